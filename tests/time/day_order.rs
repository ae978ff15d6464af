//! Numeric dates: day first or month first is settled by what is certain in the document.

use super::news;

#[test]
fn a_certain_date_settles_the_others() {
    news("It opened on 03/04/2007 and closed on 28/05/2007.", &["03/04/2007 = 2007-04-03", "28/05/2007 = 2007-05-28"]);
    news("It opened on 03/04/2007 and closed on 05/28/2007.", &["03/04/2007 = 2007-03-04", "05/28/2007 = 2007-05-28"]);
}

#[test]
fn points_have_the_day_first() {
    news("It opened on 3.4.2007.", &["3.4.2007 = 2007-04-03"]);
}

#[test]
fn without_a_certain_one_the_month_comes_first() {
    news("It opened on 03/04/2007.", &["03/04/2007 = 2007-03-04"]);
}
