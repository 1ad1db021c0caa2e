//! The characters that encodings write octets with.

/// Not of the alphabet: what is between the characters of a secret does not hide it.
pub(super) const SKIP: u8 = 0xfe;
/// Ends what came before it.
pub(super) const BREAK: u8 = 0xff;

/// A way to write octets in characters.
pub(super) struct Alphabet {
    pub(super) values: [u8; 256],
    /// Bits of one character.
    pub(super) width: usize,
    /// By how many bits an octet may end before the last character does.
    pub(super) shifts: &'static [usize],
    /// How many characters from a start come all the ways in which octets can begin.
    pub(super) phases: usize,
}

/// RFC 4648 sections 4 and 5.
pub(super) static BASE64: Alphabet = Alphabet {
    values: base64(),
    width: 6,
    shifts: &[0, 2, 4],
    phases: 4,
};
/// RFC 4648 section 6.
pub(super) static BASE32: Alphabet = Alphabet {
    values: base32(),
    width: 5,
    shifts: &[0, 1, 2, 3, 4],
    phases: 8,
};
pub(super) static HEX: Alphabet = Alphabet {
    values: hex(),
    width: 4,
    shifts: &[0],
    phases: 2,
};

const fn base64() -> [u8; 256] {
    let mut values = [SKIP; 256];
    let mut at = 0;
    while at < 26 {
        values[b'A' as usize + at] = at as u8;
        values[b'a' as usize + at] = 26 + at as u8;
        at += 1;
    }
    at = 0;
    while at < 10 {
        values[b'0' as usize + at] = 52 + at as u8;
        at += 1;
    }
    values[b'+' as usize] = 62;
    values[b'-' as usize] = 62;
    values[b'/' as usize] = 63;
    values[b'_' as usize] = 63;
    values
}

const fn base32() -> [u8; 256] {
    let mut values = [SKIP; 256];
    let mut at = 0;
    while at < 26 {
        values[b'A' as usize + at] = at as u8;
        values[b'a' as usize + at] = at as u8;
        at += 1;
    }
    at = 0;
    while at < 10 {
        values[b'0' as usize + at] = if at >= 2 && at <= 7 {
            24 + at as u8
        } else {
            BREAK
        };
        at += 1;
    }
    values
}

const fn hex() -> [u8; 256] {
    let mut values = [SKIP; 256];
    let mut at = 0;
    while at < 26 {
        let value = if at < 6 { 10 + at as u8 } else { BREAK };
        values[b'A' as usize + at] = value;
        values[b'a' as usize + at] = value;
        at += 1;
    }
    at = 0;
    while at < 10 {
        values[b'0' as usize + at] = at as u8;
        at += 1;
    }
    values
}
