//! `graph.dot` for Graphviz.
//!
//! graphviz-rust prints ids as it gets them, so every text is quoted before.

use std::collections::BTreeSet;

use graphviz_rust::dot_structures::{
    Attribute, Edge as DotEdge, EdgeTy, Graph as DotGraph, GraphAttributes, Id, Node as DotNode, NodeId, Stmt,
    Subgraph, Vertex,
};
use graphviz_rust::printer::{DotPrinter, PrinterContext};
use petgraph::Direction::Incoming;
use petgraph::visit::EdgeRef;

use super::dot_text::{quoted, quoted_id, quoted_lines};
use crate::graph::{ActorNode, Edge, EventNode, KnowledgeGraph, Node, NodeIndex, RelationEdge};
use crate::record::{ActorKind, RelationTense, Role, Source, StanceKind};
use crate::timeline::Timeline;

/// What the picture shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DotOptions {
    /// Documents as nodes, with an edge from each event and actor that they tell of. Without, the tooltip of an event
    /// quotes its evidence.
    pub documents: bool,
}

/// The text of `graph.dot`. `graphviz_rust::parse` reads it whatever the names and titles are.
///
/// Graphviz draws it as three columns: the events in time order in the middle, whoever mostly acts to the left of them,
/// places and whoever is mostly acted upon to the right. Actors that take part in no event and have no relation are
/// left out, as are documents unless `options` asks for them.
#[must_use]
pub fn dot(graph: &KnowledgeGraph, options: DotOptions) -> String {
    let layout = Layout::of(graph);
    let mut stmts = head(graph);
    stmts.extend(graph.actors().filter(|(node, _)| is_connected(graph, *node)).map(|(_, actor)| actor_stmt(actor)));
    if options.documents {
        stmts.extend(graph.documents().map(|(_, document)| document_stmt(document)));
    }
    stmts.push(event_column(graph));
    for edge in graph.graph().edge_references() {
        let (source, target) = (edge.source(), edge.target());
        let Some(attributes) = edge_attributes(graph, &layout, (source, target), edge.weight(), options) else {
            continue;
        };
        let (from, to) = match edge.weight() {
            Edge::Participation { .. } if layout.right.contains(&source) => (target, source),
            _ => (source, target),
        };
        let ends = graph.graph().node_weight(from).zip(graph.graph().node_weight(to));
        stmts.extend(ends.map(|(from, to)| edge_stmt(&[from.id(), to.id()], attributes)));
    }
    let graph = DotGraph::DiGraph { id: Id::Plain("dateline".into()), strict: false, stmts };
    let mut text = graph.print(PrinterContext::default().with_semi());
    text.push('\n');
    text
}

fn is_connected(graph: &KnowledgeGraph, actor: NodeIndex) -> bool {
    graph.graph().edges(actor).any(|e| !matches!(e.weight(), Edge::Evidence { .. } | Edge::Copy { .. }))
        || graph.graph().edges_directed(actor, Incoming).next().is_some()
}

/// What the roles of actors mean for the picture.
#[derive(Default)]
struct Layout {
    /// Actors that stand to the right of the events.
    right: BTreeSet<NodeIndex>,
    /// Actors with events that they both do and undergo, as all sides of a meeting do: drawn as one line.
    mutual: BTreeSet<(NodeIndex, NodeIndex)>,
}

impl Layout {
    fn of(graph: &KnowledgeGraph) -> Self {
        let mut layout = Self::default();
        for (actor, node) in graph.actors() {
            let with_role = |wanted| -> BTreeSet<NodeIndex> {
                let edges = graph.graph().edges(actor);
                edges.filter(|e| *e.weight() == Edge::Participation { role: wanted }).map(|e| e.target()).collect()
            };
            let (does, undergoes) = (with_role(Role::Source), with_role(Role::Target));
            if node.kind == ActorKind::Place || undergoes.len() > does.len() {
                layout.right.insert(actor);
            }
            layout.mutual.extend(does.intersection(&undergoes).map(|event| (actor, *event)));
        }
        layout
    }
}

fn head(graph: &KnowledgeGraph) -> Vec<Stmt> {
    let titles: Vec<&str> = graph.documents().map(|(_, d)| d.title.as_deref().unwrap_or(&d.source)).collect();
    let title = match titles.as_slice() {
        [only] => (*only).to_owned(),
        several => format!("{} documents", several.len()),
    };
    let font = || ("fontname", plain("Helvetica"));
    let stmt = |attributes: GraphAttributes| Stmt::GAttribute(attributes);
    vec![
        stmt(GraphAttributes::Graph(attributes([
            ("rankdir", plain("LR")),
            ("charset", quoted("UTF-8")),
            ("label", quoted(&title)),
            ("labelloc", plain("t")),
            ("ranksep", plain("2")),
            ("nodesep", plain("0.2")),
            font(),
        ]))),
        stmt(GraphAttributes::Node(attributes([font(), ("fontsize", plain("11"))]))),
        stmt(GraphAttributes::Edge(attributes([font(), ("fontsize", plain("9")), ("arrowsize", plain("0.7"))]))),
    ]
}

fn actor_stmt(actor: &ActorNode) -> Stmt {
    let shape = match actor.kind {
        ActorKind::Person => "ellipse",
        ActorKind::Organisation => "box",
        ActorKind::Country => "hexagon",
        ActorKind::Group => "octagon",
        ActorKind::Place => "house",
    };
    let tooltip = actor.aliases.join(", ");
    let tooltip = if tooltip.is_empty() { &actor.name } else { &tooltip };
    node(
        &actor.id,
        [
            ("label", quoted_lines(&[&actor.name])),
            ("shape", plain(shape)),
            ("style", plain("filled")),
            ("fillcolor", quoted("#eef2f7")),
            ("tooltip", quoted(tooltip)),
        ],
    )
}

fn event_stmt(event: &EventNode) -> Stmt {
    let quote = event.evidence.first().map_or("", |e| e.quote.as_str());
    let date = if event.date.value == "XXXX" { "undated" } else { event.date.value.as_str() };
    let style = format!("rounded,{}", line_style(event.stance.kind));
    let note = match event.stance.kind {
        StanceKind::Asserted => date.to_owned(),
        kind => format!("{date} ({})", stance_word(kind)),
    };
    node(
        &event.id,
        [
            ("label", quoted_lines(&[&note, &event.label])),
            ("shape", plain("box")),
            ("style", quoted(&style)),
            ("tooltip", quoted(quote)),
        ],
    )
}

fn document_stmt(document: &Source) -> Stmt {
    let title = document.title.as_deref().unwrap_or(&document.source);
    let day = document.published.map_or(String::new(), |d| d.to_string());
    node(&document.id, [("label", quoted_lines(&[&day, title])), ("shape", plain("note"))])
}

/// The events, one below the other in time order.
fn event_column(graph: &KnowledgeGraph) -> Stmt {
    let timeline = Timeline::from(graph);
    let events = timeline.events.iter().filter_map(|event| graph.find(&event.id));
    let nodes: Vec<&EventNode> = events
        .filter_map(|index| graph.graph().node_weight(index))
        .filter_map(|node| if let Node::Event(event) = node { Some(event) } else { None })
        .collect();
    let mut stmts = vec![Stmt::Attribute(Attribute(plain("rank"), plain("same")))];
    stmts.extend(nodes.iter().map(|event| event_stmt(event)));
    if nodes.len() > 1 {
        let ids: Vec<&str> = nodes.iter().map(|event| event.id.as_str()).collect();
        stmts.push(edge_stmt(&ids, attributes([("style", plain("invis"))])));
    }
    Stmt::Subgraph(Subgraph { id: plain("events"), stmts })
}

/// How an edge is drawn; none if it is not.
fn edge_attributes(
    graph: &KnowledgeGraph,
    layout: &Layout,
    (source, target): (NodeIndex, NodeIndex),
    edge: &Edge,
    options: DotOptions,
) -> Option<Vec<Attribute>> {
    let style = |kind: StanceKind| ("style", plain(line_style(kind)));
    match edge {
        Edge::Participation { role } => {
            let mutual = layout.mutual.contains(&(source, target));
            let stance = match graph.graph().node_weight(target) {
                Some(Node::Event(event)) => event.stance.kind,
                _ => StanceKind::Asserted,
            };
            // The head of an arrow is where the deed goes; layout direction is told by the side of the actor.
            let to_event = !layout.right.contains(&source);
            let ends = match role {
                Role::Target if mutual => return None,
                Role::Source if mutual => "both",
                Role::Participant | Role::Topic | Role::Location => "none",
                Role::Source if to_event => "forward",
                Role::Target if !to_event => "forward",
                Role::Source | Role::Target => "back",
            };
            Some(attributes([style(stance), ("dir", plain(ends)), ("tooltip", quoted(role_word(*role)))]))
        }
        Edge::Location => Some(attributes([("style", plain("dotted")), ("arrowhead", plain("odot"))])),
        Edge::Relation(relation) => Some(attributes([
            style(relation.stance.kind),
            ("label", quoted_lines(&relation_lines(relation).iter().map(String::as_str).collect::<Vec<_>>())),
            ("arrowhead", plain("vee")),
            ("color", quoted("#4a6fa5")),
            ("constraint", plain("false")),
            ("tooltip", quoted(&relation.label)),
        ])),
        Edge::Evidence { .. } if options.documents => {
            Some(attributes([("style", plain("dotted")), ("color", quoted("#999999")), ("arrowhead", plain("none"))]))
        }
        Edge::Copy { .. } if options.documents => {
            Some(attributes([("style", plain("dashed")), ("label", quoted("copy"))]))
        }
        Edge::Evidence { .. } | Edge::Copy { .. } => None,
    }
}

/// The predicate, with its time on a line of its own.
fn relation_lines(relation: &RelationEdge) -> Vec<String> {
    let former = if relation.tense == RelationTense::Past { "former: " } else { "" };
    let mut lines = vec![format!("{former}{}", relation.kind.replace('_', " "))];
    lines.extend(relation.date.as_ref().map(|date| date.value.clone()));
    lines
}

/// Solid for what is told as a fact, dashed for what somebody claims or plans, dotted for what did not happen.
fn line_style(kind: StanceKind) -> &'static str {
    match kind {
        StanceKind::Asserted | StanceKind::Reported => "solid",
        StanceKind::Accused | StanceKind::Planned | StanceKind::Hypothetical => "dashed",
        StanceKind::Denied | StanceKind::Negated => "dotted",
    }
}

fn stance_word(kind: StanceKind) -> &'static str {
    match kind {
        StanceKind::Asserted => "asserted",
        StanceKind::Reported => "reported",
        StanceKind::Accused => "accused",
        StanceKind::Denied => "denied",
        StanceKind::Planned => "planned",
        StanceKind::Hypothetical => "hypothetical",
        StanceKind::Negated => "negated",
    }
}

fn role_word(role: Role) -> &'static str {
    match role {
        Role::Source => "source",
        Role::Target => "target",
        Role::Participant => "participant",
        Role::Location => "location",
        Role::Topic => "topic",
    }
}

fn node<const N: usize>(id: &str, pairs: [(&str, Id); N]) -> Stmt {
    Stmt::Node(DotNode { id: NodeId(quoted_id(id), None), attributes: attributes(pairs) })
}

fn edge_stmt(ids: &[&str], attributes: Vec<Attribute>) -> Stmt {
    let ends = ids.iter().map(|id| Vertex::N(NodeId(quoted_id(id), None))).collect();
    Stmt::Edge(DotEdge { ty: EdgeTy::Chain(ends), attributes })
}

fn attributes<const N: usize>(pairs: [(&str, Id); N]) -> Vec<Attribute> {
    pairs.into_iter().map(|(key, value)| Attribute(plain(key), value)).collect()
}

fn plain(word: &str) -> Id {
    Id::Plain(word.to_owned())
}
