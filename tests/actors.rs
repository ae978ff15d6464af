//! Who is who: the actor room through its face, on hand-made trees.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use dateline::actor::{Cast, LinkReason, resolve};
use dateline::document::{BlockKind, Document};
use dateline::record::ActorKind;
use dateline::text::{Relation, Sentence, Tag, Token, Upos};

/// Reads a tree: one word a line, `form lemma UPOS TAG head relation`, heads counted from 1; `_` glues to the next word.
fn sentence(block: usize, tree: &str) -> Sentence {
    let mut at = 0;
    let mut tokens = Vec::new();
    for line in tree.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let f: Vec<&str> = line.split_whitespace().collect();
        let length = f[0].chars().count();
        tokens.push(Token {
            start: at,
            end: at + length,
            form: f[0].into(),
            lemma: f[1].into(),
            upos: Upos::parse(f[2]),
            tag: Tag::parse(f[3]),
            head: f[4].parse::<usize>().unwrap().checked_sub(1),
            relation: Relation::parse(f[5]),
        });
        at += length + usize::from(f.get(6) != Some(&"_"));
    }
    Sentence { start: 0, end: at, block, kind: BlockKind::Paragraph, tokens, names: Vec::new() }
}

fn cast(trees: &[&str]) -> Cast {
    let sentences: Vec<Sentence> = trees.iter().map(|t| sentence(0, t)).collect();
    let document = Document::plain("");
    resolve(&document, &sentences)
}

fn actor(cast: &Cast, name: &str) -> usize {
    cast.actors.iter().position(|a| a.name == name).unwrap_or_else(|| panic!("no {name} in {:?}", cast.actors))
}

fn actors_at(cast: &Cast, sentence: usize, head: usize) -> Vec<String> {
    let mention = cast.mentions.iter().find(|m| m.sentence == sentence && m.head == head);
    mention.map_or_else(Vec::new, |m| m.actors.iter().map(|&a| cast.actors[a].name.clone()).collect())
}

fn relations(cast: &Cast) -> Vec<(String, String, String)> {
    cast.relations
        .iter()
        .map(|r| (cast.actors[r.source].name.clone(), r.kind.clone(), cast.actors[r.target].name.clone()))
        .collect()
}

fn relation(source: &str, kind: &str, target: &str) -> (String, String, String) {
    (source.into(), kind.into(), target.into())
}

const MINISTER_SAID: &str = "
    Kenya Kenya PROPN NNP 4 nmod:poss _
    's 's PART POS 1 case
    foreign foreign ADJ JJ 4 amod
    minister minister NOUN NN 6 nsubj
    has have AUX VBZ 6 aux
    resigned resign VERB VBN 0 root
    . . PUNCT . 6 punct";

const MINISTER_NAMED: &str = "
    Foreign foreign PROPN NNP 2 amod
    Minister Minister PROPN NNP 3 nmod:desc
    Amina Amina PROPN NNP 5 nsubj
    Odera Odera PROPN NNP 3 flat
    said say VERB VBD 0 root
    she she PRON PRP 8 nsubj
    was be AUX VBD 8 cop
    tired tired ADJ JJ 5 ccomp
    . . PUNCT . 5 punct";

#[test]
fn an_office_is_whoever_the_text_names_in_it() {
    let cast = cast(&[MINISTER_SAID, MINISTER_NAMED]);
    assert_eq!(actors_at(&cast, 0, 3), ["Amina Odera"]);
    assert_eq!(actors_at(&cast, 1, 5), ["Amina Odera"]);
    assert!(relations(&cast).contains(&relation("Amina Odera", "foreign_minister_of", "Kenya")));
    let minister = &cast.actors[actor(&cast, "Amina Odera")];
    assert_eq!(minister.country.as_deref(), Some("KEN"));
    assert_eq!(minister.state, Some(actor(&cast, "Kenya")));
}

#[test]
fn names_adjectives_and_people_of_a_country_are_one_actor() {
    let cast = cast(&[
        "The the DET DT 2 det
         U.S. U.S. PROPN NNP 3 nsubj
         wants want VERB VBZ 0 root
         talks talk NOUN NNS 3 obj
         . . PUNCT . 3 punct",
        "America America PROPN NNP 2 nsubj
         waited wait VERB VBD 0 root
         . . PUNCT . 2 punct",
        "Washington Washington PROPN NNP 2 nsubj
         accused accuse VERB VBD 0 root
         Peru Peru PROPN NNP 2 obj
         . . PUNCT . 2 punct",
    ]);
    let state = &cast.actors[actor(&cast, "United States")];
    assert_eq!(state.kind, ActorKind::Country);
    assert_eq!(state.country.as_deref(), Some("USA"));
    assert_eq!(state.aliases, ["U.S.", "America", "Washington"]);
    assert_eq!(actors_at(&cast, 2, 0), ["United States"]);
}

#[test]
fn a_capital_where_something_happens_is_a_place() {
    let cast = cast(&["They they PRON PRP 2 nsubj
         met meet VERB VBD 0 root
         in in ADP IN 4 case
         Lima Lima PROPN NNP 2 obl
         . . PUNCT . 2 punct"]);
    let place = &cast.actors[actor(&cast, "Lima")];
    assert_eq!(place.kind, ActorKind::Place);
    assert_eq!(place.country.as_deref(), Some("PER"));
}

#[test]
fn title_and_surname_are_the_person_named_in_full() {
    let cast = cast(&[
        "Brig Brig PROPN NNP 2 compound
         Gen Gen PROPN NNP 3 nmod:desc
         Carla Carla PROPN NNP 6 nsubj
         M M PROPN NNP 3 flat
         Ruiz Ruiz PROPN NNP 3 flat
         spoke speak VERB VBD 0 root
         . . PUNCT . 6 punct",
        "Gen Gen PROPN NNP 2 nmod:desc
         Ruiz Ruiz PROPN NNP 3 nsubj
         left leave VERB VBD 0 root
         . . PUNCT . 3 punct",
    ]);
    let name = &cast.actors[actor(&cast, "Carla M Ruiz")];
    assert_eq!(name.aliases, ["Ruiz"]);
    assert_eq!(actors_at(&cast, 1, 1), ["Carla M Ruiz"]);
    assert_eq!(cast.mentions.iter().find(|m| m.sentence == 1).unwrap().reason, LinkReason::Surname);
}

#[test]
fn persons_with_different_given_names_stay_two() {
    let cast = cast(&[
        "Anna Anna PROPN NNP 3 nsubj
         Weber Weber PROPN NNP 1 flat
         sang sing VERB VBD 0 root
         . . PUNCT . 3 punct",
        "Peter Peter PROPN NNP 3 nsubj
         Weber Weber PROPN NNP 1 flat
         danced dance VERB VBD 0 root
         . . PUNCT . 3 punct",
    ]);
    assert_ne!(actor(&cast, "Anna Weber"), actor(&cast, "Peter Weber"));
}

#[test]
fn spelling_variants_of_a_name_are_one() {
    let cast = cast(&[
        "José José PROPN NNP 5 nsubj
         Garcia Garcia PROPN NNP 1 flat _
         - - PUNCT HYPH 4 punct _
         López López PROPN NNP 1 flat
         won win VERB VBD 0 root
         . . PUNCT . 5 punct",
        "Jose Jose PROPN NNP 4 nsubj
         Garcia Garcia PROPN NNP 1 flat
         Lopez Lopez PROPN NNP 1 flat
         smiled smile VERB VBD 0 root
         . . PUNCT . 4 punct",
    ]);
    assert_eq!(actors_at(&cast, 0, 0), actors_at(&cast, 1, 0));
}

#[test]
fn a_spokesman_speaks_for_his_department_and_the_department_belongs_to_the_state() {
    let cast = cast(&["US US PROPN NNP 3 compound
         state state NOUN NN 3 compound
         department department NOUN NN 4 compound
         spokesman spokesman NOUN NN 5 nmod:desc
         Tom Tom PROPN NNP 7 nsubj
         Grey Grey PROPN NNP 5 flat
         left leave VERB VBD 0 root
         . . PUNCT . 7 punct"]);
    let found = relations(&cast);
    assert!(found.contains(&relation("Tom Grey", "spokesperson_of", "US state department")), "{found:?}");
    assert!(found.contains(&relation("US state department", "part_of", "United States")), "{found:?}");
    assert_eq!(cast.actors[actor(&cast, "Tom Grey")].state, Some(actor(&cast, "United States")));
}

#[test]
fn the_two_sides_are_the_two_countries_of_the_passage() {
    let cast = cast(&[
        "Chile Chile PROPN NNP 2 nsubj
         met meet VERB VBD 0 root
         Peru Peru PROPN NNP 2 obj
         in in ADP IN 5 case
         Spain Spain PROPN NNP 2 obl
         . . PUNCT . 2 punct",
        "The the DET DT 3 det
         two two NUM CD 3 nummod
         sides side NOUN NNS 4 nsubj
         agreed agree VERB VBD 0 root
         that that SCONJ IN 7 mark
         they they PRON PRP 7 nsubj
         talk talk VERB VBP 4 ccomp
         . . PUNCT . 4 punct",
    ]);
    assert_eq!(actors_at(&cast, 1, 2), ["Chile", "Peru"]);
    assert_eq!(actors_at(&cast, 1, 5), ["Chile", "Peru"]);
}

#[test]
fn a_counterpart_has_the_same_office_for_his_own_country() {
    let cast = cast(&["French french ADJ JJ 2 amod
         president president NOUN NN 3 nmod:desc
         Marie Marie PROPN NNP 5 nsubj
         Dubois Dubois PROPN NNP 3 flat
         met meet VERB VBD 0 root
         her her PRON PRP$ 8 nmod:poss
         Italian italian ADJ JJ 8 amod
         counterpart counterpart NOUN NN 9 nmod:desc
         Paolo Paolo PROPN NNP 5 obj
         Conti Conti PROPN NNP 9 flat
         . . PUNCT . 5 punct"]);
    let found = relations(&cast);
    assert!(found.contains(&relation("Marie Dubois", "president_of", "France")), "{found:?}");
    assert!(found.contains(&relation("Paolo Conti", "president_of", "Italy")), "{found:?}");
}

#[test]
fn the_company_is_the_one_named_before_and_it_has_its_plants() {
    let cast = cast(&[
        "Norvik Norvik PROPN NNP 2 compound
         Motors Motors PROPN NNPS 3 nsubj
         closed close VERB VBD 0 root
         . . PUNCT . 3 punct",
        "The the DET DT 2 det
         company company NOUN NN 3 nsubj
         said say VERB VBD 0 root
         its its PRON PRP$ 5 nmod:poss
         plants plant NOUN NNS 6 nsubj
         lost lose VERB VBD 3 ccomp
         money money NOUN NN 6 obj
         . . PUNCT . 3 punct",
    ]);
    assert_eq!(actors_at(&cast, 1, 1), ["Norvik Motors"]);
    assert_eq!(actors_at(&cast, 1, 3), ["Norvik Motors"]);
}

#[test]
fn groups_that_are_counted_apart_stay_apart() {
    let cast = cast(&["Gunmen gunman NOUN NNS 2 nsubj
         killed kill VERB VBD 0 root
         five five NUM CD 4 nummod
         soldiers soldier NOUN NNS 2 obj
         and and CCONJ CC 7 cc
         two two NUM CD 7 nummod
         soldiers soldier NOUN NNS 4 conj
         fled flee VERB VBD 2 parataxis
         . . PUNCT . 2 punct"]);
    assert_ne!(actors_at(&cast, 0, 3), actors_at(&cast, 0, 6));
    assert_eq!(cast.actors[actor(&cast, "five soldiers")].kind, ActorKind::Group);
}

#[test]
fn a_relative_clause_says_who_founded_what() {
    let cast = cast(&["Ines Ines PROPN NNP 0 root
         Duarte Duarte PROPN NNP 1 flat
         , , PUNCT , 1 punct
         who who PRON WP 5 nsubj
         founded found VERB VBD 1 acl:relcl
         Tarn Tarn PROPN NNP 5 obj
         Holdings Holdings PROPN NNPS 6 flat
         . . PUNCT . 5 punct"]);
    let found = relations(&cast);
    assert!(found.contains(&relation("Ines Duarte", "founder_of", "Tarn Holdings")), "{found:?}");
}

#[test]
fn a_passive_with_its_agent_says_what_the_active_verb_says() {
    let cast = cast(&["Tarn Tarn PROPN NNP 2 compound
         Group Group PROPN NNP 5 nsubj:pass
         was be AUX VBD 5 aux:pass
         once once ADV RB 5 advmod
         run run VERB VBN 0 root
         by by ADP IN 7 case
         Ines Ines PROPN NNP 5 obl:agent
         Duarte Duarte PROPN NNP 7 flat
         . . PUNCT . 5 punct"]);
    let found = relations(&cast);
    assert!(found.contains(&relation("Ines Duarte", "leader_of", "Tarn Group")), "{found:?}");
}

#[test]
fn what_may_be_bought_is_not_owned() {
    let tree = "Tarn Tarn PROPN NNP 2 compound
         Group Group PROPN NNP 4 nsubj
         may may AUX MD 4 aux
         buy buy VERB VB 0 root
         Norvik Norvik PROPN NNP 6 compound
         Bank Bank PROPN NNP 4 obj
         . . PUNCT . 4 punct";
    assert_eq!(relations(&cast(&[tree])), []);
    let told = tree
        .replace("may may AUX MD 4 aux", "then then ADV RB 4 advmod")
        .replace("buy buy VERB VB", "bought buy VERB VBD");
    let found = relations(&cast(&[&told]));
    assert!(found.contains(&relation("Tarn Group", "owner_of", "Norvik Bank")), "{found:?}");
}

#[test]
fn a_title_parted_from_its_name_by_commas_is_still_its_office() {
    let cast = cast(&["Kenya Kenya PROPN NNP 4 nmod:poss _
         's 's PART POS 1 case
         trade trade NOUN NN 4 compound
         minister minister NOUN NN 6 nmod:desc
         , , PUNCT , 6 punct
         Amina Amina PROPN NNP 9 nsubj
         Odera Odera PROPN NNP 6 flat
         , , PUNCT , 6 punct
         resigned resign VERB VBD 0 root
         . . PUNCT . 9 punct"]);
    let found = relations(&cast);
    assert!(found.contains(&relation("Amina Odera", "trade_minister_of", "Kenya")), "{found:?}");
}

#[test]
fn whoever_becomes_an_officer_holds_the_office() {
    let cast = cast(&["Ines Ines PROPN NNP 3 nsubj
         Duarte Duarte PROPN NNP 1 flat
         became become VERB VBD 0 root
         chairman chairman NOUN NN 3 xcomp
         of of ADP IN 7 case
         Norvik Norvik PROPN NNP 7 compound
         Bank Bank PROPN NNP 4 nmod
         . . PUNCT . 3 punct"]);
    let found = relations(&cast);
    assert!(found.contains(&relation("Ines Duarte", "chairman_of", "Norvik Bank")), "{found:?}");
}

#[test]
fn the_two_governments_are_those_that_wanted_talks_and_not_where_they_are_about() {
    let cast = cast(&[
        "Chile Chile PROPN NNP 2 nsubj
         wants want VERB VBZ 0 root
         talks talk NOUN NNS 2 obj
         with with ADP IN 5 case
         Peru Peru PROPN NNP 3 nmod
         . . PUNCT . 2 punct",
        "Bolivia Bolivia PROPN NNP 2 nsubj
         suffers suffer VERB VBZ 0 root
         . . PUNCT . 2 punct",
        "The the DET DT 3 det
         two two NUM CD 3 nummod
         governments government NOUN NNS 4 nsubj
         agreed agree VERB VBD 0 root
         . . PUNCT . 4 punct",
    ]);
    assert_eq!(actors_at(&cast, 2, 2), ["Chile", "Peru"]);
}

#[test]
fn a_phrase_for_two_never_stands_for_one() {
    let cast = cast(&[
        "Chile Chile PROPN NNP 2 nsubj
         waited wait VERB VBD 0 root
         . . PUNCT . 2 punct",
        "The the DET DT 3 det
         two two NUM CD 3 nummod
         countries country NOUN NNS 4 nsubj
         agreed agree VERB VBD 0 root
         . . PUNCT . 4 punct",
    ]);
    assert_eq!(actors_at(&cast, 1, 2), [""; 0]);
}

#[test]
fn the_first_word_of_a_full_name_is_the_body_wherever_it_opens_a_sentence() {
    let cast = cast(&[
        "Norvik Norvik PROPN NNP 3 compound
         Brake Brake PROPN NNP 3 compound
         Systems Systems PROPN NNPS 4 nsubj
         closed close VERB VBD 0 root
         . . PUNCT . 4 punct",
        "Norvik norvik NOUN NN 2 nsubj
         denies deny VERB VBZ 0 root
         guilt guilt NOUN NN 2 obj
         . . PUNCT . 2 punct",
    ]);
    assert_eq!(actors_at(&cast, 1, 0), ["Norvik Brake Systems"]);
}

#[test]
fn a_wife_with_the_surname_only_is_not_her_husband() {
    let cast = cast(&[
        "Peter Peter PROPN NNP 3 nsubj
         Weber Weber PROPN NNP 1 flat
         sang sing VERB VBD 0 root
         . . PUNCT . 3 punct",
        "Mrs Mrs PROPN NNP 2 nmod:desc
         Weber Weber PROPN NNP 3 nsubj
         danced dance VERB VBD 0 root
         . . PUNCT . 3 punct",
    ]);
    assert_ne!(actors_at(&cast, 1, 1), ["Peter Weber"]);
}

#[test]
fn who_edited_a_report_is_no_actor_of_it() {
    let cast = cast(&["Editing editing NOUN NN 0 root
         by by ADP IN 3 case
         Peter Peter PROPN NNP 1 nmod
         Weber Weber PROPN NNP 3 flat
         in in ADP IN 6 case
         Lima Lima PROPN NNP 3 nmod"]);
    assert!(cast.actors.iter().all(|a| a.name != "Peter Weber"), "{:?}", cast.actors);
}

#[test]
fn heads_out_of_range_and_empty_sentences_are_survived() {
    let mut odd = sentence(0, MINISTER_NAMED);
    for (i, t) in odd.tokens.iter_mut().enumerate() {
        t.head = Some(if i % 2 == 0 { 999 } else { i });
    }
    let empty = Sentence { tokens: Vec::new(), ..sentence(0, MINISTER_SAID) };
    let document = Document::plain("");
    let cast = resolve(&document, &[empty, odd]);
    assert!(cast.mentions.iter().all(|m| m.first < m.last));
}
