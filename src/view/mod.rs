//! The view room: pictures and the explorer page, each a pure function of the [`Timeline`].
//!
//! The same timeline gives the same bytes on every machine: no clock, no randomness, no function of the platform's
//! mathematics library beyond the exactly rounded square root.

mod actor_box;
mod axis;
mod caption;
mod clear;
mod edge;
mod escape;
mod force;
mod glyph;
mod graph;
mod lane;
mod lanes;
mod legend;
mod list;
mod measure;
mod network;
mod overlap;
mod pack;
mod page;
mod staves;
mod strip;
mod style;
mod svg;
mod when;

#[cfg(test)]
mod legible;
#[cfg(test)]
mod sample;

use crate::timeline::Timeline;

pub use graph::graph_svg;
pub use lanes::lanes_svg;
pub use list::list_svg;
pub use page::explorer_html;

/// Most events for which lanes are drawn; more are legible only as a list.
const MOST_EVENTS_IN_LANES: usize = 80;

/// Draws the timeline: actor lanes, or the reading list when there are more events than lanes can show.
#[must_use]
pub fn timeline_svg(timeline: &Timeline) -> String {
    if timeline.events.len() <= MOST_EVENTS_IN_LANES { lanes_svg(timeline) } else { list_svg(timeline) }
}
