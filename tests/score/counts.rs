//! The counts of one article or the sum over several, and the measures made of them.

/// Makes the struct of all counts, with their sum.
macro_rules! counts {
    ($($name:ident: $what:literal),+ $(,)?) => {
        /// What was counted. Names that end in `_g` and `_s` are the wholes on the gold and on the system side.
        #[derive(Debug, Clone, Copy, Default, PartialEq)]
        pub struct Counts { $(#[doc = $what] pub $name: f64),+ }

        impl std::ops::AddAssign for Counts {
            fn add_assign(&mut self, other: Self) { $(self.$name += other.$name;)+ }
        }
    };
}

counts! {
    gold: "gold events",
    system: "system events",
    scope: "system events whose evidence holds a gold mention",
    hits: "of these, the ones that match some gold event",
    pairs: "one-to-one matches",
    keys: "gold events that no timeline may miss",
    key: "of these, the ones matched",
    date: "matches with the right date",
    near: "matches with a compatible date",
    kind: "matches with the right type",
    stance: "matches with the right stance",
    held: "matches with a right stance that has a holder",
    holder: "of these, the ones with the right holder",
    fact: "matches with the right date and a right participant",
    who: "participants of matches that are right in their role",
    who_g: "all of gold",
    who_s: "all of the system",
    actor: "gold actors found",
    actor_g: "all of gold",
    actor_s: "all of the system",
    b3p: "B-cubed: kept shares of the system's groups",
    b3r: "B-cubed: kept shares of gold's groups",
    b3_s: "alias strings of the system",
    b3_g: "alias strings of gold",
    pair: "actor pairs with a relation, found",
    pair_g: "all of gold",
    pair_s: "all of the system",
    typed: "relations with type and direction, found",
    typed_g: "all of gold",
    typed_s: "all of the system",
}

/// A part and the whole it is taken of.
pub type Share = (f64, f64);

/// A measure: parts and wholes of precision and recall; a lone share has no precision.
pub struct Measure {
    pub name: &'static str,
    pub precision: Option<Share>,
    pub recall: Share,
}

/// Part of whole in percent; 0 of nothing.
pub fn percent((part, whole): Share) -> f64 {
    if whole == 0.0 { 0.0 } else { 100.0 * part / whole }
}

impl Counts {
    /// All measures, the headline first.
    pub fn measures(&self) -> [Measure; 13] {
        let c = self;
        let both = |name, p, r| Measure { name, precision: Some(p), recall: r };
        let share = |name, recall| Measure { name, precision: None, recall };
        [
            both("FACTS", (c.fact, c.scope), (c.fact, c.gold)),
            both("events", (c.hits, c.scope), (c.pairs, c.gold)),
            share("key_events", (c.key, c.keys)),
            share("date_right", (c.date, c.pairs)),
            share("date_compatible", (c.near, c.pairs)),
            share("type", (c.kind, c.pairs)),
            share("stance", (c.stance, c.pairs)),
            share("holder", (c.holder, c.held)),
            both("who", (c.who, c.who_s), (c.who, c.who_g)),
            both("actors", (c.actor, c.actor_s), (c.actor, c.actor_g)),
            both("actors_b-cubed", (c.b3p, c.b3_s), (c.b3r, c.b3_g)),
            both("relation_pairs", (c.pair, c.pair_s), (c.pair, c.pair_g)),
            both("relations_typed", (c.typed, c.typed_s), (c.typed, c.typed_g)),
        ]
    }

    /// The table of all measures: precision, recall, F1 in percent, and the counts behind them.
    pub fn table(&self) -> String {
        let mut out =
            format!("{:16}{:>7}{:>7}{:>7}   counts for P and R (a lone figure is a share)\n", "", "P", "R", "F1");
        for m in self.measures() {
            let r = percent(m.recall);
            let whole = |(part, whole): Share| format!("{}/{whole}", four_digits(part));
            out += &match m.precision.map(|p| (percent(p), whole(p))) {
                None => format!("{:16}{:>7}{r:7.1}{:>7}   {}\n", m.name, "", "", whole(m.recall)),
                Some((p, counts)) => {
                    let f = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
                    format!("{:16}{p:7.1}{r:7.1}{f:7.1}   {counts} {}\n", m.name, whole(m.recall))
                }
            };
        }
        let ratio = self.system / self.gold.max(1.0);
        out + &format!(
            "system events per gold event {ratio:.2}; {} in all, {} in scope, {} of these match {} gold events\n",
            self.system, self.scope, self.hits, self.pairs
        )
    }
}

/// A number below 10 000 with four significant digits, without trailing zeros.
fn four_digits(x: f64) -> String {
    let whole = x.trunc().to_string().len();
    let decimals = if x < 1.0 { 4 } else { 4usize.saturating_sub(whole) };
    let text = format!("{x:.decimals$}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}
