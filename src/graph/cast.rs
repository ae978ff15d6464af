//! Who takes part in an event, in few bytes: there are many events, and few take part in each.

use super::roster::Member;
use crate::record::Role;

/// A set of roles.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Roles(u8);

impl Roles {
    const fn bit(role: Role) -> u8 {
        1 << role as u8
    }

    const fn has(self, role: Role) -> bool {
        self.0 & Self::bit(role) != 0
    }

    /// Whether somebody with these roles does it or has it done to them.
    pub(super) const fn acts(self) -> bool {
        self.has(Role::Source) || self.has(Role::Target)
    }

    /// Whether both can be one actor's part in one event: not source here and target there.
    pub(super) fn agree(self, other: Self) -> bool {
        let sides = |roles: Self| (roles.has(Role::Source), roles.has(Role::Target));
        !matches!((sides(self), sides(other)), ((true, false), (false, true)) | ((false, true), (true, false)))
    }
}

/// Actors with the roles of each, sorted by actor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Named(Vec<(Member, Roles)>);

impl Named {
    /// Adds a role of an actor.
    pub(super) fn add(&mut self, member: Member, role: Role) {
        self.join(member, Roles(Roles::bit(role)));
    }

    /// Adds all of another.
    pub(super) fn extend(&mut self, other: &Self) {
        for (member, roles) in &other.0 {
            self.join(*member, *roles);
        }
    }

    fn join(&mut self, member: Member, roles: Roles) {
        match self.0.binary_search_by_key(&member, |(m, _)| *m) {
            Ok(place) => {
                if let Some((_, own)) = self.0.get_mut(place) {
                    own.0 |= roles.0;
                }
            }
            Err(place) => self.0.insert(place, (member, roles)),
        }
    }

    /// The roles of an actor, if it is among them.
    pub(super) fn get(&self, member: Member) -> Option<Roles> {
        let place = self.0.binary_search_by_key(&member, |(m, _)| *m).ok()?;
        self.0.get(place).map(|(_, roles)| *roles)
    }

    /// The actors.
    pub(super) fn members(&self) -> impl Iterator<Item = Member> + '_ {
        self.0.iter().map(|(member, _)| *member)
    }

    /// Those of them that act or are acted upon.
    pub(super) fn acting(&self) -> impl Iterator<Item = Member> + '_ {
        self.0.iter().filter(|(_, roles)| roles.acts()).map(|(member, _)| *member)
    }

    /// Number of actors that are among both and not on opposite sides.
    pub(super) fn shared(&self, other: &Self) -> usize {
        self.0.iter().filter(|(member, roles)| other.get(*member).is_some_and(|own| own.agree(*roles))).count()
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}
