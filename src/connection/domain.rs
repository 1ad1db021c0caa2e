//! The domain, read leniently: which host is meant, whatever stands around it.

/// What there is to see in a domain.
pub struct Domain {
    host: Option<String>,
}

impl Domain {
    pub fn read(text: &str) -> Self {
        let text = text.trim().to_ascii_lowercase();
        let plain = !text.is_empty()
            && text
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.'));
        let host = if text.contains('.') {
            text
        } else {
            format!("{text}.okta.com")
        };
        Self {
            host: plain.then_some(host),
        }
    }

    /// The org's host, where the text names one beyond doubt.
    pub fn host(&self) -> Option<&str> {
        self.host.as_deref()
    }
}
