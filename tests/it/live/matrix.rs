//! The fault matrix: every fault of the sandbox, alone and in pairs, with enough scopes and with few.
//!
//! The org answers in process and time is a number, so a thousand runs with all their waits take seconds.

#![expect(
    clippy::print_stdout,
    reason = "the score is for a person to read, with --nocapture"
)]

use std::collections::BTreeMap;
use std::thread;

use okta_cc::engine::evidence::Evidence;
use okta_cc::engine::report::Report;
use okta_cc::model::connection::Connection;
use okta_cc::model::finding::Certainty::{self, Certain, Likely, Possible};
use okta_cc::repair::RULESET;
use okta_cc::rules::RULES;
use okta_cc::sandbox::Scenario;
use okta_cc::tools::NANGO;

use crate::support::{Bench, Conversed};

const ENOUGH: [&str; 4] = [
    "okta.users.read",
    "okta.groups.read",
    "okta.apps.read",
    "okta.roles.read",
];
const FEW: [&str; 2] = ["okta.users.read", "okta.groups.read"];

/// A fault, and what must be found: with enough scopes, with few.
type Row = (&'static str, Expected, Expected);
type Expected = Option<(&'static str, Certainty)>;

const fn both(fault: &'static str, rule: &'static str, certainty: Certainty) -> Row {
    let expected = Some((rule, certainty));
    (fault, expected, expected)
}

const FAULTS: &[Row] = &[
    both("dpop_required", "token_dpop_required", Certain),
    // The Roles endpoint refuses whoever has no role, so nothing but the lists speaks.
    both("no_admin_role", "api_no_admin_role", Likely),
    both("no_admin_role_refused", "api_no_admin_role", Likely),
    // With few scopes the role is large enough for all of them.
    (
        "role_too_small",
        Some(("api_insufficient_role", Possible)),
        None,
    ),
    (
        "narrow_resource_set",
        Some(("api_insufficient_role", Certain)),
        Some(("api_insufficient_role", Possible)),
    ),
    both("scope_not_granted", "token_scope_dropped", Certain),
    both("no_scope_granted", "token_scope_not_granted", Certain),
    both("scope_unknown", "token_scope_invalid", Certain),
    both("wrong_client_id", "token_wrong_client_id", Certain),
    both("app_inactive", "token_client_rejected", Possible),
    both("wrong_app_type", "token_wrong_app_type", Certain),
    both("grant_type_not_allowed", "token_wrong_app_type", Likely),
    both("client_secret_app", "token_wrong_auth_method", Certain),
    both("wrong_key", "token_bad_signature", Certain),
    both("unknown_kid", "token_kid_not_registered", Certain),
    both("key_inactive", "token_kid_not_registered", Certain),
    both("key_for_encryption", "token_key_not_for_signing", Certain),
    both("jwks_not_configured", "token_jwks_not_configured", Certain),
    both("jwks_uri_broken", "token_jwks_unusable", Certain),
    both("clock_skew", "org_clock_skew", Certain),
    both("clock_behind", "org_clock_skew", Certain),
    both("assertion_expired", "token_clock_skew", Likely),
    both("assertion_used", "token_assertion_reused", Certain),
    both("policy_denied", "token_policy_denied", Certain),
    both("network_zone", "token_network_zone", Certain),
    both("rate_limited", "token_rate_limited", Certain),
    both("rate_limited_no_reset", "token_rate_limited", Certain),
    both("api_rate_limited", "api_rate_limited", Certain),
    both("maintenance", "org_server_error", Certain),
    both("token_server_error", "token_server_error", Certain),
    both("api_server_error", "api_server_error", Certain),
    both("org_deactivated", "org_deactivated", Certain),
    both("feature_off", "api_feature_not_available", Certain),
    both("api_invalid_session", "api_not_for_oauth", Likely),
    both("api_token_refused", "api_invalid_token", Certain),
    both("token_bad_json", "token_not_okta", Likely),
    both("token_wrong_shape", "token_not_okta", Likely),
    both("token_missing", "token_unusable", Certain),
    both("token_empty", "token_not_okta", Likely),
    both("invalid_utf8", "token_not_okta", Likely),
    both("api_wrong_shape", "api_not_okta", Likely),
    both("org_not_found", "org_not_found", Likely),
    both("other_server", "org_not_okta", Likely),
    both("captive_portal", "org_not_okta", Likely),
    both("proxy_html", "org_not_okta", Likely),
    both("bad_gateway", "org_server_error", Certain),
    both("redirect", "org_redirect", Likely),
];

/// What must stay silent: no faults, or faults that are over when we ask again.
const SILENT: &[&str] = &[
    "healthy",
    "classic_engine",
    "super_admin",
    "keys_as_array",
    "several_keys",
    "rate_limited_once",
    "token_server_error_once",
    "far_away",
];

/// Below HTTP: the in-process org does not meet them; `network` does.
const NETWORK: &[&str] = &[
    "no_answer",
    "connection_closed",
    "drip",
    "truncated",
    "wrong_length",
    "endless_body",
    "not_http",
    "slow",
];

/// An app has one role: two of these are no pair.
const ROLES: &[&str] = &[
    "no_admin_role",
    "no_admin_role_refused",
    "role_too_small",
    "narrow_resource_set",
];

/// A finished run, beside the connection that it was about.
struct Run<'b> {
    connection: &'b Connection,
    conversed: Conversed,
}

/// What comes of the scenario.
fn run<'b>(bench: &'b mut Bench, scenario: &str) -> Run<'b> {
    let conversed = bench.run(scenario);
    let connection = &bench.connection;
    Run {
        connection,
        conversed,
    }
}

impl Run<'_> {
    fn evidence(&self) -> Evidence<'_> {
        Evidence::new(self.connection, &NANGO, Some(&self.conversed.conversation))
    }

    /// What the live rules say, in the order of a report.
    fn found(&self) -> Vec<(&'static str, Certainty)> {
        let report = Report::new(RULESET, &self.evidence());
        let live = report
            .findings
            .iter()
            .filter(|found| found.rule.group.is_live());
        live.map(|found| (found.rule.id, found.finding.certainty))
            .collect()
    }

    /// The same without an order, and without a look at the inputs, which takes longer.
    fn causes(&self) -> Vec<&'static str> {
        let rules = RULES.iter().filter(|rule| rule.group.is_live());
        let fires = rules
            .filter(|rule| (rule.check)(&self.evidence()).is_ok_and(|found| !found.is_empty()));
        fires.map(|rule| rule.id).collect()
    }

    fn keeps_within_its_limits(&self, name: &str) {
        let Conversed { requests, took, .. } = self.conversed;
        assert!(requests <= Bench::REQUESTS, "{name}: {requests} requests");
        assert!(took < Bench::DEADLINE, "{name}: {took} s");
    }
}

#[test]
fn every_switch_is_in_the_matrix() {
    for switch in Scenario::switches() {
        let faults = FAULTS.iter().map(|(name, ..)| name);
        let mut known = faults.chain(SILENT).chain(NETWORK);
        assert!(known.any(|name| *name == switch.name), "{}", switch.name);
    }
}

#[test]
fn every_single_fault_is_the_first_finding() {
    let mut benches = [Bench::new(&ENOUGH), Bench::new(&FEW)];
    let mut wrong = Vec::new();
    let mut score = 0;
    let silent = SILENT.iter().map(|name| (*name, None, None));
    for (fault, enough, few) in FAULTS.iter().copied().chain(silent) {
        for (bench, expected) in benches.iter_mut().zip([enough, few]) {
            let run = run(bench, fault);
            run.keeps_within_its_limits(fault);
            let found = run.found();
            let scopes = run.evidence().requested_scopes().len();
            let said = found.first().map_or("nothing".into(), |(rule, certainty)| {
                format!("{rule} ({})", certainty.name())
            });
            let Conversed { requests, took, .. } = run.conversed;
            println!("{fault:<24} {scopes} scopes  {said:<40} {requests:>2} requests, {took:.0} s");
            // Alone: what is there and nothing else.
            if found.first().copied() == expected && found.len() < 2 {
                score += 1;
            } else {
                wrong.push(format!("{fault} with {scopes} scopes: {found:?}"));
            }
        }
    }
    let all = score + wrong.len();
    println!("single faults: {score} of {all} named first, with the certainty that is due");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_healthy_run_takes_five_requests() {
    let mut bench = Bench::new(&ENOUGH);
    for fault in ["healthy", "several_keys", "super_admin", "classic_engine"] {
        let requests = bench.run(fault).requests;
        assert_eq!(requests, 5, "{fault}");
    }
}

/// Of two faults at least one is named, and nothing that is not there.
#[test]
fn every_pair_of_faults_is_judged_rightly() {
    let verdicts = thread::scope(|scope| {
        let benches = [(&ENOUGH[..], false), (&FEW[..], true)];
        let judging = benches.map(|(scopes, few)| scope.spawn(move || pairs(scopes, few)));
        judging.map(|judging| judging.join().expect("the thread ends"))
    });
    let verdicts: Vec<_> = verdicts.into_iter().flatten().collect();
    let mut score: BTreeMap<&str, usize> = BTreeMap::new();
    for (verdict, _) in &verdicts {
        *score.entry(verdict).or_default() += 1;
    }
    println!("pairs of faults:");
    for (verdict, count) in &score {
        println!("{count:>6}  {verdict}");
    }
    let wrong = verdicts.iter();
    let wrong: Vec<_> = wrong
        .filter(|(verdict, _)| matches!(*verdict, "a wrong cause" | "nothing"))
        .collect();
    assert!(wrong.is_empty(), "{} wrong: {wrong:#?}", wrong.len());
}

/// Every pair's verdict, and what it is about.
fn pairs(scopes: &[&str], few: bool) -> Vec<(&'static str, String)> {
    let mut bench = Bench::new(scopes);
    let mut verdicts = Vec::new();
    for (at, one) in FAULTS.iter().enumerate() {
        for other in &FAULTS[at + 1..] {
            if ROLES.contains(&one.0) && ROLES.contains(&other.0) {
                continue;
            }
            let due = [one, other].map(|row| if few { row.2 } else { row.1 });
            let due: Vec<_> = due.into_iter().flatten().map(|(rule, _)| rule).collect();
            let name = format!("{}+{}", one.0, other.0);
            let run = run(&mut bench, &name);
            run.keeps_within_its_limits(&name);
            let found = run.causes();
            let verdict = judge(&due, &found);
            let about = format!(
                "{name} with {} scopes: {found:?}, due {due:?}",
                scopes.len()
            );
            verdicts.push((verdict, about));
        }
    }
    verdicts
}

fn judge(due: &[&str], found: &[&str]) -> &'static str {
    // Without the scope that does not exist, the one that is not granted may be all that is left.
    let same = |due: &str, found: &str| {
        due == found || (due, found) == ("token_scope_dropped", "token_scope_not_granted")
    };
    let is_due = |found: &&str| due.iter().any(|due| same(due, found));
    let named = due
        .iter()
        .filter(|due| found.iter().any(|found| same(due, found)));
    if !found.iter().all(is_due) {
        return "a wrong cause";
    }
    match named.count() {
        named if named == due.len() => "all that is there to find",
        0 => "nothing",
        _ => "one, and the other after it",
    }
}
