//! Years that are given later, or by a heading.

use super::story;

#[test]
fn the_end_of_a_range_gives_its_year_to_the_beginning() {
    story("It was held from 26 June to 4 August 1952.", &["26 June = 1952-06-26", "4 August 1952 = 1952-08-04"]);
    story("The siege (26 June – 4 August 1952) was long.", &["26 June = 1952-06-26", "4 August 1952 = 1952-08-04"]);
    story("It was shut from November to March 1990.", &["November = 1989-11", "March 1990 = 1990-03"]);
}

#[test]
fn a_later_date_of_the_sentence_gives_its_year() {
    story(
        "In 1947 the club was founded. The siege began on 26 June and ended on 4 August 1952.",
        &["1947 = 1947", "26 June = 1952-06-26", "4 August 1952 = 1952-08-04"],
    );
    // What is told in passing, of another time, gives nothing.
    story(
        "The club closed in 1952. On 3 May the house, built in March 1850, was sold.",
        &["1952 = 1952", "3 May = 1952-05-03", "March 1850 = 1850-03"],
    );
}

#[test]
fn the_first_year_of_the_text_holds_for_what_stands_before_it() {
    story(
        "On 3 March the king died. His son was crowned in May 1702.",
        &["3 March = 1702-03-03", "May 1702 = 1702-05"],
    );
}

#[test]
fn a_heading_gives_the_year() {
    story(
        "Spring 1793\n\nOn 26 June the convention met.\n\nAutumn 1794\n\nOn 2 October it met again.",
        &["Spring 1793 = 1793-SP", "26 June = 1793-06-26", "Autumn 1794 = 1794-FA", "2 October = 1794-10-02"],
    );
}

#[test]
fn what_stands_below_a_heading_with_a_range_begins_at_its_first_end() {
    story(
        "The rebuilding (1943–1950)\n\nIn the following year the walls were raised.",
        &["1943 = 1943", "1950 = 1950", "the following year = 1944"],
    );
}

#[test]
fn a_later_year_in_passing_gives_nothing_to_what_just_goes_on() {
    story(
        "They gave up on 30 October 1918. It took effect on 31 October; the town was held, a quarrel ended in June 1926.",
        &["30 October 1918 = 1918-10-30", "31 October = 1918-10-31", "June 1926 = 1926-06"],
    );
}

#[test]
fn the_same_day_named_later_may_be_an_anniversary() {
    story(
        "War broke out on 28 September 1848. On 6 October the city rose. On 6 October 1849, a year later, he was shot.",
        &[
            "28 September 1848 = 1848-09-28",
            "6 October = 1848-10-06",
            "6 October 1849 = 1849-10-06",
            "a year later = 1850",
        ],
    );
}
