//! Writes a trained network in whole numbers, as the program reads it.

use super::layers::{dense, relu};
use super::matrix::Matrix;
use super::network::Network;
use super::weights::Dense;
use crate::text::bytes::Writer;
use crate::text::net::{self, norm::Norm};
use crate::text::{Relation, Tag, Upos};

fn write_dense(layer: &Dense, writer: &mut Writer) {
    net::dense::Dense::write(&layer.weight.data, &layer.bias, writer);
}

/// Writes the network for `Network::read`.
pub(in crate::text::train) fn export(network: &Network, classes: &[(Tag, Upos)], writer: &mut Writer) {
    let (shape, weights) = (&network.shape, &network.weights);
    writer.count(classes.len());
    for (tag, upos) in classes {
        writer.text(tag.as_str());
        writer.text(upos.as_str());
    }
    writer.count(Relation::ALL.len());
    for relation in Relation::ALL {
        writer.text(relation.as_str());
    }
    // The layer over the word vectors is the same for each vector: it is taken once, here.
    let plain = Dense { weight: weights.vector.weight.clone(), bias: vec![0.0; shape.width] };
    let vectors = dense(&network.vectors, &plain);
    for size in [shape.width, vectors.rows(), shape.arc, shape.label] {
        writer.count(size);
    }
    net::write_rows(&network.table.data, writer);
    net::write_rows(&vectors.data, writer);
    for v in &weights.vector.bias {
        writer.float(*v);
    }
    writer.count(weights.layers.len());
    let mut norms = weights.norms.iter();
    if let Some(norm) = norms.next() {
        Norm::write(norm, writer);
    }
    for ((reach, layer), norm) in shape.reaches.iter().zip(&weights.layers).zip(norms) {
        writer.count(*reach);
        write_dense(layer, writer);
        Norm::write(norm, writer);
    }
    for layer in [&weights.tag, &weights.name, &weights.dependent, &weights.head, &weights.mix] {
        write_dense(layer, writer);
    }
    let root = Matrix { cols: shape.width, data: weights.root.clone() };
    let mut head = dense(&root, &weights.head);
    relu(&mut head);
    for v in dense(&head, &weights.mix).data.iter().chain(&dense(&root, &weights.label_head).data) {
        writer.float(*v);
    }
    for v in &weights.distance {
        writer.float(*v);
    }
    for layer in [&weights.label_dependent, &weights.label_head, &weights.label] {
        write_dense(layer, writer);
    }
}
