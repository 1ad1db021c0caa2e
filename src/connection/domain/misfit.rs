//! What about a domain does not fit its field: one misfit, the nearest to the cause, and all the parts it explains.

use std::ops::Range;

use super::{Domain, DomainKind};
use crate::connection::DomainForm;
use crate::okta::hosts::DEFAULT_CELL;

/// How a domain that names a host misses the form that its field wants. One paste has often several of these, and one
/// cure; only the first in this order is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// `acme-admin.okta.com`: the address bar of the Admin Console.
    AdminConsole,
    /// `acme.oktapreview`
    CutShort,
    /// A host outside the default cell, where a subdomain is wanted; the text is the cell.
    OtherCell(&'static str),
    /// `login.acme.com`, where a subdomain is wanted.
    CustomHost,
    /// `acme.okta.com.com`
    Doubled,
    /// `https://acme.okta.com/`
    Url,
    /// `acme.okta.com`, where a subdomain is wanted.
    FullHost,
    /// `acme`, where the whole host name is wanted.
    SubdomainAlone,
    /// `acme.`
    TrailingDot,
}

impl Domain {
    /// The misfit nearest to the cause; `None` where the domain fits, or names no host.
    pub fn misfit(&self, form: DomainForm) -> Option<Misfit> {
        self.host()?;
        let bare = form == DomainForm::Subdomain;
        let fits_url = form == DomainForm::Url && self.is_org_url;
        match self.kind {
            _ if self.admin.is_some() => Some(Misfit::AdminConsole),
            _ if self.cut_short.is_some() => Some(Misfit::CutShort),
            DomainKind::Org(cell) if bare && cell != DEFAULT_CELL => Some(Misfit::OtherCell(cell)),
            DomainKind::Custom if bare => Some(Misfit::CustomHost),
            _ if self.doubled.is_some() => Some(Misfit::Doubled),
            _ if self.is_url() && !fits_url => Some(Misfit::Url),
            DomainKind::Org(_) if bare => Some(Misfit::FullHost),
            DomainKind::Bare if !bare => Some(Misfit::SubdomainAlone),
            _ if self.dots.is_some() => Some(Misfit::TrailingDot),
            _ => None,
        }
    }

    /// All that stands around the part that is wanted, in the order of the text.
    pub fn too_much(&self, form: DomainForm) -> Vec<(Range<usize>, &'static str)> {
        let in_default_cell = self.kind == DomainKind::Org(DEFAULT_CELL);
        let suffix = form == DomainForm::Subdomain && in_default_cell;
        let scheme = form != DomainForm::Url;
        let parts = [
            (part_if(&self.scheme, scheme), "a scheme: not wanted here"),
            (&self.user, "a user: not wanted here"),
            (&self.admin, "the org's own host has no -admin"),
            (part_if(&self.suffix, suffix), "not wanted here"),
            (&self.doubled, "once too often"),
            (&self.dots, "a dot: not wanted here"),
            (&self.port, "a port: not wanted here"),
            (&self.path, "a path: not wanted here"),
        ];
        let parts = parts
            .into_iter()
            .filter_map(|(place, what)| Some((place.clone()?, what)));
        parts.collect()
    }
}

fn part_if(part: &Option<Range<usize>>, unwanted: bool) -> &Option<Range<usize>> {
    if unwanted { part } else { &None }
}
