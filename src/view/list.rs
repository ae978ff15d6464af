//! The reading list: one event after the other down the page, as many as there are.

use std::collections::BTreeSet;

use crate::record::{Role, StanceKind};
use crate::timeline::{Timeline, TimelineEvent};

use super::caption;
use super::escape;
use super::glyph;
use super::legend::{self, Sign, Used};
use super::measure::{bold, regular};
use super::strip;
use super::style::{self, Family};
use super::svg::{Anchor, Canvas, SOFT};
use super::when;

/// Up to this many events each gets a paragraph; more get one line each, in two columns.
const MOST_PARAGRAPHS: usize = 80;
/// Most events that are listed at all.
const MOST_LINES: usize = 1200;
const MARGIN: f64 = 24.0;

/// Draws the events as a list to read, with a strip above that shows how many fall into each span of time.
#[must_use]
pub fn list_svg(timeline: &Timeline) -> String {
    let chosen = choose(&timeline.events);
    let roomy = timeline.events.len() <= MOST_PARAGRAPHS;
    let width = if roomy { 900.0 } else { 1280.0 };
    let inner = width - 2.0 * MARGIN;
    let mut canvas = Canvas::new();
    let mut y = caption::draw(&mut canvas, (MARGIN, MARGIN), inner, timeline);
    y += strip::draw(&mut canvas, (MARGIN, y), inner, &timeline.events);
    if chosen.len() < timeline.events.len() {
        let words = format!(
            "The {} events with the most sources are listed; the data files hold all {}.",
            chosen.len(),
            timeline.events.len()
        );
        canvas.text((MARGIN, y + 4.0), Anchor::Start, regular(12.0), style::INK, &words);
        y += 24.0;
    }
    y = if roomy { paragraphs(&mut canvas, timeline, &chosen, y) } else { lines(&mut canvas, timeline, &chosen, y) };
    let mut used = Used::default();
    for event in &chosen {
        used.families.insert(Family::of(event.kind));
        used.stances.insert(event.stance.kind);
    }
    if chosen.iter().any(|event| when::is_uncertain(&event.date)) {
        canvas.gradient("soft", style::MUTED, &SOFT);
        used.signs.push(Sign { words: "time not known exactly", draw: |canvas, at| halo(canvas, at) });
    }
    if !chosen.is_empty() {
        y += 12.0 + legend::draw(&mut canvas, (MARGIN, y + 12.0), inner, &used);
    }
    canvas.finish((width, y + MARGIN), &caption::title(timeline), &caption::description(timeline))
}

/// All events, or those with the most sources and pieces of evidence, in the order of reading.
fn choose(events: &[TimelineEvent]) -> Vec<&TimelineEvent> {
    let mut ranked: Vec<usize> = (0..events.len()).collect();
    let weight =
        |at: &usize| events.get(*at).map(|event| (event.support, event.evidence.len(), event.participants.len()));
    ranked.sort_by_key(|at| (std::cmp::Reverse(weight(at)), *at));
    let kept: BTreeSet<usize> = ranked.into_iter().take(MOST_LINES).collect();
    let order = when::reading_order(events.iter().map(|event| &event.date));
    order.into_iter().filter(|at| kept.contains(at)).filter_map(|at| events.get(at)).collect()
}

/// Heading of the group an event stands in: its month, its year, a coarser date, or none.
fn heading(event: &TimelineEvent) -> String {
    match when::calendar(&event.date) {
        Some((year, Some(month))) => format!("{} {year}", when::month_name(month)),
        Some((year, None)) => year.to_string(),
        None if when::middle(&event.date).is_none() => "Without a date".to_owned(),
        None => when::words(&event.date),
    }
}

/// The date inside its group: without the year and month that the heading says.
fn short_date(event: &TimelineEvent) -> String {
    let words = when::words(&event.date);
    let heading = heading(event);
    if words == heading || words == "no date" {
        return String::new();
    }
    let Some(rest) = words.strip_suffix(&heading) else { return words };
    match heading.split_once(' ') {
        Some((month, _)) => format!("{rest}{}", month.get(..3).unwrap_or(month)),
        // Of a range of months there is room for the short names.
        None => {
            (1..=12).map(when::month_name).fold(rest.trim_end().to_owned(), |text, month| match text.contains('–') {
                true => text.replace(month, month.get(..3).unwrap_or(month)),
                false => text,
            })
        }
    }
}

/// A soft stroke behind a marker: when it was is not known to the day.
fn halo(canvas: &mut Canvas, at: (f64, f64)) {
    let (x, y) = at;
    canvas.rect((x - 17.0, y - 5.0), (34.0, 10.0), &[("fill", "url(#soft)")]);
}

const DATE_END: f64 = 138.0;
const SPINE: f64 = 166.0;
const TEXT: f64 = 194.0;

fn paragraphs(canvas: &mut Canvas, timeline: &Timeline, events: &[&TimelineEvent], top: f64) -> f64 {
    let right = 900.0 - MARGIN;
    let mut y = top;
    let mut spine = Canvas::new();
    let mut group = String::new();
    let mut last: Option<i64> = None;
    for event in events {
        let title = heading(event);
        if title != group {
            let day = when::middle(&event.date);
            if let (Some(last), Some(day)) = (last, day)
                && day - last > 60
            {
                y += gap(&mut spine, y, day - last);
            }
            y += 26.0;
            spine.text((TEXT, y), Anchor::Start, bold(14.0), style::INK, &bold(14.0).fit(&title, right - TEXT));
            y += 8.0;
            group = title;
        }
        last = when::middle(&event.date).or(last);
        y = paragraph(&mut spine, timeline, event, y, right);
    }
    if !events.is_empty() {
        canvas.line((SPINE, top + 10.0), (SPINE, y), &[("stroke", style::RULE), ("stroke-width", "2")]);
    }
    canvas.append(spine);
    y
}

/// A break in the spine, with the length of the time left out.
fn gap(canvas: &mut Canvas, y: f64, days: i64) -> f64 {
    canvas.rect((SPINE - 4.0, y + 14.0), (8.0, 10.0), &[("fill", style::PAPER)]);
    for dy in [14.0, 24.0] {
        let ends = ((SPINE - 7.0, y + dy + 2.5), (SPINE + 7.0, y + dy - 2.5));
        canvas.line(ends.0, ends.1, &[("stroke", style::MUTED), ("stroke-width", "1.5")]);
    }
    let words = format!("{} later", when::length(days));
    canvas.text((DATE_END, y + 23.0), Anchor::End, regular(10.5), style::MUTED, &words);
    20.0
}

fn paragraph(canvas: &mut Canvas, timeline: &Timeline, event: &TimelineEvent, top: f64, right: f64) -> f64 {
    let family = Family::of(event.kind);
    canvas.group(&[("class", "event")]);
    canvas.tooltip(&caption::tooltip(event, timeline));
    let mut y = top + 20.0;
    if when::is_uncertain(&event.date) {
        halo(canvas, (SPINE, y - 4.0));
    }
    glyph::marker(canvas, (SPINE, y - 4.0), 7.0, family, event.stance.kind);
    let date = regular(12.0).fit(&short_date(event), DATE_END - MARGIN);
    canvas.text((DATE_END, y), Anchor::End, regular(12.0), style::MUTED, &date);
    let font = regular(13.5);
    let label = font.wrap(&escape::clean(&event.label), right - TEXT, 3);
    for (at, line) in label.iter().enumerate() {
        if at > 0 {
            y += 17.0;
        }
        canvas.text((TEXT, y), Anchor::Start, font, style::INK, line);
    }
    y += 17.0;
    let kind = style::kind_word(event.kind);
    canvas.text((TEXT, y), Anchor::Start, bold(11.0), family.colour(), kind);
    let start = TEXT + bold(11.0).width(kind) + 10.0;
    let mut about = Vec::new();
    if event.stance.kind != StanceKind::Asserted || event.stance.holder.is_some() {
        about.push(caption::stance(event, timeline));
    }
    let who = who(event, timeline);
    if !who.is_empty() {
        about.push(who);
    }
    let words = regular(11.0).fit(&about.join(" · "), right - start);
    canvas.text((start, y), Anchor::Start, regular(11.0), style::MUTED, &words);
    canvas.end();
    y + 8.0
}

/// The actors of an event: who, to whom, with whom or where.
fn who(event: &TimelineEvent, timeline: &Timeline) -> String {
    let names = |roles: &[Role]| {
        let mut names: Vec<String> = Vec::new();
        for participant in event.participants.iter().filter(|participant| roles.contains(&participant.role)) {
            if let Some(actor) = timeline.actors.iter().find(|actor| actor.id == participant.actor) {
                let name = escape::clean(&actor.name);
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        names
    };
    let (sources, targets) = (names(&[Role::Source]), names(&[Role::Target]));
    let others = names(&[Role::Participant, Role::Location, Role::Topic]);
    let mutual = !sources.is_empty() && sources.iter().all(|name| targets.contains(name));
    let mut text = if mutual { targets.join(", ") } else { sources.join(", ") };
    if !mutual && !targets.is_empty() {
        text.push_str(if text.is_empty() { "→ " } else { " → " });
        text.push_str(&targets.join(", "));
    }
    if !others.is_empty() {
        text.push_str(if text.is_empty() { "with or at " } else { "; with or at " });
        text.push_str(&others.join(", "));
    }
    text
}

const LINE: f64 = 20.0;
const ROWS: usize = 46;

/// A row of the two-column list.
enum Row<'a> {
    Heading(String),
    Event(&'a TimelineEvent),
}

fn lines(canvas: &mut Canvas, timeline: &Timeline, events: &[&TimelineEvent], top: f64) -> f64 {
    let column = (1280.0 - 2.0 * MARGIN - 32.0) / 2.0;
    let mut y = top;
    for page in columns(events).chunks(2) {
        for (side, rows) in page.iter().enumerate() {
            let left = MARGIN + (column + 32.0) * legend::count(side);
            for (at, row) in rows.iter().enumerate() {
                line(canvas, timeline, row, (left, y + LINE * legend::count(at + 1)), column);
            }
        }
        let longest = page.iter().map(Vec::len).max().unwrap_or(0);
        y += LINE * legend::count(longest) + 14.0;
        canvas.line((MARGIN, y), (1280.0 - MARGIN, y), &[("stroke", style::RULE)]);
        y += 2.0;
    }
    y
}

/// Shares the events out to columns. Each column begins with a heading and none ends with one.
fn columns<'a>(events: &[&'a TimelineEvent]) -> Vec<Vec<Row<'a>>> {
    let mut out: Vec<Vec<Row<'a>>> = Vec::new();
    let mut column: Vec<Row<'a>> = Vec::new();
    let mut group = String::new();
    for &event in events {
        let title = heading(event);
        let is_new = title != group;
        if column.len() + 1 + usize::from(is_new) > ROWS {
            out.push(std::mem::take(&mut column));
        }
        if is_new {
            column.push(Row::Heading(title.clone()));
            group = title;
        } else if column.is_empty() {
            column.push(Row::Heading(format!("{title}, continued")));
        }
        column.push(Row::Event(event));
    }
    out.push(column);
    out
}

fn line(canvas: &mut Canvas, timeline: &Timeline, row: &Row<'_>, at: (f64, f64), width: f64) {
    let (x, y) = at;
    match row {
        Row::Heading(title) => {
            canvas.text((x, y), Anchor::Start, bold(12.0), style::INK, &bold(12.0).fit(title, width));
        }
        Row::Event(event) => {
            let family = Family::of(event.kind);
            canvas.group(&[("class", "event")]);
            canvas.tooltip(&caption::tooltip(event, timeline));
            let date = regular(10.5).fit(&short_date(event), 82.0);
            canvas.text((x + 82.0, y), Anchor::End, regular(10.5), style::MUTED, &date);
            if when::is_uncertain(&event.date) {
                halo(canvas, (x + 100.0, y - 4.0));
            }
            glyph::marker(canvas, (x + 100.0, y - 4.0), 5.5, family, event.stance.kind);
            let stance = match event.stance.kind {
                StanceKind::Asserted => String::new(),
                kind => style::stance_word(kind).to_owned(),
            };
            let tail = if stance.is_empty() { 0.0 } else { regular(10.0).width(&stance) + 8.0 };
            let label = regular(11.5).fit(&escape::clean(&event.label), width - 122.0 - tail);
            canvas.text((x + 122.0, y), Anchor::Start, regular(11.5), style::INK, &label);
            if !stance.is_empty() {
                canvas.text((x + width, y), Anchor::End, regular(10.0), style::MUTED, &stance);
            }
            canvas.end();
        }
    }
}
