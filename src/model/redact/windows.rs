//! Short stretches of secrets, packed into numbers, so that a text is compared with all of them at once.
//!
//! A stretch is as long as chance does not bring it into a text, and shorter than twelve characters in any encoding.

use std::cell::OnceCell;
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

/// Bits of the filter: 128 KiB stay in the cache of a core. With the 11,000 stretches of an RSA key of 2048 bits, four bits
/// each, four of a million others pass it.
const FILTER_BITS: u32 = 20;
const PROBES: u32 = 4;

/// A set of stretches. Nearly all that it is asked for is not in it, and the filter tells that; the set itself is made
/// when something passes.
#[derive(Default)]
pub(super) struct Windows {
    filter: Vec<u64>,
    added: Vec<u64>,
    removed: Vec<u64>,
    known: OnceCell<HashSet<u64, BuildHasherDefault<Mix>>>,
}

impl Windows {
    pub(super) fn is_empty(&self) -> bool {
        self.added.is_empty()
    }

    pub(super) fn add(&mut self, key: u64) {
        if self.filter.is_empty() {
            self.filter = vec![0; 1 << (FILTER_BITS - 6)];
        }
        for slot in slots(key) {
            self.filter[slot >> 6] |= 1 << (slot & 63);
        }
        self.added.push(key);
        self.known.take();
    }

    /// Also of what is added later: it is public.
    pub(super) fn remove(&mut self, key: u64) {
        self.removed.push(key);
        self.known.take();
    }

    #[inline]
    pub(super) fn has(&self, key: u64) -> bool {
        slots(key).all(|slot| self.filter[slot >> 6] & (1 << (slot & 63)) != 0)
            && self.known().contains(&key)
    }

    fn known(&self) -> &HashSet<u64, BuildHasherDefault<Mix>> {
        self.known.get_or_init(|| {
            let mut known: HashSet<_, _> = self.added.iter().copied().collect();
            for key in &self.removed {
                known.remove(key);
            }
            known
        })
    }
}

/// The places of a key in the filter.
#[inline]
fn slots(key: u64) -> impl Iterator<Item = usize> {
    let hash = mixed(key);
    let (first, step) = (hash >> 44, hash >> 24 | 1);
    (0..u64::from(PROBES)).map(move |probe| {
        let slot = first.wrapping_add(probe.wrapping_mul(step));
        (slot & ((1 << FILTER_BITS) - 1)) as usize
    })
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
