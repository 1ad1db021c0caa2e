//! The plan keeps its promises: who gets credentials, how many requests there are, and how long it waits.

use std::time::Duration;

use okta_cc::engine::evidence::Evidence;
use okta_cc::engine::report::{Outcome, Report};
use okta_cc::model::conversation::{Conversation, Step, Turn};
use okta_cc::probe::plan::{Budget, Reach};
use okta_cc::repair::RULESET;
use okta_cc::tools::NANGO;

use crate::support::Example;

const MINUTE: Budget = Budget {
    reach: Reach::Api,
    requests: 12,
    left: Duration::from_secs(60),
};

fn refused(step: &str, error: &str, text: &str) -> String {
    format!(
        "> {step}\nHTTP/1.1 401\ncontent-type: application/json\n\n\
         {{\"error\":\"{error}\",\"error_description\":\"{text}\"}}\n\n"
    )
}

fn asked(conversation: &Conversation, step: Step) -> usize {
    let turns = conversation.taken(step);
    turns
        .filter(|turn| !matches!(turn, Turn::NotTaken(_) | Turn::CutShort(_)))
        .count()
}

fn left_out(conversation: &Conversation, step: Step) -> &str {
    match conversation.turn(step) {
        Some(Turn::NotTaken(why) | Turn::CutShort(why)) => why,
        other => panic!("{step:?}: {other:?}"),
    }
}

/// Anybody can answer /.well-known/okta-organization.
#[test]
fn a_host_that_only_looks_like_okta_s_gets_no_credentials_whatever_it_answers() {
    for host in [
        "acme.okta.com.evil.example",
        "acme-okta.com",
        "acme.okta.co",
        "okta.com",
    ] {
        let mut example = Example::good();
        example.connection.base_url = format!("https://{host}").parse().ok();
        let conversation = example.conversation();
        assert_eq!(asked(&conversation, Step::Org), 1, "{host}");
        for step in Step::ALL.into_iter().filter(|step| *step != Step::Org) {
            assert_eq!(asked(&conversation, step), 0, "{host} {step:?}");
        }
        let why = left_out(&conversation, Step::Token);
        assert!(why.contains("only looks like Okta's"), "{why}");
    }
    for host in [
        "https://okta.acme.com",
        "https://acme.okta.com",
        "http://127.0.0.1:8080",
    ] {
        let mut example = Example::good();
        example.connection.base_url = host.parse().ok();
        assert_eq!(asked(&example.conversation(), Step::Token), 1, "{host}");
    }
}

#[test]
fn a_host_that_does_not_answer_as_an_org_gets_no_credentials() {
    for answer in [
        "> org\nHTTP/1.1 200\ncontent-type: text/html\n\n<html>\n",
        "> org\nHTTP/1.1 404\n",
        "> org\nHTTP/1.1 302\nlocation: https://acme.okta.com/\n",
        "> org\n! tls_untrusted UnknownIssuer\n",
    ] {
        let conversation = Example::read(answer).conversation();
        assert_eq!(asked(&conversation, Step::Token), 0, "{answer}");
    }
}

#[test]
fn no_more_requests_are_made_than_allowed() {
    let dpop = refused(
        "token",
        "invalid_dpop_proof",
        "The DPoP proof JWT header is missing.",
    );
    for requests in 0..12 {
        let budget = Budget { requests, ..MINUTE };
        let (conversation, _) = Example::read(&dpop).conversation_within(budget);
        let evidence = Example::good();
        let evidence = Evidence::new(&evidence.connection, &NANGO, Some(&conversation));
        assert_eq!(evidence.requests_made(), requests.min(7), "{requests}");
    }
    let budget = Budget {
        reach: Reach::Api,
        requests: 3,
        ..MINUTE
    };
    let (conversation, _) = Example::good().conversation_within(budget);
    let why = left_out(&conversation, Step::Apps);
    assert!(why.contains("3 requests"), "{why}");
}

/// What Okta answered stays what it answered, also where it could not be asked again.
#[test]
fn an_answer_that_cannot_be_asked_for_again_is_kept() {
    let busy = refused("token", "busy", "x").replace("401", "503");
    for requests in 2..5 {
        let budget = Budget { requests, ..MINUTE };
        let (conversation, _) = Example::read(&busy).conversation_within(budget);
        let last = conversation.turn(Step::Token).and_then(Turn::exchange);
        assert_eq!(last.map(|last| last.reply.status), Some(503), "{requests}");
    }
}

#[test]
fn nothing_is_asked_after_the_deadline() {
    let budget = Budget {
        left: Duration::ZERO,
        ..MINUTE
    };
    let (conversation, _) = Example::good().conversation_within(budget);
    assert!(
        Step::ALL
            .into_iter()
            .all(|step| asked(&conversation, step) == 0)
    );
    assert!(left_out(&conversation, Step::Org).contains("deadline"));
}

/// A run that was cut short has not shown that all is well.
#[test]
fn a_run_without_enough_requests_is_undecided() {
    for requests in 0..3 {
        let budget = Budget { requests, ..MINUTE };
        let example = Example::good();
        let (conversation, _) = example.conversation_within(budget);
        let evidence = Evidence::new(&example.connection, &NANGO, Some(&conversation));
        let report = Report::new(RULESET, &evidence);
        assert_eq!(report.outcome(), Outcome::Undecided, "{requests}");
    }
}

/// The words of oidc-provider, which are not Okta's.
#[test]
fn a_proof_is_tried_where_dpop_is_asked_for_in_other_words() {
    for (error, text) in [
        ("invalid_grant", "DPoP proof JWT not provided"),
        ("invalid_dpop_proof", "no proof, no token"),
    ] {
        let report = Example::read(&refused("token", error, text)).doctor();
        let found: Vec<_> = report.findings.iter().map(|found| found.rule.id).collect();
        assert_eq!(found, ["token_dpop_required"], "{text}");
    }
}

/// With and without its kid; then never again.
#[test]
fn a_key_that_fails_is_tried_twice_at_most() {
    let words = [
        "The client_assertion signature is invalid.",
        "The client_assertion JWT kid is invalid.",
        "Invalid value for 'client_id' parameter.",
        "The client does not have a JWKSet configured, but the client_assertion requires one.",
        "Something that nobody has told us.",
    ];
    for first in words {
        for second in words {
            let answers = refused("token", "invalid_client", first)
                + &refused("no_kid", "invalid_client", second);
            let (conversation, _) = Example::read(&answers).conversation_within(MINUTE);
            let tokens = Step::TOKENS.map(|step| asked(&conversation, step));
            let tokens: usize = tokens.iter().sum();
            assert!(tokens <= 2, "{first} {second}: {tokens}");
        }
    }
}

#[test]
fn a_rate_limit_is_waited_for_until_okta_says_it_ends() {
    let limited = |seconds: u32| {
        let (minutes, seconds) = (seconds / 60, seconds % 60);
        let date = format!("date: Sun, 01 Nov 2026 09:{minutes:02}:{seconds:02} GMT");
        // 09:01:00.
        let reset = "x-rate-limit-reset: 1793523660";
        format!("> token\nHTTP/1.1 429\n{date}\n{reset}\n\n")
    };
    // The second answer is the good one: the first 429 alone is laid over it.
    let once = limited(50)
        + "> token\nHTTP/1.1 200\ncontent-type: application/json\n\n\
        {\"token_type\":\"Bearer\",\"access_token\":\"****\",\"scope\":\"okta.users.read\"}\n\n";
    let (conversation, pauses) = Example::read(&once).conversation_within(MINUTE);
    assert_eq!(pauses, [Duration::from_secs(11)]);
    assert_eq!(asked(&conversation, Step::Token), 2);
    assert_eq!(asked(&conversation, Step::Users), 1);
    // Longer than the run may take: it is not waited for at all.
    let (conversation, pauses) = Example::read(&limited(0)).conversation_within(MINUTE);
    assert_eq!((asked(&conversation, Step::Token), pauses.len()), (1, 0));
    // And two times at most.
    let (conversation, pauses) = Example::read(&limited(59)).conversation_within(MINUTE);
    assert_eq!((asked(&conversation, Step::Token), pauses.len()), (3, 2));
}

#[test]
fn a_server_error_is_asked_again_twice_and_then_left() {
    let failing = "> users\nHTTP/1.1 503\n\n> groups\nHTTP/1.1 503\n\n> apps\nHTTP/1.1 503\n\n";
    let (conversation, pauses) = Example::read(failing).conversation_within(MINUTE);
    assert_eq!(asked(&conversation, Step::Users), 3);
    assert_eq!(pauses, [Duration::from_secs(1), Duration::from_secs(2)]);
}

#[test]
fn an_api_that_wants_a_nonce_is_asked_again_with_it() {
    let dpop = refused(
        "token",
        "invalid_dpop_proof",
        "The DPoP proof JWT header is missing.",
    );
    let challenge = "> users\nHTTP/1.1 401\ndpop-nonce: abc\n\
        www-authenticate: DPoP error=\"use_dpop_nonce\", error_description=\"Resource server requires nonce in DPoP proof.\"\n\n\
        > users\nHTTP/1.1 200\n\n[{}]\n";
    let example = Example::read(&(dpop + challenge));
    let (conversation, pauses) = example.conversation_within(MINUTE);
    assert_eq!(asked(&conversation, Step::Users), 2);
    assert!(pauses.is_empty());
    assert_eq!(asked(&conversation, Step::Groups), 1);
}
