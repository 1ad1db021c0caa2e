//! For each family of scopes one GET by which the scope can be tried: it changes nothing and its answer is short.
//!
//! Source: the operations and their scopes in Okta's management API description (2026.06), and, for the lists that are
//! never empty, the unfiltered lists of healthy orgs in the recordings of Okta's SDK tests: each has an admin, the
//! group Everyone, its own apps, and the defaults that Okta makes.

/// A read, and the family whose `read` or `manage` scope allows it.
#[derive(Debug, PartialEq, Eq)]
pub struct Read {
    /// `users` of `okta.users.read`.
    pub family: &'static str,
    pub path: &'static str,
    /// The query that makes the answer short; empty where the endpoint has none.
    pub query: &'static str,
    /// An empty list means that the app may see nothing.
    pub never_empty: bool,
}

/// A row per read; `never_empty` marks those where an empty list is a symptom. (`cargo fmt` leaves the table alone.)
macro_rules! reads {
    ($($family:literal $path:literal $query:literal $($never_empty:ident)?;)*) => {
        [$(Read {
            family: $family,
            path: $path,
            query: $query,
            never_empty: !stringify!($($never_empty)?).is_empty(),
        }),*]
    };
}

/// In the order of the families.
pub static READS: [Read; 60] = reads! {
    "accessRequests.condition" "/governance/api/v2/request-settings" "";
    "accessRequests.request" "/governance/api/v2/requests" "limit=1";
    "accessRequests.tasks" "/governance/api/v2/tasks" "limit=1";
    "agentPools" "/api/v1/agentPools" "";
    "apiTokens" "/api/v1/api-tokens" "";
    "apps" "/api/v1/apps" "limit=1" never_empty;
    "authenticators" "/api/v1/authenticators" "" never_empty;
    "authorizationServers" "/api/v1/authorizationServers" "limit=1";
    "behaviors" "/api/v1/behaviors" "";
    "botProtection" "/api/v1/bot-protection/configuration" "";
    "brands" "/api/v1/brands" "limit=1" never_empty;
    "captchas" "/api/v1/captchas" "";
    "clients" "/oauth2/v1/clients" "limit=1";
    "customTelephonyProvider" "/api/v1/telephony-providers" "";
    "deviceAssurance" "/api/v1/device-assurances" "";
    "deviceIntegrations" "/api/v1/device-integrations" "";
    "devicePostureChecks" "/api/v1/device-posture-checks" "";
    "devices" "/api/v1/devices" "limit=1";
    "domains" "/api/v1/domains" "";
    "dr" "/api/v1/dr/status" "";
    "emailDomains" "/api/v1/email-domains" "";
    "emailServers" "/api/v1/email-servers" "";
    "eventHooks" "/api/v1/eventHooks" "";
    "features" "/api/v1/features" "";
    "governance.accessCertifications" "/governance/api/v1/campaigns" "limit=1";
    "governance.accessRequests" "/governance/api/v1/requests" "limit=1";
    "governance.admin" "/governance/api/v1/settings/certification" "";
    "governance.collections" "/governance/api/v1/collections" "limit=1";
    "governance.delegates" "/governance/api/v1/delegates" "limit=1";
    "governance.entitlements" "/governance/api/v1/entitlement-bundles" "limit=1";
    "governance.labels" "/governance/api/v1/labels" "";
    "governance.riskRule" "/governance/api/v1/risk-rules" "limit=1";
    "governance.securityAccessReviews.admin" "/governance/api/v2/security-access-reviews" "limit=1";
    "governance.settings" "/governance/api/v1/settings" "";
    "groups" "/api/v1/groups" "limit=1" never_empty;
    "idps" "/api/v1/idps" "limit=1";
    "inlineHooks" "/api/v1/inlineHooks" "";
    "linkedObjects" "/api/v1/meta/schemas/user/linkedObjects" "";
    "logStreams" "/api/v1/logStreams" "limit=1";
    "logs" "/api/v1/logs" "limit=1";
    "networkZones" "/api/v1/zones" "limit=1" never_empty;
    "oauthIntegrations" "/integrations/api/v1/api-services" "";
    "orgs" "/api/v1/org" "";
    "policies" "/api/v1/policies" "type=OKTA_SIGN_ON&limit=1" never_empty;
    "profileMappings" "/api/v1/mappings" "limit=1";
    "pushProviders" "/api/v1/push-providers" "";
    "rateLimits" "/api/v1/rate-limit-settings/admin-notifications" "";
    "realmAssignments" "/api/v1/realm-assignments" "limit=1";
    "realms" "/api/v1/realms" "limit=1";
    "roles" "/api/v1/iam/roles" "";
    "schemas" "/api/v1/meta/schemas/group/default" "";
    "securityEventsProviders" "/api/v1/security-events-providers" "";
    "serviceAccounts" "/privileged-access/api/v1/service-accounts" "limit=1";
    "serviceAccounts.okta" "/privileged-access/api/v1/okta-service-accounts" "limit=1";
    "templates" "/api/v1/templates/sms" "";
    "threatInsights" "/api/v1/threats/configuration" "";
    "trustedOrigins" "/api/v1/trustedOrigins" "limit=1";
    "uischemas" "/api/v1/meta/uischemas" "";
    "userTypes" "/api/v1/meta/types/user" "" never_empty;
    "users" "/api/v1/users" "limit=1" never_empty;
};
