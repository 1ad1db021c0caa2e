//! The algorithms that Okta takes.

/// What Okta takes as the `alg` of a client assertion
/// (<https://developer.okta.com/docs/guides/implement-oauth-for-okta-serviceapp>).
pub const OKTA_ALGORITHMS: [&str; 6] = ["RS256", "RS384", "RS512", "ES256", "ES384", "ES512"];

/// The algorithm that a misspelt `alg` means beyond doubt: one guide says "RSA256", and some people write lower case.
pub fn algorithm_meant(alg: &str) -> Option<&'static str> {
    let alg = alg.trim().to_ascii_uppercase();
    let alg = alg
        .strip_prefix("RSA")
        .map_or(alg.clone(), |bits| format!("RS{bits}"));
    OKTA_ALGORITHMS.into_iter().find(|known| *known == alg)
}
