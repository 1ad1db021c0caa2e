//! Looks for known stretches of secrets in a text, in every encoding that a program writes one in.

use std::ops::Range;

use super::alphabet::{Alphabet, BASE32, BASE64, BREAK, HEX, SKIP};
use super::views::View;
use super::windows::{
    DIGITS, LETTERS, LISTED, OCTETS, Windows, of_digits, of_letters, of_listed, of_octets,
};

/// As many characters in a row are worth to be decoded, to look into what they hold.
const PACKED: usize = 24;

/// Base64 of base64 of a text: two.
const DEEPEST: usize = 2;

pub(super) struct Search<'a> {
    known: &'a Windows,
    /// The bytes that secrets are written with.
    pub(super) found: Vec<Range<u32>>,
}

impl<'a> Search<'a> {
    pub(super) fn of(text: &str, known: &'a Windows) -> Self {
        let mut search = Self {
            known,
            found: Vec::new(),
        };
        search.look(&View::plain(text), DEEPEST);
        search
    }

    fn look(&mut self, view: &View, depth: usize) {
        self.look_plainly(view, depth);
        // `%2541` is a percent sign that was encoded twice.
        let mut unescaped = view.unescaped();
        for _ in 0..2 {
            let Some(once) = unescaped else {
                break;
            };
            self.look_plainly(&once, depth);
            self.raw(&once);
            unescaped = once.unescaped();
        }
    }

    fn look_plainly(&mut self, view: &View, depth: usize) {
        self.letters(view);
        self.digits(view);
        self.listed(view);
        for alphabet in [&BASE64, &BASE32, &HEX] {
            self.encoded(view, alphabet);
        }
        if depth > 0 {
            self.nested(view, &BASE64, b"\r\n", depth);
            self.nested(view, &HEX, b"\r\n: ", depth);
        }
    }

    fn letters(&mut self, view: &View) {
        let (mut recent, mut packed) = (Recent::default(), 0_u64);
        for (at, octet) in view.octets.iter().enumerate() {
            if !octet.is_ascii_alphanumeric() {
                continue;
            }
            packed = packed << 8 | u64::from(octet.to_ascii_lowercase());
            recent.push(at);
            if recent.count >= LETTERS && self.known.has(of_letters(packed)) {
                let first = recent.last(LETTERS).last().unwrap_or(at);
                // What a dash of a secret was written with, too.
                let written = (first..=at).filter(|at| view.octets[*at].is_ascii_graphic());
                let places = written.map(|at| (view.octets[at], view.place(at)));
                let own = places
                    .filter(|(octet, place)| octet.is_ascii_alphanumeric() || place.len() > 1);
                self.found.extend(own.map(|(_, place)| place));
            }
        }
    }

    fn encoded(&mut self, view: &View, alphabet: &Alphabet) {
        let (mut recent, mut held) = (Recent::default(), 0_u64);
        let octets = &view.octets;
        for (at, octet) in octets.iter().enumerate() {
            let value = alphabet.values[usize::from(*octet)];
            if value >= SKIP {
                // `\x41` and `&#x41;`
                let marks = matches!(octet, b'x' | b'X') && at > 0;
                if value == BREAK && !(marks && matches!(octets[at - 1], b'\\' | b'#' | b'0')) {
                    recent.count = 0;
                }
                continue;
            }
            // `0x41`
            if alphabet.width == 4
                && *octet == b'0'
                && matches!(octets.get(at + 1), Some(b'x' | b'X'))
            {
                continue;
            }
            held = held << alphabet.width | u64::from(value);
            recent.push(at);
            for shift in alphabet.shifts {
                let symbols = (8 * OCTETS + shift).div_ceil(alphabet.width);
                if recent.count >= symbols && self.known.has(of_octets(held >> shift)) {
                    self.mark(view, &recent, symbols);
                }
            }
        }
    }

    /// Octets as they are. Those of a text are for [`Self::letters`] to find.
    fn raw(&mut self, view: &View) {
        let mut packed = 0;
        for (at, octet) in view.octets.iter().enumerate() {
            packed = packed << 8 | u64::from(*octet);
            let window = (at + 1).checked_sub(OCTETS).map(|start| start..at + 1);
            if let Some(window) = window
                && self.known.has(of_octets(packed))
                && !view.octets[window.clone()]
                    .iter()
                    .all(|octet| (b' '..=b'~').contains(octet))
            {
                self.found.extend(window.map(|at| view.place(at)));
            }
        }
    }

    /// One long number.
    fn digits(&mut self, view: &View) {
        const TOP: u64 = 10_u64.pow(DIGITS as u32);
        let (mut recent, mut number) = (Recent::default(), 0_u64);
        for (at, octet) in view.octets.iter().enumerate() {
            if octet.is_ascii_digit() {
                number = (number * 10 + u64::from(octet - b'0')) % TOP;
                recent.push(at);
                if recent.count >= DIGITS && self.known.has(of_digits(number)) {
                    self.mark(view, &recent, DIGITS);
                }
            } else if octet.is_ascii_alphabetic() {
                recent.count = 0;
            }
        }
    }

    /// `[48, 130, 4, 164]`, and as Java prints it: `[48, -126, 4, -92]`.
    fn listed(&mut self, view: &View) {
        let octets = &view.octets;
        let mut places: [Range<usize>; LISTED] = Default::default();
        let (mut count, mut packed, mut at) = (0, 0_u64, 0);
        while at < octets.len() {
            if !octets[at].is_ascii_digit() {
                if octets[at].is_ascii_alphabetic() {
                    count = 0;
                }
                at += 1;
                continue;
            }
            let start = at;
            let mut value = 0_u32;
            while at < octets.len() && octets[at].is_ascii_digit() {
                value = (value * 10 + u32::from(octets[at] - b'0')).min(1000);
                at += 1;
            }
            let is_negative = start > 0
                && octets[start - 1] == b'-'
                && (start == 1 || !octets[start - 2].is_ascii_digit());
            let Ok(octet) = u8::try_from(value) else {
                count = 0;
                continue;
            };
            let octet = if is_negative {
                octet.wrapping_neg()
            } else {
                octet
            };
            packed = packed << 8 | u64::from(octet);
            places.rotate_left(1);
            places[LISTED - 1] = start..at;
            count += 1;
            if count >= LISTED && self.known.has(of_listed(packed)) {
                let all = places.iter().cloned().flatten();
                self.found.extend(all.map(|at| view.place(at)));
            }
        }
    }

    /// Looks into every long stretch that holds a text of its own.
    fn nested(&mut self, view: &View, alphabet: &Alphabet, glue: &[u8], depth: usize) {
        unpack(view, alphabet, glue, PACKED, |inside, _| {
            self.look(inside, depth - 1);
        });
    }

    fn mark(&mut self, view: &View, recent: &Recent, count: usize) {
        let places = recent.last(count).map(|at| view.place(at));
        self.found.extend(places);
    }
}

/// Hands over what every stretch of at least `least` characters holds where that is a text, and the stretch.
fn unpack(
    view: &View,
    alphabet: &Alphabet,
    glue: &[u8],
    least: usize,
    mut take: impl FnMut(&View, Range<usize>),
) {
    let mut symbols: Vec<(u8, usize)> = Vec::new();
    for at in 0..=view.octets.len() {
        let octet = view.octets.get(at);
        let value = octet.map_or(BREAK, |octet| alphabet.values[usize::from(*octet)]);
        if value < SKIP {
            symbols.push((value, at));
            continue;
        }
        if octet.is_some_and(|octet| glue.contains(octet)) {
            continue;
        }
        if symbols.len() >= least {
            for skipped in 0..alphabet.phases {
                let inside = view.unpacked(&symbols, alphabet.width, skipped);
                if inside.has_text(least) {
                    take(&inside, symbols[0].1..at);
                }
            }
        }
        symbols.clear();
    }
}

/// Hands over each text that base64 or hexadecimal holds, and the stretch of `plain` that it was written with.
pub(super) fn packed_texts(plain: &View, mut take: impl FnMut(Range<u32>, &View)) {
    // `acme` is six characters in base64.
    const LEAST: usize = 6;
    for alphabet in [&BASE64, &HEX] {
        unpack(plain, alphabet, b"", LEAST, |inside, stretch| {
            take(
                plain.place(stretch.start).start..plain.place(stretch.end - 1).end,
                inside,
            );
        });
    }
}

/// Where the last few characters of an alphabet were.
#[derive(Default)]
struct Recent {
    at: [usize; 16],
    next: usize,
    count: usize,
}

impl Recent {
    #[inline]
    fn push(&mut self, at: usize) {
        self.at[self.next & 15] = at;
        self.next = self.next.wrapping_add(1);
        self.count += 1;
    }

    fn last(&self, count: usize) -> impl Iterator<Item = usize> {
        let next = self.next;
        (1..=count).map(move |back| self.at[next.wrapping_sub(back) & 15])
    }
}
