//! Direct speech that runs over sentences and paragraphs.

use dateline::record::StanceKind::{Asserted, Negated, Reported};

use crate::{event, record, sources, told};

#[test]
fn the_speaker_named_in_the_first_sentence_says_the_rest() {
    let text = "“We found a gun,” Anna Berg said on Monday. “Smith attacked two guards. Nobody arrested him.”";
    assert_eq!(told(text, "attacked"), (Reported, sources(["Anna Berg"])));
    assert_eq!(told(text, "arrested"), (Negated, sources(["Anna Berg"])));
}

#[test]
fn the_speaker_named_in_the_last_sentence_says_the_first() {
    let text = "\"Smith attacked two guards. The police arrested him in Oslo,\" Anna Berg said on Monday.";
    assert_eq!(told(text, "attacked"), (Reported, sources(["Anna Berg"])));
}

#[test]
fn a_paragraph_that_opens_with_a_mark_goes_on_with_the_speaker() {
    let text = "“Smith attacked two guards,” Anna Berg said. “Chile expelled him in May.\n\n\
                “Norway arrested him in June.”\n\nChile released a sailor on Monday.";
    assert_eq!(told(text, "arrested"), (Reported, sources(["Anna Berg"])));
    assert_eq!(told(text, "released"), (Asserted, Vec::new()));
}

#[test]
fn a_pronoun_as_speaker_is_resolved() {
    let text =
        "Anna Berg arrived in Oslo on Monday. “Smith attacked two guards,” she said. “Chile expelled him in May.”";
    assert_eq!(told(text, "expelled"), (Reported, sources(["Anna Berg"])));
}

#[test]
fn a_statement_in_words_of_the_article_opens_a_quotation() {
    let text = "Anna Berg described the night to reporters. “Smith attacked two guards.”";
    assert_eq!(told(text, "attacked"), (Reported, sources(["Anna Berg"])));
}

#[test]
fn an_unclosed_quotation_ends_with_its_paragraph() {
    let text = "“Smith attacked two guards, Anna Berg said on Monday.\n\nChile released a sailor on Tuesday.";
    assert_eq!(told(text, "released"), (Asserted, Vec::new()));
}

#[test]
fn a_chain_inside_a_quotation_ends_with_its_speaker() {
    let text = "“We were there,” Anna Berg said on Monday. “Norway said that Smith attacked two guards.”";
    assert_eq!(told(text, "attacked"), (Reported, sources(["Norway", "Anna Berg"])));
}

#[test]
fn what_is_quoted_is_the_content_of_the_statement_beside_it() {
    let record = record("“We found a gun,” Anna Berg said on Monday. “Smith attacked two guards.”");
    let within = event(&record, "attacked").within.expect("it is said");
    assert_eq!(record.events[within].trigger, "said");
}
