//! Enums whose variants have names, in output and in files.

/// The enum as it is written, with `ALL` of its variants and their `NAMES` in that order, and the `name` of each. (`cargo fmt` leaves these
/// alone.)
macro_rules! named {
    ($(#[$meta:meta])* pub enum $enum:ident { $($(#[$doc:meta])* $variant:ident = $name:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $enum { $($(#[$doc])* $variant,)* }

        impl $enum {
            pub const NAMES: [&'static str; [$($name),*].len()] = [$($name),*];
            pub const ALL: [Self; Self::NAMES.len()] = [$(Self::$variant),*];

            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}
pub(crate) use named;
