//! A text as somebody may mean it: its escapes resolved, or what its base64 holds; each octet with its place in the text.

use std::ops::Range;

/// Octets and where they come from.
pub(super) struct View {
    pub(super) octets: Vec<u8>,
    /// The bytes of the text that each octet was written with; `None`: the text itself.
    places: Option<Vec<Range<u32>>>,
}

impl View {
    pub(super) fn plain(text: &str) -> Self {
        Self {
            octets: text.as_bytes().to_vec(),
            places: None,
        }
    }

    fn derived(room: usize) -> Self {
        Self {
            octets: Vec::with_capacity(room),
            places: Some(Vec::with_capacity(room)),
        }
    }

    /// Where in the text the octet at `at` was written.
    pub(super) fn place(&self, at: usize) -> Range<u32> {
        match &self.places {
            Some(places) => places[at].clone(),
            None => at as u32..at as u32 + 1,
        }
    }

    fn push(&mut self, octet: u8, place: Range<u32>) {
        self.octets.push(octet);
        if let Some(places) = &mut self.places {
            places.push(place);
        }
    }

    fn span(&self, elements: Range<usize>) -> Range<u32> {
        self.place(elements.start).start..self.place(elements.end - 1).end
    }

    /// With percent encoding (RFC 3986 section 2.1), the references of HTML and the escapes of strings resolved, and each
    /// other letter of Latin-1 as its octet; `None` where that changes nothing.
    pub(super) fn unescaped(&self) -> Option<Self> {
        let octets = &self.octets;
        if !octets
            .iter()
            .any(|octet| matches!(octet, b'\\' | b'%' | b'&' | 0x80..))
        {
            return None;
        }
        let mut out = Self::derived(octets.len());
        let mut changed = false;
        let mut at = 0;
        while at < octets.len() {
            let (octet, length) = match escape(&octets[at..], self.places.is_none()) {
                Some(found) => {
                    changed = true;
                    found
                }
                None => (octets[at], 1),
            };
            out.push(octet, self.span(at..at + length));
            at += length;
        }
        changed.then_some(out)
    }

    /// What symbols of `width` bits each hold from the one after the first `skipped`: each symbol with its place in this view.
    pub(super) fn unpacked(&self, symbols: &[(u8, usize)], width: usize, skipped: usize) -> Self {
        let symbols = symbols.get(skipped..).unwrap_or_default();
        let mut out = Self::derived(symbols.len() * width / 8);
        let (mut held, mut bits, mut first) = (0_u32, 0, 0);
        for (number, (value, _)) in symbols.iter().enumerate() {
            held = (held << width | u32::from(*value)) & 0xffff;
            bits += width;
            if bits < 8 {
                continue;
            }
            bits -= 8;
            let place = self.place(symbols[first].1).start..self.place(symbols[number].1).end;
            out.push((held >> bits) as u8, place);
            first = if bits > 0 { number } else { number + 1 };
        }
        out
    }

    /// Whether it holds a text, and not only what comes of decoding something else; `written` in so many characters.
    pub(super) fn has_text(&self, written: usize) -> bool {
        let telling = (written * 2 / 3).min(16);
        let is_shown = |octet: &u8| matches!(octet, b' '..=b'~' | b'\n' | b'\r' | b'\t');
        let mut stretches = self.octets.split(|octet| !is_shown(octet));
        stretches.any(|stretch| stretch.len() >= telling)
    }
}

/// The octet that an escape at the start of `rest` stands for, and how long it is. 0 is what stands for no octet.
fn escape(rest: &[u8], in_utf8: bool) -> Option<(u8, usize)> {
    let low = |number: u32| u8::try_from(number).unwrap_or(0);
    match rest[0] {
        b'%' => Some((low(number(rest.get(1..3)?, 16)?), 3)),
        b'\\' => match rest.get(1)? {
            b'u' if rest.get(2) == Some(&b'{') => {
                let length = rest[3..].iter().take(7).position(|octet| *octet == b'}')?;
                Some((low(number(&rest[3..3 + length], 16)?), length + 4))
            }
            b'u' => Some((low(number(rest.get(2..6)?, 16)?), 6)),
            b'x' => Some((low(number(rest.get(2..4)?, 16)?), 4)),
            b'n' => Some((b'\n', 2)),
            b'r' => Some((b'\r', 2)),
            b't' => Some((b'\t', 2)),
            b'f' => Some((0x0c, 2)),
            b'b' => Some((0x08, 2)),
            b'\\' => Some((b'\\', 2)),
            b'"' | b'\'' | b'/' => Some((rest[1], 2)),
            _ => None,
        },
        b'&' => {
            let length = rest.iter().take(10).position(|octet| *octet == b';')?;
            let octet = match &rest[1..length] {
                [b'#', b'x' | b'X', digits @ ..] => low(number(digits, 16)?),
                [b'#', digits @ ..] => low(number(digits, 10)?),
                b"amp" => b'&',
                b"quot" => b'"',
                b"apos" => b'\'',
                b"lt" => b'<',
                b"gt" => b'>',
                _ => return None,
            };
            Some((octet, length + 1))
        }
        first @ (0xC2 | 0xC3) if in_utf8 => Some((first << 6 | rest.get(1)? & 0x3f, 2)),
        _ => None,
    }
}

fn number(digits: &[u8], radix: u32) -> Option<u32> {
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_alphanumeric) {
        return None;
    }
    u32::from_str_radix(std::str::from_utf8(digits).ok()?, radix).ok()
}
