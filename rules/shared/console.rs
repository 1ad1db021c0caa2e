//! Places in Okta's Admin Console, as the rules send people there.

pub(in crate::rules) const PUBLIC_KEYS: &str =
    "Admin Console > Applications > your app > General > Public keys";

/// The same place as the heading on the page names it.
pub(in crate::rules) const CLIENT_CREDENTIALS: &str =
    "Admin Console > Applications > your app > General > Client Credentials";

pub(in crate::rules) const API_SCOPES: &str =
    "Admin Console > Applications > your app > Okta API Scopes";

/// Only a super admin can grant scopes.
pub(in crate::rules) const GRANT_SCOPES: &str =
    "Admin Console (as super admin) > Applications > your app > Okta API Scopes";

/// Only a super admin can assign roles.
pub(in crate::rules) const ADMIN_ROLES: &str =
    "Admin Console (as super admin) > Applications > your app > Admin roles";

pub(in crate::rules) const NEW_SERVICE_APP: &str = "Admin Console > Applications > Create App Integration > API Services; use the Client ID and key of that new app.";

pub(in crate::rules) const CLEAR_DPOP: &str = "Admin Console > Applications > your app > General > General Settings: clear \"Require Demonstrating Proof of Possession (DPoP) header in token requests\", then Save.";

pub(in crate::rules) const SYSTEM_LOG: &str = "Admin Console > Reports > System Log";

/// Where the org's own domain is shown.
pub(in crate::rules) const YOUR_NAME: &str = "Admin Console > your name at the top right";

pub(in crate::rules) const OWN_DOMAIN: &str =
    "Use the org's own domain: Admin Console > your name at the top right shows it.";

/// How to get a new key: from this tool, or from Okta.
pub(in crate::rules) const NEW_KEY: &str = "okta-cc keygen --out key.json, or Admin Console > Applications > your app > General > Public keys > Add key";
