//! Values that another tool puts into a file later: `${NAME}` of envsubst, Compose and shells, `${{ … }}` of GitHub.

/// Whether a text has such a template in it; with `whole`, whether it is one template and nothing else. A part of an
/// address may be filled in later, a part of a key or a key ID may not.
pub(super) fn is_one(text: &str, whole: bool) -> bool {
    let text = text.trim();
    let Some(start) = text.find("${") else {
        return false;
    };
    let inside = &text[start + 2..];
    let Some(end) = inside.find('}') else {
        return false;
    };
    let name = inside[..end].trim_start_matches('{').trim();
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-' | ':' | '?');
    let rest = inside[end..].trim_start_matches('}');
    let alone = start == 0 && rest.is_empty();
    !name.is_empty() && name.chars().all(is_name) && (alone || !whole)
}

/// The template for a message. A name in capitals is no secret, however much it looks like one.
pub(super) fn shown(text: &str) -> String {
    let text = text.trim();
    let of_a_name = |c: char| c.is_ascii_uppercase() || matches!(c, '$' | '{' | '}' | '_' | ' ');
    if text.chars().all(of_a_name) {
        return text.to_owned();
    }
    crate::model::redact::shown(text)
}

#[cfg(test)]
mod tests {
    use super::is_one;

    #[test]
    fn a_name_in_braces_is_put_in_later() {
        for whole in [
            "${OKTA_PRIVATE_KEY}",
            " ${{ secrets.OKTA_KEY }}\n",
            "${KEY:?missing}",
        ] {
            assert!(is_one(whole, true), "{whole}");
        }
        assert!(is_one("https://${ORG}.okta.com", false));
        assert!(!is_one("https://${ORG}.okta.com", true));
        for none in [
            "",
            "$KEY",
            "{yourOktaDomain}",
            "${}",
            "${",
            "{\"kty\":\"${x y}\"}",
        ] {
            assert!(!is_one(none, false), "{none}");
        }
    }
}
