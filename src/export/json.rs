//! `timeline.json` and `graph.json`, written and read.
//!
//! Both are pretty-printed JSON with a line feed at the end, and the same for the same graph byte for byte.

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::graph::{Edge, KnowledgeGraph, Node};
use crate::timeline::{SCHEMA_VERSION, Timeline};

/// Name of the timeline's format in messages.
const TIMELINE: &str = "timeline.json";
/// Name of the graph's format in messages.
const GRAPH: &str = "graph.json";

/// The graph as nodes and edges: `graph.json`, the node-link form that NetworkX and d3 read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NodeLink {
    /// [`SCHEMA_VERSION`] at the time of writing.
    pub schema_version: u32,
    /// Whether edges have a direction: always.
    pub directed: bool,
    /// Whether two nodes may have several edges: always.
    pub multigraph: bool,
    /// Documents, actors and events, each sorted by id.
    pub nodes: Vec<Node>,
    /// The edges; both ends of each are among the nodes.
    pub edges: Vec<Link>,
}

/// An edge with the ids of its ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Link {
    /// Id of the node it goes out from.
    pub source: String,
    /// Id of the node it leads to.
    pub target: String,
    /// What it says.
    #[serde(flatten)]
    pub edge: Edge,
}

impl From<&KnowledgeGraph> for NodeLink {
    fn from(graph: &KnowledgeGraph) -> Self {
        let graph = graph.graph();
        let links = graph.raw_edges().iter().filter_map(|edge| {
            Some(Link {
                source: graph.node_weight(edge.source())?.id().to_owned(),
                target: graph.node_weight(edge.target())?.id().to_owned(),
                edge: edge.weight.clone(),
            })
        });
        Self {
            schema_version: SCHEMA_VERSION,
            directed: true,
            multigraph: true,
            nodes: graph.node_weights().cloned().collect(),
            edges: links.collect(),
        }
    }
}

/// The bytes of `timeline.json`.
///
/// # Errors
/// [`Error::Format`] if the timeline holds what JSON cannot.
pub fn timeline(timeline: &Timeline) -> Result<Vec<u8>> {
    print(TIMELINE, timeline)
}

/// The bytes of `graph.json`.
///
/// # Errors
/// [`Error::Format`] if the graph holds what JSON cannot.
pub fn graph(graph: &KnowledgeGraph) -> Result<Vec<u8>> {
    print(GRAPH, &NodeLink::from(graph))
}

/// Reads `timeline.json`.
///
/// # Errors
/// [`Error::Format`] if it is no such file or of another schema version.
pub fn read_timeline(bytes: &[u8]) -> Result<Timeline> {
    read(TIMELINE, bytes)
}

/// Reads `graph.json`.
///
/// # Errors
/// [`Error::Format`] if it is no such file or of another schema version.
pub fn read_graph(bytes: &[u8]) -> Result<NodeLink> {
    read(GRAPH, bytes)
}

fn print<T: Serialize>(format: &'static str, value: &T) -> Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(|e| Error::Format { format, problem: e.to_string() })?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The one field that every version has.
#[derive(Deserialize)]
struct Version {
    schema_version: u64,
}

fn read<T: DeserializeOwned>(format: &'static str, bytes: &[u8]) -> Result<T> {
    let broken = |e: serde_json::Error| Error::Format { format, problem: format!("cannot be read: {e}") };
    let Version { schema_version } = serde_json::from_slice(bytes).map_err(broken)?;
    if schema_version != u64::from(SCHEMA_VERSION) {
        let problem = format!(
            "schema_version is {schema_version}, this program reads {SCHEMA_VERSION}: build the file again with it"
        );
        return Err(Error::Format { format, problem });
    }
    serde_json::from_slice(bytes).map_err(broken)
}
