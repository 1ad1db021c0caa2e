//! Private keys of elliptic curves that are published: in RFCs, in documentation, in test suites. Anyone can sign with them.
//!
//! A key is known by the first eight octets of SHA-256 over its x coordinate, as long as the curve's numbers are: enough to
//! recognise one, and nothing of its private number.

use super::Ec;
use crate::model::rsa::mark;

impl Ec {
    /// Where the private key is published, if it is one that we know; worded to follow "published in".
    pub fn published(&self) -> Option<&'static str> {
        let (x, _) = self.point()?;
        let x = x.to_vec_padded(self.curve.width()).ok()?;
        let at = KNOWN
            .binary_search_by_key(&mark(&x), |known| known.0)
            .ok()?;
        Some(SOURCES[usize::from(KNOWN[at].1)])
    }
}

/// The places.
#[rustfmt::skip]
const SOURCES: &[&str] = &[
    "RFC 7515 appendix A.3", "RFC 7515 appendix A.4", "RFC 7517 appendix A.2", "RFC 7518 appendix C",
    "RFC 7520 section 3.2", "the jwt.io debugger, as one of its examples", "the repository auth0/java-jwt",
    "the repository authlib/authlib", "the repository cisco/node-jose", "the repository firebase/php-jwt",
    "the repository go-jose/go-jose", "the repository hidekatsu-izuno/josekit-rs", "the repository jpadilla/pyjwt",
    "the repository jwt/ruby-jwt", "the repository latchset/jwcrypto", "the tests of Keats/jsonwebtoken",
    "the tests of auth0/node-jsonwebtoken", "the tests of okta-sdk-nodejs",
];

/// The marks in ascending order, each with the index of its place.
#[rustfmt::skip]
const KNOWN: &[(u64, u8)] = &[
    (0x04af30fd023a8978, 5), (0x08d4c44ed3de0052, 1), (0x0b41e64dba875e8c, 9), (0x0b850085632bb383, 16),
    (0x124c9095f5829b75, 16), (0x17d695cda2c7e3e4, 13), (0x1c6941363c99ffbb, 7), (0x1eabfe80899b84b3, 12),
    (0x25fc70dd8135cce5, 3), (0x2795ba29a926e0d3, 12), (0x2ef88b7a92d88828, 10), (0x369a6867648dcfdf, 11),
    (0x393653fde1b1271d, 10), (0x3a10ee33be490e8a, 6), (0x3af43445a9a6fbd0, 3), (0x3b85e58ea520c659, 13),
    (0x3e6f9a6060da0252, 10), (0x406d8ac6ed9cbb18, 13), (0x46dfad23cf771e2d, 9), (0x489b9b2c0655bae3, 7),
    (0x541b93f9693ee87d, 4), (0x55e7d46056af4da9, 8), (0x58b150130493c8c6, 13), (0x5c1248a3822bb90d, 12),
    (0x66ec275fec884803, 13), (0x6cb193c73e7c3efd, 8), (0x6e84b996a26f0c53, 16), (0x705f067d28946ca0, 6),
    (0x74c514fc54a69653, 7), (0x764d93fbafa4ff76, 14), (0x77a0241fc2e8e08c, 8), (0x77bac593e75863fd, 9),
    (0x79c945c032c63897, 14), (0x7b98a9933c1d4b77, 14), (0x7d65893077a08d66, 9), (0x816d7f8780f1979a, 8),
    (0x8534765223ca0c6b, 5), (0x865cebd472288641, 17), (0x9142de5a4473a928, 5), (0x93822f51c87e8d1d, 17),
    (0x9a7a2db9116670b4, 14), (0xa079cf403e9466aa, 14), (0xacd94574bd4a7bcd, 11), (0xb0eb3a30a90a9c78, 12),
    (0xb21a23652dc90124, 10), (0xb322d7b4b4a3b711, 14), (0xb64afc8f9fc903ea, 12), (0xb8716f1e514c8378, 11),
    (0xc1abd3a58cedda3e, 11), (0xc4a8d76ecf5f712a, 0), (0xc4c4dcb2bf12f798, 15), (0xda4f423ac17c7a9a, 5),
    (0xdb209d742b836eef, 11), (0xdc6e88c544578d00, 5), (0xdd1c7a17d2d53171, 12), (0xdd6a83ce73cc41ac, 13),
    (0xdeaaf6fdb3c41312, 10), (0xdfd73b33ba3dfb6d, 10), (0xe1bc5d47772ae9a9, 16), (0xe50fe8c48e851bfa, 14),
    (0xe58485f711d48909, 7), (0xe8927ad0ccb0af2c, 5), (0xec6e79a0ee607f9c, 8), (0xed42ff0dd865818f, 11),
    (0xef9ef3a23179f216, 11), (0xfa0823c601e01670, 2),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_can_be_searched_and_every_place_is_used() {
        assert!(KNOWN.is_sorted_by(|one, other| one.0 < other.0));
        for (index, place) in SOURCES.iter().enumerate() {
            let used = KNOWN.iter().any(|known| usize::from(known.1) == index);
            assert!(used, "{place}");
        }
        let within = |known: &(u64, u8)| usize::from(known.1) < SOURCES.len();
        assert!(KNOWN.iter().all(within));
    }
}
