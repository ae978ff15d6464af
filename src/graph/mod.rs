//! The graph room: records folded into one graph of actors, events, documents and places.
