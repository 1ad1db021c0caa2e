//! Other values that people paste in the place of a key.

use crate::model::text::named::named;

named! {
    /// A text that is no JSON, by its looks; the name is the subject of a sentence.
    pub enum Lookalike {
        /// Three parts with dots between them.
        Token = "a token (JWT)",
        /// `0oa` and seventeen more.
        ClientId = "a client ID",
        Url = "a URL",
        Path = "the path of a file",
        /// One word of random letters.
        ClientSecret = "a client secret",
        Text = "text",
    }
}

impl Lookalike {
    pub fn of(text: &str) -> Self {
        let text = text.trim();
        let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let one_word = text.chars().all(word);
        if text.starts_with("https://") || text.starts_with("http://") {
            Self::Url
        } else if one_word && text.starts_with("0oa") && text.len() == 20 {
            Self::ClientId
        } else if text.starts_with("ey") && text.split('.').count() >= 3 {
            Self::Token
        } else if is_path(text) {
            Self::Path
        } else if one_word && text.len() >= 24 {
            Self::ClientSecret
        } else {
            Self::Text
        }
    }
}

fn is_path(text: &str) -> bool {
    let ends = [".json", ".pem", ".key", ".jwk", ".txt"];
    let starts = ["/", "./", "../", "~/"];
    text.len() < 300
        && !text.contains(['\n', '"'])
        && (ends.iter().any(|end| text.ends_with(end))
            || starts.iter().any(|start| text.starts_with(start)) && !text.contains(' '))
}
