//! What an answer or a refusal proves to be right.

/// A line per fact: its name in one or two words, what is right, and how that is known. (`cargo fmt` leaves it alone.)
macro_rules! facts {
    ($($fact:ident $name:literal $words:literal;)*) => {
        /// Something that is proved to be right, so that nobody need look at it. Each also proves those before it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Implication {
            $($fact,)*
        }

        impl Implication {
            const ALL: &[Self] = &[$(Self::$fact),*];

            /// What is right, and how it is known.
            pub fn words(self) -> &'static str {
                match self { $(Self::$fact => $words,)* }
            }

            /// What is right, in one or two words.
            pub fn name(self) -> &'static str {
                match self { $(Self::$fact => $name,)* }
            }
        }
    };
}

facts! {
    Host "host" "the host: an Okta org answers there";
    ClientId "client ID" "the client ID: Okta knows the app";
    Key "key" "the private key and its kid: Okta verified the signature";
    Times "clock" "the clock: Okta accepted the assertion's times";
    Audience "audience" "the token URL in the assertion's aud";
    Token "token" "the access token: Okta issued it and accepts it";
    Scope "scope" "the scope of this call: the token holds it";
    Role "admin role" "the admin role: Okta shows something to the app";
}

impl Implication {
    pub(super) const fn and_before(self) -> &'static [Self] {
        Self::ALL.split_at(self as usize + 1).0
    }
}

/// What an issued token proves: Okta authenticated the app.
pub const ISSUED: &[Implication] = Implication::Audience.and_before();
/// What an empty list proves.
pub const ANSWERED: &[Implication] = Implication::Scope.and_before();
/// What a list with something in it proves.
pub const SHOWN: &[Implication] = Implication::Role.and_before();
