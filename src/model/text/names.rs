//! Enums whose variants have names.

/// An enum of plain variants, each with its name: `name()` says it; `NAMES` and `ALL` list them in their order.
macro_rules! names {
    ($(#[$of:meta])* pub enum $kind:ident { $($(#[$meta:meta])* $variant:ident = $name:literal,)* }) => {
        $(#[$of])*
        pub enum $kind { $($(#[$meta])* $variant,)* }

        impl $kind {
            pub const NAMES: [&'static str; [$($name),*].len()] = [$($name),*];
            pub const ALL: [Self; Self::NAMES.len()] = [$(Self::$variant),*];

            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}
pub(crate) use names;
