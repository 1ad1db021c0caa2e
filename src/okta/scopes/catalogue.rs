//! Okta's scopes and permissions by name, each list in byte order.
//!
//! Sources: <https://developer.okta.com/docs/api/oauth2/>, Okta's management API description (2026.06), and the
//! `scopes_supported` that an org's `/.well-known/oauth-authorization-server` lists (not complete).

/// A row a family. (`cargo fmt` leaves these tables alone.)
macro_rules! names {
    ($($name:literal)*) => { [$($name),*] };
}

/// A row each: the permission, and the scope nearest to it where there is one.
macro_rules! permissions {
    (@nearest) => { None };
    (@nearest $scope:literal) => { Some($scope) };
    ($($name:literal $(=> $scope:literal)?)*) => { [$(($name, permissions!(@nearest $($scope)?))),*] };
}

/// A service app can be granted these.
pub(super) static SERVICE_APP: [&str; 145] = names! {
    "okta.accessRequests.catalog.read"
    "okta.accessRequests.condition.manage" "okta.accessRequests.condition.read"
    "okta.accessRequests.request.manage" "okta.accessRequests.request.read"
    "okta.accessRequests.tasks.manage" "okta.accessRequests.tasks.read"
    "okta.accounts.manage" "okta.accounts.read"
    "okta.agentPools.manage" "okta.agentPools.read"
    "okta.apiTokens.manage" "okta.apiTokens.read"
    "okta.appGrants.manage" "okta.appGrants.read"
    "okta.apps.interclientTrust.manage" "okta.apps.interclientTrust.read"
    "okta.apps.manage" "okta.apps.read"
    "okta.authenticators.manage" "okta.authenticators.read"
    "okta.authorizationServers.manage" "okta.authorizationServers.read"
    "okta.behaviors.manage" "okta.behaviors.read"
    "okta.botProtection.manage" "okta.botProtection.read"
    "okta.brands.manage" "okta.brands.read"
    "okta.captchas.manage" "okta.captchas.read"
    "okta.clients.manage" "okta.clients.read" "okta.clients.register"
    "okta.customTelephonyProvider.manage" "okta.customTelephonyProvider.read"
    "okta.deviceAssurance.manage" "okta.deviceAssurance.read"
    "okta.deviceIntegrations.manage" "okta.deviceIntegrations.read"
    "okta.devicePostureChecks.manage" "okta.devicePostureChecks.read"
    "okta.devices.manage" "okta.devices.read"
    "okta.directories.groups.manage" "okta.directories.groups.read"
    "okta.domains.manage" "okta.domains.read"
    "okta.dr.manage" "okta.dr.read"
    "okta.emailDomains.manage" "okta.emailDomains.read"
    "okta.emailServers.manage" "okta.emailServers.read"
    "okta.eventHooks.manage" "okta.eventHooks.read"
    "okta.features.manage" "okta.features.read"
    "okta.governance.accessCertifications.manage" "okta.governance.accessCertifications.read"
    "okta.governance.accessRequests.manage" "okta.governance.accessRequests.read"
    "okta.governance.admin.manage" "okta.governance.admin.read"
    "okta.governance.collections.manage" "okta.governance.collections.read"
    "okta.governance.delegates.read"
    "okta.governance.entitlements.manage" "okta.governance.entitlements.read"
    "okta.governance.labels.manage" "okta.governance.labels.read"
    "okta.governance.operations.read"
    "okta.governance.principalSettings.manage" "okta.governance.principalSettings.read"
    "okta.governance.resourceOwner.manage" "okta.governance.resourceOwner.read"
    "okta.governance.riskRule.manage" "okta.governance.riskRule.read"
    "okta.governance.securityAccessReviews.admin.manage" "okta.governance.securityAccessReviews.admin.read"
    "okta.governance.settings.manage" "okta.governance.settings.read"
    "okta.groups.manage" "okta.groups.read"
    "okta.identitySources.manage" "okta.identitySources.read"
    "okta.idps.manage" "okta.idps.read"
    "okta.inlineHooks.manage" "okta.inlineHooks.read"
    "okta.linkedObjects.manage" "okta.linkedObjects.read"
    "okta.logStreams.manage" "okta.logStreams.read"
    "okta.logs.read"
    "okta.networkZones.manage" "okta.networkZones.read"
    "okta.oauthIntegrations.manage" "okta.oauthIntegrations.read"
    "okta.orgs.manage" "okta.orgs.read"
    "okta.policies.manage" "okta.policies.read"
    "okta.principalRateLimits.manage" "okta.principalRateLimits.read"
    "okta.profileMappings.manage" "okta.profileMappings.read"
    "okta.pushProviders.manage" "okta.pushProviders.read"
    "okta.rateLimits.manage" "okta.rateLimits.read"
    "okta.realmAssignments.manage" "okta.realmAssignments.read"
    "okta.realms.manage" "okta.realms.read"
    "okta.roles.manage" "okta.roles.read"
    "okta.schemas.manage" "okta.schemas.read"
    "okta.securityEventsProviders.manage" "okta.securityEventsProviders.read"
    "okta.serviceAccounts.manage"
    "okta.serviceAccounts.okta.manage" "okta.serviceAccounts.okta.read"
    "okta.serviceAccounts.read"
    "okta.sessions.manage" "okta.sessions.read"
    "okta.templates.manage" "okta.templates.read"
    "okta.threatInsights.manage" "okta.threatInsights.read"
    "okta.trustedOrigins.manage" "okta.trustedOrigins.read"
    "okta.uischemas.manage" "okta.uischemas.read"
    "okta.universalLogout.manage"
    "okta.userRisk.manage" "okta.userRisk.read"
    "okta.userTypes.manage" "okta.userTypes.read"
    "okta.users.manage" "okta.users.read"
    "okta.workflows.invoke.manage"
    "ssf.manage" "ssf.read"
};

/// An org lists these, or an operation asks for them, but no source says that a service app can be granted them.
pub(super) static UNPROVEN: [&str; 17] = names! {
    "okta.certificateAuthorities.manage" "okta.certificateAuthorities.read"
    "okta.directories.manage"
    "okta.events.read"
    "okta.factors.manage" "okta.factors.read"
    "okta.governance.assignmentCandidates.read"
    "okta.oag.app.manage" "okta.oag.app.read"
    "okta.oag.authenticationService.manage" "okta.oag.authenticationService.read"
    "okta.oag.cert.read"
    "okta.oag.idp.manage" "okta.oag.idp.read"
    "okta.reports.read"
    "okta.riskProviders.manage" "okta.riskProviders.read"
};

/// Okta documents that it refuses `.self` scopes to client credentials; MyAccount is about the signed-in user by its
/// nature.
pub(super) static END_USER: [&str; 20] = names! {
    "okta.myAccount.appAuthenticator.maintenance.manage" "okta.myAccount.appAuthenticator.maintenance.read"
    "okta.myAccount.appAuthenticator.manage"
    "okta.myAccount.authenticators.manage" "okta.myAccount.authenticators.read"
    "okta.myAccount.email.manage" "okta.myAccount.email.read"
    "okta.myAccount.oktaApplications.read"
    "okta.myAccount.organization.read"
    "okta.myAccount.password.manage" "okta.myAccount.password.read"
    "okta.myAccount.phone.manage" "okta.myAccount.phone.read"
    "okta.myAccount.profile.manage" "okta.myAccount.profile.read"
    "okta.myAccount.sessions.manage"
    "okta.myAccount.webauthn.manage" "okta.myAccount.webauthn.read"
    "okta.users.manage.self"
    "okta.users.read.self"
};

/// By their own description these act for the signed-in user.
pub(super) static FOR_SIGNED_IN_USER: [&str; 6] = names! {
    "okta.governance.reviewer.manage" "okta.governance.reviewer.read"
    "okta.governance.securityAccessReviews.endUser.manage" "okta.governance.securityAccessReviews.endUser.read"
    "okta.personal.adminSettings.manage" "okta.personal.adminSettings.read"
};

/// OpenID Connect: <https://developer.okta.com/docs/api/openapi/okta-oauth/guides/overview/>.
pub(super) static OIDC: [&str; 8] = names! {
    "address" "device_sso" "email" "groups" "offline_access" "openid" "phone" "profile"
};

/// Permissions of custom admin roles, which look like scopes but are not, each with the scope nearest to it:
/// <https://developer.okta.com/docs/concepts/role-assignment/>.
pub(super) static PERMISSIONS: [(&str, Option<&str>); 43] = permissions! {
    "okta.apps.assignment.manage" => "okta.apps.manage"
    "okta.apps.clientCredentials.read" => "okta.apps.read"
    "okta.apps.manageFirstPartyApps"
    "okta.authzServers.manage" => "okta.authorizationServers.manage"
    "okta.authzServers.read" => "okta.authorizationServers.read"
    "okta.customizations.manage" => "okta.brands.manage"
    "okta.customizations.read" => "okta.brands.read"
    "okta.devices.lifecycle.activate" => "okta.devices.manage"
    "okta.devices.lifecycle.deactivate" => "okta.devices.manage"
    "okta.devices.lifecycle.delete" => "okta.devices.manage"
    "okta.devices.lifecycle.manage" => "okta.devices.manage"
    "okta.devices.lifecycle.suspend" => "okta.devices.manage"
    "okta.devices.lifecycle.unsuspend" => "okta.devices.manage"
    "okta.groups.appAssignment.manage" => "okta.groups.manage"
    "okta.groups.create" => "okta.groups.manage"
    "okta.groups.members.manage" => "okta.groups.manage"
    "okta.iam.read" => "okta.roles.read"
    "okta.identityProviders.manage" => "okta.idps.manage"
    "okta.identityProviders.read" => "okta.idps.read"
    "okta.profilesources.import.run"
    "okta.realm.manage" => "okta.realms.manage"
    "okta.realm.read" => "okta.realms.read"
    "okta.support.cases.manage"
    "okta.users.apitokens.manage" => "okta.apiTokens.manage"
    "okta.users.apitokens.read" => "okta.apiTokens.read"
    "okta.users.appAssignment.manage" => "okta.users.manage"
    "okta.users.create" => "okta.users.manage"
    "okta.users.credentials.expirePassword" => "okta.users.manage"
    "okta.users.credentials.manage" => "okta.users.manage"
    "okta.users.credentials.resetFactors" => "okta.users.manage"
    "okta.users.credentials.resetPassword" => "okta.users.manage"
    "okta.users.groupMembership.manage" => "okta.users.manage"
    "okta.users.lifecycle.activate" => "okta.users.manage"
    "okta.users.lifecycle.clearSessions" => "okta.users.manage"
    "okta.users.lifecycle.deactivate" => "okta.users.manage"
    "okta.users.lifecycle.delete" => "okta.users.manage"
    "okta.users.lifecycle.manage" => "okta.users.manage"
    "okta.users.lifecycle.suspend" => "okta.users.manage"
    "okta.users.lifecycle.unlock" => "okta.users.manage"
    "okta.users.lifecycle.unsuspend" => "okta.users.manage"
    "okta.users.userprofile.manage" => "okta.users.manage"
    "okta.workflows.invoke"
    "okta.workflows.read"
};
