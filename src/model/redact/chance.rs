//! Words made by chance, of any alphabet: hexadecimal, base32, base58, base64. And which of them are no secret.

use crate::okta::ids;

/// Shorter ones tell too little to be sure, and a part of so few characters reveals little.
pub(super) const SHORTEST: usize = 16;

/// Words before a value that is made by chance and public: `x-okta-request-id: …`, `sha256:…`, `"kid": "…"`. Compared with
/// the end of the word, without what stands between its parts.
const PUBLIC: &str = "id|ids|sha|sha1|sha256|sha384|sha512|md5|commit|revision|rev|version|ver|digest|hash|etag|thumbprint|\
    fingerprint|nonce|jti|ray|x5t|x5ts256|trace|traceparent|span|serial|serialnumber|build|buildid|image|node|pod|\
    instance|host|container|tag|ref|branch|checksum|integrity|n|x|y|modulus|uid|uuid|guid|ath|jkt|parent|region|arn";

/// What ends as the name of an id, and is a secret.
const SECRET_IDS: &str = "sid|sessionid|jsessionid|phpsessionid|dtid|deviceid";

/// Whether the letters and digits of a word change their kind so often as only chance does. Names have their words in one
/// case, or each with one capital, and their digits at the end.
pub(super) fn is_chance(word: &str) -> bool {
    let letters: Vec<u8> = word.bytes().filter(u8::is_ascii_alphanumeric).collect();
    if letters.len() < SHORTEST {
        return false;
    }
    let kind = |byte: &u8| (byte.is_ascii_digit(), byte.is_ascii_uppercase());
    let changes = letters
        .windows(2)
        .filter(|pair| kind(&pair[0]) != kind(&pair[1]));
    let (changes, pairs) = (changes.count(), letters.len() - 1);
    let has = |is: fn(&u8) -> bool| letters.iter().any(is);
    let in_two_cases = has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase);
    match (in_two_cases, has(u8::is_ascii_digit)) {
        (true, true) => changes * 100 >= pairs * 40,
        // Fewer kinds; a word with a capital for each second letter is none.
        (true, false) => changes * 100 >= pairs * 42,
        // Base32, which has six digits among 32.
        (false, true) if has(u8::is_ascii_uppercase) => changes >= 3 && changes * 100 >= pairs * 12,
        (false, true) => changes >= 4 && changes * 100 >= pairs * 22,
        (false, false) => false,
    }
}

/// Whether a word has a form of what is public: an id of Okta's, a UUID, a date, a host, an address in memory.
pub(super) fn is_public_form(word: &str) -> bool {
    ids::is_nearly_one(word)
        || uuid::Uuid::try_parse(word).is_ok() && word.contains('-')
        || is_trace(word)
        || is_date(word)
        || is_host(word)
        || (word.len() <= 18 && word.starts_with("0x"))
}

/// `traceparent` (<https://www.w3.org/TR/trace-context/>): a version, two ids and flags.
fn is_trace(word: &str) -> bool {
    let lengths: Vec<usize> = word.split('-').map(str::len).collect();
    let is_hex = |byte: u8| byte.is_ascii_hexdigit() || byte == b'-';
    lengths == [2, 32, 16, 2] && word.bytes().all(is_hex)
}

/// `20261129T120000Z`, with a fraction too.
fn is_date(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let others = word.bytes().filter(u8::is_ascii_alphabetic);
    word.starts_with(['1', '2'])
        && digits >= 12
        && others.clone().count() <= 2
        && others.clone().all(|b| b"TZtz".contains(&b))
}

fn is_host(word: &str) -> bool {
    let labels = word.trim_end_matches('.').split('.');
    let last = labels.clone().next_back().unwrap_or_default();
    let in_one_case = !word.bytes().any(|byte| byte.is_ascii_uppercase());
    let of_host = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.');
    labels.count() >= 2
        && in_one_case
        && word.bytes().all(of_host)
        && (2..=12).contains(&last.len())
        && last.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Whether the name before a value says that it is public.
pub(super) fn is_named_public(before: &str) -> bool {
    let around = |c: char| c.is_whitespace() || "\"'\\:=>@(#[,/".contains(c);
    let near = before.trim_end_matches(around);
    if before.len() - near.len() > 12 || near.len() == before.len() {
        return false;
    }
    let of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let start = near
        .char_indices()
        .rev()
        .take(48)
        .take_while(|(_, c)| of_name(*c))
        .last()
        .map_or(near.len(), |(at, _)| at);
    let name = &near[start..];
    // `requestId`, `request_id`, `request-id`: the last of its words, in which letters are small.
    let mut last = String::new();
    for c in name.chars().rev() {
        if !c.is_ascii_alphanumeric() {
            break;
        }
        last.insert(0, c.to_ascii_lowercase());
        if c.is_ascii_uppercase()
            && last.len() < name.len()
            && name.chars().any(|c| c.is_ascii_lowercase())
        {
            break;
        }
    }
    let whole: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let whole = whole.to_ascii_lowercase();
    let is = |list: &str, word: &str| list.split('|').any(|known| known == word);
    let ends_with_id = whole.ends_with("id") && !whole.ends_with("pid");
    (is(PUBLIC, &last) || is(PUBLIC, &whole) || ends_with_id)
        && !SECRET_IDS.split('|').any(|id| whole.ends_with(id))
}

#[cfg(test)]
mod tests {
    use crate::model::redact::pasted::take_out;

    #[test]
    fn chance_is_found_in_every_alphabet() {
        for secret in [
            "9f86d081884c7d65",
            "9F86D081884C7D659A2FEAA0C55AD015",
            "JBSWY3DPEHPK3PXPGEZDGNBVGY3TQOJQ",
            "5Kb8kLf9zgWQnogidDA76MzPL6TsZZY36hWXMssSzNydYXYB9KF",
            "Zq3vB0r7mNw8xKp2",
            "Zq3vB0r7-mNw8xKp2_LdTfHs5Yc",
            "pA+4/kQ8+zR1mV7nX0c3Gg==",
            "Zq3vB0r7mNw8xKp2LdTfHs5Y\n  cJgUaE4iRoVnQt6XbZpQ9w7E\n  Kd82xW",
        ] {
            let (out, _) = take_out(&format!("it was {secret} yesterday"));
            let left = out.replace("it was ", "").replace(" yesterday", "");
            assert!(
                !left.contains(|c: char| c.is_ascii_alphanumeric()),
                "{secret}: {out}"
            );
        }
    }

    #[test]
    fn what_support_needs_stays() {
        for text in [
            "0oa5wyqjk6Wm148fE1d7 00u1a2b3c4D5e6F7g8h9 00o1n8sbwArJ7OQRw406 ausd9o1ttlzWbGHYwh57",
            "x-okta-request-id: Y2Fc8jHgAABnTm2k7oZlQwAADg8",
            "\"errorId\":\"oaeT5kXbKzXQ8eVq0c2fXyZ1w\"",
            "b3c1f0de-5a71-4c0e-9d0a-1f6f3b2a7c55",
            "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "E0000047 invalid_client HTTP/1.1 2026-11-29T12:00:00.123456Z 20261129T120000Z 1764422000123456",
            "com.okta.sdk.impl.oauth2.OAuth2TokenRetrieverException: OAuth2ClientCredentialsTokenResponseV2",
            "at okta_sdk/lib/src/oauth2/v1/token/api/v1/users/Http2ServerConnection3.java:120",
            "dev-12345678.okta.com ip-10-0-12-34.ec2.internal my-app-7d9f8b6c5d-x2k4q",
            "d1a2b3c4e5f6a7b8c9d0.cloudfront.net",
            "okta.users.read okta.customTelephonyProvider.read",
            "\"kid\":\"SIMcCQNY3uwXoW3y0vf6VxiBb5n9pf8L2fK8d-FIbm4\"",
            "kid: O3u9dKq8xVb2nR7tLw5y",
            "commit 3f0b6c3f6ed04a5e9a2f7c1d000000025a71f6f3 sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "okta-sdk-nodejs/7.1.1 node/v20.11.1 Linux/6.8.0-1018-aws darwin21.6.0",
            "eks-us-east-1-prod-2-blue10-nodegroup-a1",
            "arn:aws:secretsmanager:us-east-1:123456789012:secret:okta-prod",
            "Lambda/0x0000000800c8b440",
            "SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_OKTA_CLIENT_ID",
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            "-----BEGIN RSA PRIVATE KEY-----",
        ] {
            assert_eq!(take_out(text).0, text);
        }
    }
}
