//! Years that a story does not repeat: January after December, bare seasons.

use super::story;

#[test]
fn a_month_after_the_turn_of_the_year_is_one_of_the_next() {
    story(
        "The war began in September 1941. By December the city was cut off. In January, riots broke out.",
        &["September 1941 = 1941-09", "December = 1941-12", "January = 1942-01"],
    );
    story(
        "The army set out in October 1942 and reached the sea in March.",
        &["October 1942 = 1942-10", "March = 1943-03"],
    );
}

#[test]
fn a_month_shortly_before_is_one_of_the_same_year() {
    story(
        "The treaty was signed in June 1919. The talks had begun in January.",
        &["June 1919 = 1919-06", "January = 1919-01"],
    );
}

#[test]
fn bare_seasons_follow_the_story() {
    story(
        "The fort was held until November 1812. In the spring it fell, and the following summer it was razed.",
        &["November 1812 = 1812-11", "the spring = 1813-SP", "the following summer = 1813-SU"],
    );
    // The winter that is on began in the year before.
    story(
        "In February 1943 the ring was broken. That winter was mild.",
        &["February 1943 = 1943-02", "That winter = 1942-WI"],
    );
}

#[test]
fn the_year_moves_on_with_the_story() {
    story(
        "In 1914 the war broke out. The following year the front froze. In May, gas was used. Two years later it ended.",
        &["1914 = 1914", "The following year = 1915", "May = 1915-05", "Two years later = 1917"],
    );
    story(
        "On 28 December 1941 they left. A week later, on 4 January, they came back.",
        &["28 December 1941 = 1941-12-28", "A week later = 1942-W01", "4 January = 1942-01-04"],
    );
}

#[test]
fn the_age_of_the_writer_is_no_day() {
    story("The fort fell in 1759. Today it is a museum.", &["1759 = 1759", "Today = PRESENT_REF"]);
}

#[test]
fn years_of_three_figures_follow_those_before_christ() {
    story(
        "In 264 BC the fleet sailed. In the spring of 256 the army followed. Not until 241 was there peace.",
        &["264 BC = BC0264", "the spring of 256 = BC0256-SP", "241 = BC0241"],
    );
    // Elsewhere such a number is none.
    story("In 1798 they came. In 300 of the houses they stayed.", &["1798 = 1798"]);
}

#[test]
fn what_follows_the_lead_begins_before_the_end_it_has_told() {
    story(
        "The rising of 1848 lasted until the autumn of the following year.\n\nOn 3 March the diet met.",
        &["1848 = 1848", "the autumn of the following year = 1849-FA", "3 March = 1848-03-03"],
    );
    // In one paragraph the story goes on.
    story(
        "The rising of 1848 lasted until the autumn of the following year. In December the diet met.",
        &["1848 = 1848", "the autumn of the following year = 1849-FA", "December = 1849-12"],
    );
}

#[test]
fn what_is_told_in_passing_does_not_move_the_story() {
    story(
        "On 13 May 1958 a crowd stormed the hall. The general, out of office since January 1946, formed a government on \
         1 June.",
        &["13 May 1958 = 1958-05-13", "January 1946 = 1946-01", "1 June = 1958-06-01"],
    );
    story(
        "He took command in August 1916. The port, which had taken one ship a day in 1913, was full. In December he \
         marched.",
        &["August 1916 = 1916-08", "1913 = 1913", "December = 1916-12"],
    );
    // What is told first is where the story is.
    story(
        "A law passed in September 1947 gave them a vote. The following spring it was repealed.",
        &["September 1947 = 1947-09", "The following spring = 1948-SP"],
    );
}

#[test]
fn an_open_season_is_that_of_any_year() {
    story(
        "In October 1939 he spoke of a harbour open even in winter. On 16 February 1940 a ship was boarded; on 9 April the \
         fleet came.",
        &["October 1939 = 1939-10", "winter = 1939-WI", "16 February 1940 = 1940-02-16", "9 April = 1940-04-09"],
    );
}

#[test]
fn a_bare_year_goes_on_in_the_years_before_christ() {
    story(
        "In 264 BC the war began. In 237 Hamilcar crossed to Spain. They met 30 Roman ships.",
        &["264 BC = BC0264", "237 = BC0237"],
    );
}

#[test]
fn a_weekday_is_the_next_one_in_a_story() {
    story(
        "The fleet sailed on 19 July 1974. At dawn on Saturday it landed.",
        &["19 July 1974 = 1974-07-19", "dawn on Saturday = 1974-07-20TMO"],
    );
}

#[test]
fn what_had_happened_before_is_told_and_left() {
    // The rest of the sentence is of the same time, the next one is not.
    story(
        "Henry was caught in July 1465. Edward, on 1 May 1464, had married in secret, which he hid until Michaelmas. In \
         September he went north.",
        &["July 1465 = 1465-07", "1 May 1464 = 1464-05-01", "Michaelmas = 1464-09-29", "September = 1465-09"],
    );
    story(
        "On 4 January 1951 the city fell. Ridgway, who had replaced Walker (killed in a crash on 23 December), held on. In \
         March it was won back.",
        &["4 January 1951 = 1951-01-04", "23 December = 1950-12-23", "March = 1951-03"],
    );
    story(
        "On 14 March 1471 he landed at the same place as his forebear seventy-two years before. On 4 May he won.",
        &["14 March 1471 = 1471-03-14", "seventy-two years before = 1399", "4 May = 1471-05-04"],
    );
}

#[test]
fn the_writer_of_a_story_has_a_year_of_their_own() {
    let found = super::read(
        "The war of 1812 ended in 1815. The fort fell in 1814, the town in 1813. A stone was set up in May of this year.",
        Some("2009-12-19"),
        dateline::time::Domain::Auto,
    );
    assert_eq!(found.last().map(String::as_str), Some("May of this year = 2009-05"));
}
