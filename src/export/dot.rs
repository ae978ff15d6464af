//! `graph.dot` for Graphviz.
//!
//! graphviz-rust prints ids as it gets them, so every text is quoted before.

use graphviz_rust::dot_structures::{
    Attribute, Edge as DotEdge, EdgeTy, Graph as DotGraph, GraphAttributes, Id, Node as DotNode, NodeId, Stmt, Vertex,
};
use graphviz_rust::printer::{DotPrinter, PrinterContext};
use petgraph::visit::EdgeRef;

use super::dot_text::{quoted, quoted_id, quoted_lines};
use crate::graph::{ActorNode, Edge, EventNode, KnowledgeGraph, Node, NodeIndex};
use crate::record::{ActorKind, Role, Source, StanceKind};

/// What the picture shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DotOptions {
    /// Documents as nodes, with an edge from each event and actor that they tell of. Without, the tooltip of an event
    /// quotes its evidence.
    pub documents: bool,
}

/// The text of `graph.dot`. `graphviz_rust::parse` reads it whatever the names and titles are.
///
/// Actors that take part in no event and have no relation are left out, as are documents unless `options` asks for them.
#[must_use]
pub fn dot(graph: &KnowledgeGraph, options: DotOptions) -> String {
    let mut stmts = head(graph);
    for node in graph.graph().node_indices() {
        let connected = graph.graph().edges(node).chain(graph.graph().edges_directed(node, petgraph::Incoming));
        let shown = connected.into_iter().any(|e| options.documents || !matches!(e.weight(), Edge::Evidence { .. }));
        match graph.graph().node_weight(node) {
            Some(Node::Actor(actor)) if shown => stmts.push(actor_stmt(actor)),
            Some(Node::Event(event)) => stmts.push(event_stmt(event)),
            Some(Node::Document(document)) if options.documents => stmts.push(document_stmt(document)),
            _ => {}
        }
    }
    for edge in graph.graph().edge_references() {
        let nodes = graph.graph().node_weight(edge.source()).zip(graph.graph().node_weight(edge.target()));
        let (Some((source, target)), weight) = (nodes, edge.weight()) else { continue };
        match (mutual(graph, edge.source(), edge.target()), weight) {
            (true, Edge::Participation { role: Role::Target }) => {}
            (is_mutual, weight) => stmts.extend(edge_stmt(source, target, weight, is_mutual, options)),
        }
    }
    let graph = DotGraph::DiGraph { id: Id::Plain("dateline".into()), strict: false, stmts };
    let mut text = graph.print(PrinterContext::default().with_semi());
    text.push('\n');
    text
}

/// Whether an actor both does and undergoes an event, as all sides of a meeting do: drawn as one line.
fn mutual(graph: &KnowledgeGraph, actor: NodeIndex, event: NodeIndex) -> bool {
    let has = |wanted| {
        let mut edges = graph.graph().edges_connecting(actor, event);
        edges.any(|e| *e.weight() == Edge::Participation { role: wanted })
    };
    has(Role::Source) && has(Role::Target)
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
            ("ranksep", plain("1.2")),
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

/// Source, participant and topic lie before the event, target and place behind it: the picture reads from left to right.
fn edge_stmt(source: &Node, target: &Node, edge: &Edge, mutual: bool, options: DotOptions) -> Option<Stmt> {
    let (from, to) = match edge {
        Edge::Participation { role: Role::Target | Role::Location } => (target.id(), source.id()),
        _ => (source.id(), target.id()),
    };
    let style = |kind: StanceKind| ("style", plain(line_style(kind)));
    let attributes = match edge {
        Edge::Participation { role } => {
            let stance = if let Node::Event(event) = target { event.stance.kind } else { StanceKind::Asserted };
            let arrow = match role {
                Role::Source | Role::Target => "normal",
                Role::Participant | Role::Topic => "none",
                Role::Location => "odot",
            };
            let ends = if mutual && *role == Role::Source { "both" } else { "forward" };
            attributes([
                style(stance),
                ("arrowhead", plain(arrow)),
                ("dir", plain(ends)),
                ("tooltip", quoted(role_word(*role))),
            ])
        }
        Edge::Location => attributes([("style", plain("dotted")), ("arrowhead", plain("odot"))]),
        Edge::Relation(relation) => {
            let label = relation.kind.replace('_', " ");
            attributes([
                style(relation.stance.kind),
                ("label", quoted_lines(&[&label])),
                ("arrowhead", plain("vee")),
                ("color", quoted("#4a6fa5")),
                ("tooltip", quoted(&relation.label)),
            ])
        }
        Edge::Evidence { .. } if options.documents => attributes([
            ("style", plain("dotted")),
            ("color", quoted("#999999")),
            ("arrowhead", plain("none")),
            ("constraint", plain("false")),
        ]),
        Edge::Evidence { .. } => return None,
    };
    let end = |id| Vertex::N(NodeId(quoted_id(id), None));
    Some(Stmt::Edge(DotEdge { ty: EdgeTy::Pair(end(from), end(to)), attributes }))
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

fn attributes<const N: usize>(pairs: [(&str, Id); N]) -> Vec<Attribute> {
    pairs.into_iter().map(|(key, value)| Attribute(plain(key), value)).collect()
}

fn plain(word: &str) -> Id {
    Id::Plain(word.to_owned())
}
