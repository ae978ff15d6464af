//! Draws a `timeline.json` again: `cargo run --example draw -- timeline.json FOLDER`.

use std::path::PathBuf;
use std::{env, fs};

use dateline::timeline::Timeline;
use dateline::view;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = env::args_os().skip(1).map(PathBuf::from);
    let (Some(input), Some(folder)) = (arguments.next(), arguments.next()) else {
        return Err("give a timeline.json and a folder".into());
    };
    let timeline: Timeline = serde_json::from_slice(&fs::read(input)?)?;
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("timeline.svg"), view::timeline_svg(&timeline))?;
    fs::write(folder.join("list.svg"), view::list_svg(&timeline))?;
    fs::write(folder.join("graph.svg"), view::graph_svg(&timeline))?;
    fs::write(folder.join("index.html"), view::explorer_html(&timeline)?)?;
    Ok(())
}
