//! Short stretches of secrets, packed into numbers, so that a text is compared with all of them at once.
//!
//! A stretch is as long as chance does not bring it into a text, and shorter than twelve characters in any encoding.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};

/// Letters and digits, in one case: 41 bits.
pub(super) const LETTERS: usize = 8;
/// Octets out of an encoding: 40 bits, ten characters in hexadecimal.
pub(super) const OCTETS: usize = 5;
/// Octets in a list of decimal numbers, which are up to three characters each.
pub(super) const LISTED: usize = 4;
/// Digits of one long decimal number: 40 bits.
pub(super) const DIGITS: usize = 12;

/// Bits of the filter: 32 KiB stay in the cache of a core.
const FILTER_BITS: u32 = 18;

/// A set of stretches. Most of what it is asked for is not in it, and one look at a bit tells that.
#[derive(Default)]
pub(super) struct Windows {
    filter: Vec<u64>,
    known: HashSet<u64, BuildHasherDefault<Mix>>,
}

impl Windows {
    pub(super) fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    pub(super) fn add(&mut self, key: u64) {
        if self.filter.is_empty() {
            self.filter = vec![0; 1 << (FILTER_BITS - 6)];
            // As many as an RSA key of 2048 bits has.
            self.known.reserve(14_000);
        }
        let slot = mixed(key) >> (64 - FILTER_BITS);
        self.filter[(slot >> 6) as usize] |= 1 << (slot & 63);
        self.known.insert(key);
    }

    pub(super) fn remove(&mut self, key: u64) {
        self.known.remove(&key);
    }

    #[inline]
    pub(super) fn has(&self, key: u64) -> bool {
        let slot = mixed(key) >> (64 - FILTER_BITS);
        self.filter[(slot >> 6) as usize] & (1 << (slot & 63)) != 0 && self.known.contains(&key)
    }
}

#[inline]
fn mixed(key: u64) -> u64 {
    // The golden ratio in 64 bits (Knuth, The Art of Computer Programming, volume 3, section 6.4).
    key.wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The keys are chance already.
#[derive(Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = mixed(self.0 ^ u64::from(*byte));
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = mixed(key).rotate_left(26);
    }
}

/// Eight letters, packed. The same read backwards.
#[inline]
pub(super) fn of_letters(packed: u64) -> u64 {
    packed.min(packed.swap_bytes())
}

/// Octets, packed. No letter has the highest bit, so the kinds do not meet.
#[inline]
pub(super) fn of_octets(packed: u64) -> u64 {
    (1 << 63 | (OCTETS as u64) << 56) | (packed & ((1 << (8 * OCTETS)) - 1))
}

#[inline]
pub(super) fn of_listed(packed: u64) -> u64 {
    (1 << 63 | (LISTED as u64) << 56) | (packed & ((1 << (8 * LISTED)) - 1))
}

/// The last [`DIGITS`] digits of a number.
#[inline]
pub(super) fn of_digits(number: u64) -> u64 {
    (1 << 63 | (DIGITS as u64) << 56) | number
}
