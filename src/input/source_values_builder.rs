//! Collects the values of one source, one name after another, and notices where two names disagree.

use super::base_url::parse_base_url;
use super::{Found, SourceError, SourceValues, reference};
use crate::model::connection::{DomainForm, Origin};
use crate::okta::hosts::CELLS;
use crate::tools::Slot;

/// One source's values as they are found, one after another.
#[derive(Default)]
pub(super) struct SourceValuesBuilder {
    given: SourceValues,
    org: Option<Found>,
    cell: Option<Found>,
}

impl SourceValuesBuilder {
    /// # Errors
    /// When the same value is given twice, or a base URL is not valid.
    pub(super) fn put(&mut self, slot: Slot, name: &str, found: Found) -> Result<(), SourceError> {
        let reference = match found.origin {
            Origin::Named(_) => reference::of_store(&found.text, slot),
            _ => reference::of(&found.text, slot),
        };
        let found = match reference {
            Some(reference) => found.elsewhere(reference),
            None => found,
        };
        let place = match slot {
            Slot::ClientId => &mut self.given.client_id,
            Slot::Key | Slot::KeyFile => &mut self.given.key,
            Slot::KeyId => &mut self.given.key_id,
            Slot::Scopes => &mut self.given.scopes,
            Slot::Mode => &mut self.given.mode,
            Slot::OrgName => &mut self.org,
            Slot::Cell => &mut self.cell,
            Slot::Domain(form) => return self.domain(form, name, found),
            Slot::BaseUrl => {
                if found.is_elsewhere() {
                    return Ok(());
                }
                let name = found
                    .origin
                    .source()
                    .map_or(name.into(), |source| match source {
                        "" => name.to_owned(),
                        source if source.ends_with(name) => source.to_owned(),
                        source => format!("{source}: {name}"),
                    });
                self.given.base_url = Some(parse_base_url(&name, &found.text)?);
                return Ok(());
            }
        };
        put(place, name, found)
    }

    /// Other values may stand elsewhere.
    pub(super) fn leave_open(&mut self) {
        self.given.is_part = true;
    }

    /// The form of the domain in such a source, also where it gives none: it tells for whom the other values are.
    pub(super) fn suppose(&mut self, form: DomainForm) {
        self.given.domain_form.get_or_insert(form);
    }

    /// Nango asks at `hostname`, and at the older `subdomain` where that is empty; a record may hold both.
    fn domain(
        &mut self,
        form: Option<DomainForm>,
        name: &str,
        found: Found,
    ) -> Result<(), SourceError> {
        let before = self.given.domain_form;
        if let (Some(before), Some(form)) = (before, form)
            && before != form
            && let Some(kept) = self.given.domain.take()
        {
            let is_blank = |found: &Found| found.text.trim().is_empty();
            let is_worse = form == DomainForm::Subdomain;
            if is_blank(&found) || (is_worse && !is_blank(&kept)) {
                self.given.domain = Some(kept);
                return Ok(());
            }
        }
        put(&mut self.given.domain, name, found)?;
        self.given.domain_form = form;
        Ok(())
    }

    /// Takes all that another source gave.
    ///
    /// # Errors
    /// As `put`.
    pub(super) fn merge(&mut self, given: SourceValues) -> Result<(), SourceError> {
        let values = [
            (Slot::ClientId, "client_id", given.client_id),
            (Slot::Key, "private_key", given.key),
            (Slot::KeyId, "key_id", given.key_id),
            (Slot::Domain(given.domain_form), "domain", given.domain),
            (Slot::Scopes, "scopes", given.scopes),
            (Slot::Mode, "authorizationMode", given.mode),
        ];
        for (slot, name, found) in values {
            if let Some(found) = found {
                self.put(slot, name, found)?;
            }
        }
        self.given.base_url = self.given.base_url.take().or(given.base_url);
        self.given.is_part |= given.is_part;
        Ok(())
    }

    /// Takes of another source only what is missing.
    pub(super) fn fill(&mut self, given: SourceValues) {
        self.given = std::mem::take(&mut self.given).over(given);
    }

    /// Whether a client ID or a key is still missing, without which nothing is a connection.
    pub(super) fn lacks_most(&self) -> bool {
        self.given.client_id.is_none() || self.given.key.is_none()
    }

    /// What the source gave. Terraform's two halves of the domain become one.
    pub(super) fn finish(mut self) -> SourceValues {
        if let (Some(mut org), None) = (self.org, &self.given.domain) {
            let cell = self.cell.as_ref().map_or("", |cell| cell.text.trim());
            let elsewhere = self.cell.as_ref().filter(|cell| cell.is_elsewhere());
            let mut form = DomainForm::OrgName;
            if let Some(cell) = elsewhere.filter(|_| !org.is_elsewhere()) {
                org = cell.clone();
            } else if !matches!(cell, "" | "okta.com") && !org.is_elsewhere() {
                org.text = format!("{}.{cell}", org.text.trim());
                // A cell that is none is what is wrong; the name may be any word.
                let place = self.cell.as_ref().filter(|_| !CELLS.contains(&cell));
                org.origin = place.unwrap_or(&org).origin.as_a_whole();
                form = DomainForm::Address;
            }
            self.given.domain = Some(org);
            self.given.domain_form = Some(form);
        }
        self.given
    }
}

fn put(place: &mut Option<Found>, name: &str, found: Found) -> Result<(), SourceError> {
    // The same under two names is one value: an okta.yaml that serves two SDKs has `kid` and `keyId`.
    if let Some(before) = place
        && (before.text != found.text || before.reference() != found.reference())
    {
        return Err(SourceError::Duplicate {
            place: Box::new(found.origin),
            name: name.into(),
            before: before.origin.to_string(),
        });
    }
    *place = Some(found);
    Ok(())
}
