//! For each family of scopes a read that tries it: a GET that changes nothing and answers with little.
//!
//! Source: the operations and their scopes in Okta's management API description (2026.06), and, for the lists that are
//! never empty, the unfiltered lists of healthy orgs in the recordings of Okta's SDK tests: each has an admin, the group
//! Everyone, its own apps, and the defaults that Okta makes.

/// A read, and the family whose `read` or `manage` scope allows it.
#[derive(Debug, PartialEq, Eq)]
pub struct Read {
    /// `users` of `okta.users.read`.
    pub family: &'static str,
    pub path: &'static str,
    /// Empty where the endpoint takes none that makes the answer shorter.
    pub query: &'static str,
    /// An empty list means that the app may see nothing.
    pub never_empty: bool,
}

const fn read(family: &'static str, path: &'static str, query: &'static str) -> Read {
    Read {
        family,
        path,
        query,
        never_empty: false,
    }
}

const fn never_empty(family: &'static str, path: &'static str, query: &'static str) -> Read {
    Read {
        never_empty: true,
        ..read(family, path, query)
    }
}

/// In the order of the families.
pub static READS: [Read; 60] = [
    read(
        "accessRequests.condition",
        "/governance/api/v2/request-settings",
        "",
    ),
    read(
        "accessRequests.request",
        "/governance/api/v2/requests",
        "limit=1",
    ),
    read(
        "accessRequests.tasks",
        "/governance/api/v2/tasks",
        "limit=1",
    ),
    read("agentPools", "/api/v1/agentPools", ""),
    read("apiTokens", "/api/v1/api-tokens", ""),
    never_empty("apps", "/api/v1/apps", "limit=1"),
    never_empty("authenticators", "/api/v1/authenticators", ""),
    read(
        "authorizationServers",
        "/api/v1/authorizationServers",
        "limit=1",
    ),
    read("behaviors", "/api/v1/behaviors", ""),
    read("botProtection", "/api/v1/bot-protection/configuration", ""),
    never_empty("brands", "/api/v1/brands", "limit=1"),
    read("captchas", "/api/v1/captchas", ""),
    read("clients", "/oauth2/v1/clients", "limit=1"),
    read("customTelephonyProvider", "/api/v1/telephony-providers", ""),
    read("deviceAssurance", "/api/v1/device-assurances", ""),
    read("deviceIntegrations", "/api/v1/device-integrations", ""),
    read("devicePostureChecks", "/api/v1/device-posture-checks", ""),
    read("devices", "/api/v1/devices", "limit=1"),
    read("domains", "/api/v1/domains", ""),
    read("dr", "/api/v1/dr/status", ""),
    read("emailDomains", "/api/v1/email-domains", ""),
    read("emailServers", "/api/v1/email-servers", ""),
    read("eventHooks", "/api/v1/eventHooks", ""),
    read("features", "/api/v1/features", ""),
    read(
        "governance.accessCertifications",
        "/governance/api/v1/campaigns",
        "limit=1",
    ),
    read(
        "governance.accessRequests",
        "/governance/api/v1/requests",
        "limit=1",
    ),
    read(
        "governance.admin",
        "/governance/api/v1/settings/certification",
        "",
    ),
    read(
        "governance.collections",
        "/governance/api/v1/collections",
        "limit=1",
    ),
    read(
        "governance.delegates",
        "/governance/api/v1/delegates",
        "limit=1",
    ),
    read(
        "governance.entitlements",
        "/governance/api/v1/entitlement-bundles",
        "limit=1",
    ),
    read("governance.labels", "/governance/api/v1/labels", ""),
    read(
        "governance.riskRule",
        "/governance/api/v1/risk-rules",
        "limit=1",
    ),
    read(
        "governance.securityAccessReviews.admin",
        "/governance/api/v2/security-access-reviews",
        "limit=1",
    ),
    read("governance.settings", "/governance/api/v1/settings", ""),
    never_empty("groups", "/api/v1/groups", "limit=1"),
    read("idps", "/api/v1/idps", "limit=1"),
    read("inlineHooks", "/api/v1/inlineHooks", ""),
    read(
        "linkedObjects",
        "/api/v1/meta/schemas/user/linkedObjects",
        "",
    ),
    read("logStreams", "/api/v1/logStreams", "limit=1"),
    read("logs", "/api/v1/logs", "limit=1"),
    never_empty("networkZones", "/api/v1/zones", "limit=1"),
    read("oauthIntegrations", "/integrations/api/v1/api-services", ""),
    read("orgs", "/api/v1/org", ""),
    never_empty("policies", "/api/v1/policies", "type=OKTA_SIGN_ON&limit=1"),
    read("profileMappings", "/api/v1/mappings", "limit=1"),
    read("pushProviders", "/api/v1/push-providers", ""),
    read(
        "rateLimits",
        "/api/v1/rate-limit-settings/admin-notifications",
        "",
    ),
    read("realmAssignments", "/api/v1/realm-assignments", "limit=1"),
    read("realms", "/api/v1/realms", "limit=1"),
    read("roles", "/api/v1/iam/roles", ""),
    read("schemas", "/api/v1/meta/schemas/group/default", ""),
    read(
        "securityEventsProviders",
        "/api/v1/security-events-providers",
        "",
    ),
    read(
        "serviceAccounts",
        "/privileged-access/api/v1/service-accounts",
        "limit=1",
    ),
    read(
        "serviceAccounts.okta",
        "/privileged-access/api/v1/okta-service-accounts",
        "limit=1",
    ),
    read("templates", "/api/v1/templates/sms", ""),
    read("threatInsights", "/api/v1/threats/configuration", ""),
    read("trustedOrigins", "/api/v1/trustedOrigins", "limit=1"),
    read("uischemas", "/api/v1/meta/uischemas", ""),
    never_empty("userTypes", "/api/v1/meta/types/user", ""),
    never_empty("users", "/api/v1/users", "limit=1"),
];
