//! The DPoP handshake and bound tokens, with a key of the client's own and with the key of the app.

use crate::support::{Answered as _, Asked as _};
use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine as _};
use josekit::jwk::KeyPair as _;
use josekit::jwk::alg::ec::{EcCurve, EcKeyPair};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use okta_cc::sandbox::{OrgAnswer, OrgRequest};
use openssl::pkey::PKey;
use serde_json::{Value, json};

use crate::sandbox::client::{
    ALL_SCOPES, Assertion, Client, HOST, NOW, TOKEN, parts, said, text, token_request,
};

/// A key for proofs, as one that is made for the run.
struct Prover {
    key: EncodingKey,
    public: Value,
}

impl Prover {
    fn new() -> Self {
        let pair = EcKeyPair::generate(EcCurve::P256).expect("OpenSSL makes a key");
        let public: serde_json::Map<_, _> = pair.to_jwk_public_key().into();
        // aws-lc wants the public point inside the PKCS#8 too: OpenSSL writes it, josekit does not.
        let key = PKey::private_key_from_der(&pair.to_der_private_key()).expect("josekit's DER");
        let pkcs8 = key.private_key_to_pkcs8().expect("OpenSSL writes DER");
        Self {
            key: EncodingKey::from_ec_der(&pkcs8),
            public: Value::Object(public),
        }
    }

    fn claims(method: &str, path: &str, jti: &str) -> Value {
        json!({"htm": method, "htu": format!("http://{HOST}{path}"), "iat": NOW, "jti": jti})
    }

    fn sign(&self, claims: &Value) -> String {
        let mut header = Header::new(Algorithm::ES256);
        header.typ = Some("dpop+jwt".to_owned());
        header.jwk = Some(serde_json::from_value(self.public.clone()).expect("an EC JWK"));
        jsonwebtoken::encode(&header, claims, &self.key).expect("an EC key signs")
    }
}

fn ask_token(client: &mut Client, proof: &str) -> OrgAnswer {
    let jti = client.jti();
    let request = token_request(&Assertion::good(&jti).signed(), ALL_SCOPES).with("dpop", proof);
    client.ask(&request)
}

/// The whole handshake: the nonce and the bound token.
fn bound_token(client: &mut Client, prover: &Prover) -> (String, String) {
    let challenge = ask_token(client, &prover.sign(&Prover::claims("POST", TOKEN, "p1")));
    let nonce = challenge.header("dpop-nonce").expect("a nonce").to_owned();
    let mut claims = Prover::claims("POST", TOKEN, "p2");
    claims["nonce"] = json!(nonce);
    let answer = ask_token(client, &prover.sign(&claims));
    assert_eq!(answer.status, 200);
    (nonce, text(&answer.body_json()["access_token"]))
}

#[test]
fn the_handshake_is_challenge_then_bound_token() {
    let (mut client, prover) = (Client::of("dpop_required"), Prover::new());
    let challenge = ask_token(
        &mut client,
        &prover.sign(&Prover::claims("POST", TOKEN, "p1")),
    );
    // REC/02 and 69.
    let words = "Authorization server requires nonce in DPoP proof.".to_owned();
    assert_eq!(said(&challenge), (400, "use_dpop_nonce".to_owned(), words));
    let nonce = challenge.header("dpop-nonce").expect("a nonce").to_owned();
    assert_eq!(nonce.len(), 32);

    let mut claims = Prover::claims("POST", TOKEN, "p2");
    claims["nonce"] = json!(nonce);
    let answer = ask_token(&mut client, &prover.sign(&claims));
    // REC/03: again a nonce.
    assert_eq!(answer.status, 200);
    assert_eq!(answer.body_json()["token_type"], "DPoP");
    assert!(answer.header("dpop-nonce").is_some());
    let (_, bound) = parts(&text(&answer.body_json()["access_token"]));
    assert_eq!(bound["cnf"]["jkt"].as_str().map(str::len), Some(43));
}

#[test]
fn the_nonce_retry_needs_a_new_assertion() {
    // REC/42: the first one is used up by the challenge.
    let (mut client, prover) = (Client::of("dpop_required"), Prover::new());
    let assertion = Assertion::good("same").signed();
    let first = prover.sign(&Prover::claims("POST", TOKEN, "p1"));
    let first = client.ask(&token_request(&assertion, ALL_SCOPES).with("dpop", &first));
    let mut claims = Prover::claims("POST", TOKEN, "p2");
    claims["nonce"] = json!(first.header("dpop-nonce").expect("a nonce"));
    let again = token_request(&assertion, ALL_SCOPES).with("dpop", &prover.sign(&claims));
    let words = "The client_assertion token has already been used.".to_owned();
    assert_eq!(
        said(&client.ask(&again)),
        (401, "invalid_client".to_owned(), words)
    );
}

#[test]
fn what_stands_before_and_behind_dpop() {
    // The client is authenticated first, the scopes come last.
    let prover = Prover::new();
    let proof = prover.sign(&Prover::claims("POST", TOKEN, "p1"));
    let mut client = Client::of("dpop_required+wrong_key");
    assert_eq!(
        said(&ask_token(&mut client, &proof)).2,
        "The client_assertion signature is invalid."
    );
    let mut client = Client::of("dpop_required+no_scope_granted");
    assert_eq!(
        said(&client.token_answer(ALL_SCOPES)).1,
        "invalid_dpop_proof"
    );
    // A proof to an app that asks for none: a plain token.
    let mut client = Client::of("healthy");
    assert_eq!(
        ask_token(&mut client, &proof).body_json()["token_type"],
        "Bearer"
    );
}

#[test]
fn each_wrong_proof_has_its_own_words() {
    type Change = fn(&mut Value);
    let cases: [(Change, &str); 6] = [
        (
            |c| c["htm"] = json!("GET"),
            "'htm' claim in the DPoP proof JWT is invalid.",
        ),
        (
            |c| c["htu"] = json!("http://elsewhere/"),
            "'htu' claim in the DPoP proof JWT is invalid.",
        ),
        (
            |c| c["iat"] = json!(NOW - 301),
            "The DPoP proof JWT is issued more than five minutes in the past.",
        ),
        (
            |c| c["iat"] = json!(NOW + 61),
            "The DPoP proof JWT is issued in the future.",
        ),
        (
            |c| c["iat"] = json!(null),
            "'iat' claim in the DPoP proof JWT is invalid.",
        ),
        (
            |c| c["jti"] = json!(null),
            "'jti' claim in the DPoP proof JWT is invalid.",
        ),
    ];
    let prover = Prover::new();
    for (change, words) in cases {
        let mut claims = Prover::claims("POST", TOKEN, "p1");
        change(&mut claims);
        let answer = ask_token(&mut Client::of("dpop_required"), &prover.sign(&claims));
        assert_eq!(
            said(&answer),
            (400, "invalid_dpop_proof".to_owned(), words.to_owned())
        );
    }
    let stolen = Prover {
        key: Prover::new().key,
        public: prover.public,
    };
    let answer = ask_token(
        &mut Client::of("dpop_required"),
        &stolen.sign(&Prover::claims("POST", TOKEN, "p1")),
    );
    assert_eq!(said(&answer).2, "The DPoP proof JWT signature is invalid.");
}

#[test]
fn a_bound_token_opens_an_api_only_with_its_proof() {
    let (mut client, prover) = (Client::of("dpop_required"), Prover::new());
    let (_, token) = bound_token(&mut client, &prover);
    let ath = BASE64_URL_SAFE_NO_PAD.encode(openssl::sha::sha256(token.as_bytes()));
    let proof = |path: &str, jti: &str, ath: &str, prover: &Prover| {
        let mut claims = Prover::claims("GET", path, jti);
        claims["ath"] = json!(ath);
        prover.sign(&claims)
    };
    let mut ask = |scheme: &str, proof: Option<String>| {
        let request = OrgRequest::get(HOST, "/api/v1/users?limit=1");
        let request = request.with("authorization", &format!("{scheme} {token}"));
        let request = match &proof {
            Some(proof) => request.with("dpop", proof),
            None => request,
        };
        let answer = client.ask(&request);
        let challenge = answer.header("www-authenticate").unwrap_or("").to_owned();
        assert!(answer.status == 200 || answer.body.is_empty());
        (answer.status, challenge)
    };
    let good = proof("/api/v1/users", "a1", &ath, &prover);
    assert_eq!(ask("DPoP", Some(good.clone())), (200, String::new()));
    // REC/33 to 36.
    let refusals = [
        (
            "Bearer",
            None,
            "Bearer authorization_uri=",
            "The resource request requires a DPoP proof.",
        ),
        (
            "DPoP",
            Some(good),
            "DPoP algs=",
            "The DPoP proof JWT has already been used.",
        ),
        (
            "DPoP",
            Some(proof("/api/v1/apps", "a2", &ath, &prover)),
            "DPoP algs=",
            "'htu' claim in the DPoP proof JWT is invalid.",
        ),
        (
            "DPoP",
            None,
            "DPoP algs=",
            "The DPoP proof JWT header is missing.",
        ),
        (
            "DPoP",
            Some(proof("/api/v1/users", "a3", "wrong", &prover)),
            "DPoP algs=",
            "'ath' claim in the DPoP proof does not match the presented access_token.",
        ),
        (
            "DPoP",
            Some(proof("/api/v1/users", "a4", &ath, &Prover::new())),
            "DPoP algs=",
            "The access_token is not bound to the provided DPoP proof.",
        ),
    ];
    for (scheme, proof, start, words) in refusals {
        let (status, challenge) = ask(scheme, proof);
        assert_eq!(status, 400);
        assert!(
            challenge.starts_with(start) && challenge.contains(words),
            "{challenge}"
        );
    }
}
