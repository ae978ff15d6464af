//! References to past, present and future that name no stretch of the calendar.

use super::news;

#[test]
fn adverbs_and_adjectives_have_a_reference() {
    news("The shop is now closed.", &["now = PRESENT_REF"]);
    news("The shop was recently closed.", &["recently = PAST_REF"]);
    news("The current price is low.", &["current = PRESENT_REF"]);
    news("Recent events show it.", &["Recent = PAST_REF"]);
    news("It may close in the near future.", &["the near future = FUTURE_REF"]);
    news("It was so in the past.", &["the past = PAST_REF"]);
    news("It closed long ago.", &["long ago = PAST_REF"]);
}

#[test]
fn soon_is_a_time_where_the_clause_looks_ahead() {
    news("The shop will soon close.", &["soon = FUTURE_REF"]);
    news("It is to close as soon as possible.", &["as soon as possible = FUTURE_REF"]);
    news("The trickle soon became a flood.", &[]);
    news("They will leave as soon as they can.", &[]);
    news("He will leave soon after the vote.", &[]);
}

/// In TimeBank and AQUAINT `former` stands 31 times and `already` 38 times; annotators marked none and two.
#[test]
fn former_and_already_are_no_times() {
    news("The former mayor has already left.", &[]);
}
