//! The sieves that link mentions to actors, the most precise first.

mod acronym;
mod appoint;
mod apposition;
mod binding;
mod body;
mod description;
mod epithet;
mod joint;
mod names;
mod person;
mod possession;
mod pronoun;
mod rival;
mod sort;
mod speaker;

pub(super) use apposition::subject_of_copula;

use super::scene::Scene;

/// Runs every sieve over the whole document, one after the other.
pub(super) fn run(scene: &mut Scene<'_>) {
    names::same(scene, true);
    acronym::link(scene);
    person::parts(scene);
    names::same(scene, false);
    names::parts(scene);
    names::beginnings(scene);
    apposition::link(scene);
    pronoun::relative(scene);
    appoint::link(scene);
    description::offices(scene);
    epithet::led(scene);
    description::repeated(scene);
    description::anaphors(scene);
    epithet::late(scene);
    epithet::fighters(scene);
    joint::link(scene);
    pronoun::relative(scene);
    let speakers = speaker::find(scene);
    pronoun::first_person(scene, &speakers);
    pronoun::third_person(scene, &speakers);
    // A speaker who was a pronoun is known now.
    pronoun::first_person(scene, &speakers);
    possession::owned(scene);
}
