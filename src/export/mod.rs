//! The export room: one file per format.
