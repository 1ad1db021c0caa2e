//! Okta ids by their look: what kind of thing an id names.
