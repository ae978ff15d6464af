//! The view room: pictures and the explorer page.
