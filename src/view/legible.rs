//! Tests of the finished pictures: well-formed, the same every time, and nothing that covers or leaves anything.

use proptest::prelude::*;
use roxmltree::Document;

use super::measure::{bold, regular};
use super::overlap::Area;
use super::sample::timeline;
use super::{explorer_html, graph_svg, lanes_svg, list_svg, timeline_svg};
use crate::timeline::Timeline;

const SIZES: [(usize, usize); 9] = [(0, 0), (0, 3), (1, 0), (1, 1), (5, 4), (12, 1), (60, 25), (81, 0), (600, 140)];
const PICTURES: [fn(&Timeline) -> String; 4] = [timeline_svg, lanes_svg, list_svg, graph_svg];

/// The boxes that the texts of a picture take, with the texts.
fn texts(svg: &str) -> Vec<(Area, String)> {
    let document = Document::parse(svg).unwrap();
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    texts
        .map(|node| {
            let number = |name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap();
            let size = number("font-size");
            let font = if node.attribute("font-weight").is_some() { bold(size) } else { regular(size) };
            let text = node.text().unwrap_or("").to_owned();
            let half_width = font.width(&text) / 2.0;
            let x = match node.attribute("text-anchor") {
                Some("middle") => number("x"),
                Some(_) => number("x") - half_width,
                None => number("x") + half_width,
            };
            // The letters stand mostly above the baseline.
            (Area { x, y: number("y") - size * 0.3, half_width, half_height: size * 0.45 }, text)
        })
        .collect()
}

#[test]
fn no_text_covers_another() {
    for (events, actors) in SIZES {
        for picture in PICTURES {
            let texts = texts(&picture(&timeline(events, actors)));
            for (i, (one, words)) in texts.iter().enumerate() {
                let covered = texts[..i].iter().find(|(other, _)| one.overlaps(other, -0.5));
                assert!(covered.is_none(), "{events} events: {words:?} on {:?}", covered.unwrap().1);
            }
        }
    }
}

#[test]
fn no_text_leaves_the_picture() {
    for (events, actors) in SIZES {
        for picture in PICTURES {
            let svg = picture(&timeline(events, actors));
            let root = Document::parse(&svg).unwrap();
            let side = |name: &str| root.root_element().attribute(name).unwrap().parse::<f64>().unwrap();
            let (width, height) = (side("width"), side("height"));
            for (area, words) in texts(&svg) {
                let inside = area.x - area.half_width >= 0.0
                    && area.x + area.half_width <= width
                    && area.y - area.half_height >= 0.0
                    && area.y + area.half_height <= height;
                assert!(inside, "{events} events: {words:?} at {area:?} in {width} × {height}");
            }
        }
    }
}

#[test]
fn the_same_timeline_gives_the_same_bytes() {
    for picture in PICTURES {
        assert_eq!(picture(&timeline(60, 25)), picture(&timeline(60, 25)));
    }
    assert_eq!(explorer_html(&timeline(60, 25)).unwrap(), explorer_html(&timeline(60, 25)).unwrap());
}

#[test]
fn every_event_stands_in_both_forms_of_the_timeline() {
    let sixty = timeline(60, 25);
    for picture in [lanes_svg, list_svg] {
        assert_eq!(picture(&sixty).matches("class=\"event\"").count(), 60);
    }
}

#[test]
fn many_events_are_drawn_as_a_list() {
    assert_eq!(timeline_svg(&timeline(600, 40)), list_svg(&timeline(600, 40)));
    assert_eq!(timeline_svg(&timeline(60, 40)), lanes_svg(&timeline(60, 40)));
}

#[test]
fn the_network_says_how_many_actors_it_leaves_out() {
    let svg = graph_svg(&timeline(600, 140));
    assert_eq!(svg.matches("class=\"actor\"").count(), 60);
    assert!(svg.contains("60 best linked actors are drawn"));
}

#[test]
fn a_denied_event_looks_denied_and_the_key_says_so() {
    let mut one = timeline(1, 2);
    one.events[0].stance.kind = crate::record::StanceKind::Denied;
    let svg = lanes_svg(&one);
    let words: Vec<String> = texts(&svg).into_iter().map(|(_, words)| words).collect();
    assert!(words.contains(&"denied".to_owned()));
    assert!(svg.contains("stroke-dasharray=\"5 4\""));
}

/// The JSON of the page and everything around it.
fn parts(page: &str) -> (serde_json::Value, String) {
    let (before, rest) = page.split_once("<script type=\"application/json\" id=\"data\">").unwrap();
    let (json, after) = rest.split_once("</script>").unwrap();
    (serde_json::from_str(json).unwrap(), format!("{before}{after}"))
}

#[test]
fn the_page_carries_the_whole_timeline() {
    let sample = timeline(60, 25);
    let (data, _) = parts(&explorer_html(&sample).unwrap());
    let back: Timeline = serde_json::from_value(data["timeline"].clone()).unwrap();
    assert_eq!(back, sample);
}

#[test]
fn a_headline_cannot_become_markup() {
    let page = explorer_html(&timeline(60, 25)).unwrap();
    assert!(!page.contains("<img"));
    assert_eq!(page.matches("</script>").count(), 2);
}

#[test]
fn the_page_names_no_other_host_and_its_policy_forbids_all_loading() {
    let (_, page) = parts(&explorer_html(&timeline(5, 3)).unwrap());
    let addresses: Vec<&str> = page.match_indices("://").map(|(at, _)| &page[at.saturating_sub(5)..at + 20]).collect();
    assert_eq!(addresses, ["\"http://www.w3.org/2000/svg".get(..25).unwrap()], "only the name space of SVG");
    assert!(page.contains("default-src &#39;none&#39;") || page.contains("default-src 'none'"));
    assert!(!page.contains("unsafe-inline") && !page.contains("innerHTML"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_words_make_well_formed_pictures_and_a_page_that_reads_back(words in any::<String>()) {
        let mut sample = timeline(7, 4);
        sample.documents[0].title = Some(words.clone());
        sample.documents[0].publisher = Some(words.clone());
        sample.events[0].label = words.clone();
        sample.events[1].evidence[0].quote = words.clone();
        sample.events[2].date.value = words.clone();
        sample.actors[0].name = words.clone();
        sample.relations[0].kind = words;
        for picture in PICTURES {
            let svg = picture(&sample);
            let parsed = Document::parse(&svg);
            prop_assert!(parsed.is_ok(), "{:?}", parsed.err());
        }
        let (data, _) = parts(&explorer_html(&sample).unwrap());
        prop_assert_eq!(serde_json::from_value::<Timeline>(data["timeline"].clone()).unwrap(), sample);
    }
}
