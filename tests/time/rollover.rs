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
