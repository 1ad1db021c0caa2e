//! How a domain does not fit the field that it is for: one mismatch, the nearest to the cause, and all parts of the
//! text that it explains.

use std::ops::Range;

use super::{Domain, DomainKind};
use crate::model::connection::DomainForm;
use crate::okta::hosts::DEFAULT_CELL;

/// How a domain that names a host differs from the form that its field wants. One text often has several of these, and
/// one change repairs all; only the first in this order is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DomainMismatch {
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
    /// `https://acme.okta.com/` where a name is wanted, or more than the URL that is wanted.
    Url,
    /// `https://acme.okta.com/`, where the tool appends another slash.
    Slash,
    /// `acme.okta.com` or `http://acme.okta.com`, where an https URL is wanted.
    NoScheme,
    /// `acme.okta.com`, where a subdomain is wanted.
    FullHost,
    /// `acme`, where the whole host name is wanted.
    SubdomainAlone,
    /// `acme.`
    TrailingDot,
}

impl Domain {
    /// The mismatch nearest to the cause; `None` where the domain fits, or names no host. `trims`: a slash at the end
    /// of a URL does no harm.
    pub fn mismatch(&self, form: DomainForm, trims: bool) -> Option<DomainMismatch> {
        self.host()?;
        let bare = form.is_bare();
        // A second field has the cell.
        let joined = form == DomainForm::OrgName;
        match self.kind {
            _ if self.admin.is_some() => Some(DomainMismatch::AdminConsole),
            _ if self.cut_short.is_some() => Some(DomainMismatch::CutShort),
            DomainKind::Org(cell) if bare && !joined && cell != DEFAULT_CELL => {
                Some(DomainMismatch::OtherCell(cell))
            }
            DomainKind::Custom if bare && !joined => Some(DomainMismatch::CustomHost),
            _ if self.doubled.is_some() => Some(DomainMismatch::Doubled),
            _ if form == DomainForm::Any => None,
            _ if self.is_more_than(form) => Some(DomainMismatch::Url),
            _ if self.is_slash && !trims => Some(DomainMismatch::Slash),
            DomainKind::Org(_) | DomainKind::Custom if bare => Some(DomainMismatch::FullHost),
            DomainKind::Bare if !bare => Some(DomainMismatch::SubdomainAlone),
            _ if form == DomainForm::Url && (self.scheme.is_none() || self.is_plain) => {
                Some(DomainMismatch::NoScheme)
            }
            _ if self.dots.is_some() => Some(DomainMismatch::TrailingDot),
            _ => None,
        }
    }

    /// Whether the text has parts of a URL that the field does not take. A single slash at the end does not count.
    fn is_more_than(&self, form: DomainForm) -> bool {
        let path = self.path.is_some() && !(form.takes_scheme() && self.is_slash);
        let scheme = self.scheme.is_some() && !form.takes_scheme();
        path || scheme || self.user.is_some() || self.port.is_some()
    }

    /// Everything around the part that is wanted, in the order of the text.
    pub fn too_much(&self, form: DomainForm) -> Vec<(Range<usize>, &'static str)> {
        let in_default_cell = self.kind == DomainKind::Org(DEFAULT_CELL);
        let suffix = match form {
            DomainForm::Subdomain => in_default_cell,
            DomainForm::OrgName => true,
            _ => false,
        };
        let when = |wanted: bool, place: &Option<Range<usize>>| place.clone().filter(|_| wanted);
        let takes_scheme = form.takes_scheme();
        let parts = [
            (
                when(!takes_scheme, &self.scheme),
                "a scheme: not expected here",
            ),
            (self.user.clone(), "a user: not expected here"),
            (self.admin.clone(), "the org's own host has no -admin"),
            (when(suffix, &self.suffix), "not wanted here"),
            (self.doubled.clone(), "repeated"),
            (self.dots.clone(), "a dot: not expected here"),
            (self.port.clone(), "a port: not expected here"),
            (
                when(!(takes_scheme && self.is_slash), &self.path),
                "a path: not expected here",
            ),
        ];
        let parts = parts.into_iter();
        parts
            .filter_map(|(place, what)| Some((place?, what)))
            .collect()
    }
}
