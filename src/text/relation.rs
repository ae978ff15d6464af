//! Universal Dependencies relations with the subtypes that English treebanks use.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::tag::tagset;

tagset! {
    /// Relation of a word to its head.
    Relation, Dep,
    Acl = "acl", AclRelcl = "acl:relcl", Advcl = "advcl", AdvclRelcl = "advcl:relcl", Advmod = "advmod",
    Amod = "amod", Appos = "appos", Aux = "aux", AuxPass = "aux:pass", Case = "case", Cc = "cc",
    CcPreconj = "cc:preconj", Ccomp = "ccomp", Compound = "compound", CompoundPrt = "compound:prt", Conj = "conj",
    Cop = "cop", Csubj = "csubj", CsubjOuter = "csubj:outer", CsubjPass = "csubj:pass", Dep = "dep", Det = "det",
    DetPredet = "det:predet", Discourse = "discourse", Dislocated = "dislocated", Expl = "expl", Fixed = "fixed",
    Flat = "flat", Goeswith = "goeswith", Iobj = "iobj", List = "list", Mark = "mark", Nmod = "nmod",
    NmodDesc = "nmod:desc", NmodPoss = "nmod:poss", NmodUnmarked = "nmod:unmarked", Nsubj = "nsubj",
    NsubjOuter = "nsubj:outer", NsubjPass = "nsubj:pass", Nummod = "nummod", Obj = "obj", Obl = "obl",
    OblAgent = "obl:agent", OblUnmarked = "obl:unmarked", Orphan = "orphan", Parataxis = "parataxis",
    Punct = "punct", Reparandum = "reparandum", Root = "root", Vocative = "vocative", Xcomp = "xcomp",
}

impl Relation {
    /// Whether the word is a subject, nominal or clausal, of an active or passive verb.
    #[must_use]
    pub const fn is_subject(self) -> bool {
        matches!(
            self,
            Self::Nsubj | Self::NsubjPass | Self::NsubjOuter | Self::Csubj | Self::CsubjPass | Self::CsubjOuter
        )
    }
}
