//! Proxies: named by a flag or by the environment, refusing, inspecting.

use super::{TIMEOUT, doctor, is_undecided};
use crate::live::misbehaviour::{self, Authority, Server, closed_port, org, reply};
use crate::support::Binary;

#[test]
fn every_fault_of_a_proxy_is_named() {
    let gone = format!("127.0.0.1:{}", closed_port());
    let document = doctor(&["--proxy", &gone]);
    is_undecided(&document, "org_proxy_unreachable", &gone);
    for (status, words) in [
        ("407 Proxy Authentication Required", "login (407)"),
        ("403 Forbidden", "refuses"),
    ] {
        let proxy = Server::says(&reply(status, "", ""));
        let document = doctor(&["--proxy", &proxy.http()]);
        is_undecided(&document, "org_proxy_refused", words);
    }
    let silent = Server::start(|mut stream| misbehaviour::wait_for_the_end(&mut stream));
    let document = doctor(&["--proxy", &silent.http()]);
    is_undecided(
        &document,
        "org_connect_timeout",
        "through the proxy 127.0.0.1",
    );
}

#[test]
fn a_proxy_that_inspects_tls_is_named_and_can_be_trusted() {
    let authority = Authority::new("Corp TLS Inspection CA");
    let certificate = authority.certificate(&["dev-12345678.okta.com"], 2100);
    let org_server = Server::tls(&certificate, |stream| misbehaviour::answer(stream, org()));
    let proxy = Server::tunnel(&org_server);
    let document = doctor(&["--proxy", &proxy.http()]);
    is_undecided(&document, "org_tls_untrusted", "Corp TLS Inspection CA");
    is_undecided(&document, "org_tls_untrusted", "through the proxy");
    let trusted = authority.file();
    let trusted = trusted.path().to_str().expect("a path");
    let document = doctor(&["--proxy", &proxy.http(), "--ca-cert", trusted]);
    // The org was judged through it; what it says to the rest is no matter here.
    is_undecided(&document, "token_not_okta", "dev-12345678.okta.com");
}

#[test]
fn a_variable_that_names_no_proxy_is_named_before_anything_is_asked() {
    let nowhere = format!("https://{}.example", "a".repeat(64));
    let good = ["--env-file", "fixtures/good.env", "--base-url", &nowhere];
    for value in [
        "http//user:hunter2@proxy:80",
        "proxy:hunter2",
        "socks5://user:hunter2@proxy",
    ] {
        for command in [&["doctor"][..], &["can-i", "okta.users.read"]] {
            let run = || Binary::of(&[command, &good].concat());
            let said = run().environment(&[("HTTPS_PROXY", value)]).output();
            assert_eq!(said.code, 2, "{}", said.all());
            assert!(said.err.contains("HTTPS_PROXY"), "{}", said.err);
            assert!(!said.all().contains("hunter2"), "{}", said.all());
            let except = [("HTTPS_PROXY", value), ("NO_PROXY", "*")];
            assert_eq!(run().environment(&except).output().code, 3);
        }
        let sandbox = Binary::of(&["doctor", "--sandbox"]);
        assert_eq!(
            sandbox.environment(&[("HTTPS_PROXY", value)]).output().code,
            0
        );
    }
}

/// reqwest reads these variables from the process, so this takes a process of its own.
#[test]
fn the_proxies_of_the_environment_are_used() {
    let proxy = Server::says(&reply("407 Proxy Authentication Required", "", ""));
    let nowhere = format!("https://{}.example", "a".repeat(64));
    for (no_proxy, expected) in [
        ("", "org_proxy_refused"),
        ("elsewhere.example", "org_proxy_refused"),
        (".example", "org_dns_failure"),
    ] {
        let doctor = ["doctor", "--env-file", "fixtures/good.env"];
        let rest = ["--base-url", &nowhere, "--timeout", TIMEOUT];
        let doctor = [&doctor[..], &rest, &["--format", "json"]].concat();
        let url = proxy.http().replace("//", "//user:hunter2@");
        let proxies = [("HTTPS_PROXY", &*url), ("NO_PROXY", no_proxy)];
        let said = Binary::of(&doctor).environment(&proxies).output();
        assert_eq!(said.code, 3, "{no_proxy}");
        let document = said.json();
        is_undecided(&document, expected, "");
        assert!(!document.to_string().contains("hunter2"));
    }
}
