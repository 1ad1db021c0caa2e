//! Secrets and surroundings by chance, the same in every run.

/// How many secrets are placed: a few in every run, more where `OKTA_CC_PLACEMENTS` says so.
pub(super) fn placements(few: usize) -> usize {
    #[expect(
        clippy::disallowed_methods,
        reason = "how many is for whoever starts the tests to say"
    )]
    let count = std::env::var("OKTA_CC_PLACEMENTS").ok();
    count.map_or(few, |count| {
        count.parse().expect("OKTA_CC_PLACEMENTS is a number")
    })
}

/// SplitMix64 (<https://prng.di.unimi.it/splitmix64.c>).
pub(super) struct Chance(u64);

const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// What stands around a secret in a document.
const PLACES: [(&str, &str); 14] = [
    ("", ""),
    ("{\"error\":\"x\",\"error_description\":\"", "\"}"),
    ("{\"private_key\": \"", "\", \"domain\": \"acme.okta.com\"}"),
    (
        "location: https://acme.okta.com/?code=",
        "&state=1\r\ndate: Sun, 29 Nov 2026 12:00:00 GMT\r\n",
    ),
    ("error: okta-cc cannot read ", ": no such file\n"),
    (
        "-----BEGIN PRIVATE KEY-----\n",
        "\n-----END PRIVATE KEY-----\n",
    ),
    ("<p title=\"", "\">&nbsp;</p>"),
    ("│ 12 │ ", " │\n"),
    ("::error file=a.json,line=1::", "%0A next"),
    ("kid=abc", "xyz\n"),
    ("100% of \\ and & ", " 7"),
    (
        "www-authenticate: Bearer error=\"invalid_token\", error_description=\"",
        "\"",
    ),
    ("[1, 2, 3, ", "4]"),
    ("b'", "'"),
];

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    pub(super) fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.next() % count as u64).expect("less than a usize")
    }

    pub(super) fn of<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        &things[self.below(things.len())]
    }

    pub(super) fn octets(&mut self, length: usize) -> Vec<u8> {
        let mut octets: Vec<u8> = (0..length).map(|_| self.next() as u8).collect();
        // A number has no zero in front.
        octets[0] |= 0x80;
        octets
    }

    pub(super) fn letters(&mut self, length: usize) -> String {
        (0..length).map(|_| char::from(*self.of(LETTERS))).collect()
    }

    /// The octets inside of others, so that they begin anywhere.
    pub(super) fn around(&mut self, octets: &[u8]) -> Vec<u8> {
        let (before, after) = (self.below(4), self.below(4));
        [vec![0x30; before], octets.to_vec(), vec![0x02; after]].concat()
    }

    /// What stands before and behind a secret.
    pub(super) fn place(&mut self) -> (String, String) {
        let (before, after) = *self.of(&PLACES);
        let line = *self.of(&[
            "",
            "HTTP/1.1 400 Bad Request\r\n\r\n",
            "The client ID 0oa5wyqjk6Wm148fE1d7: ",
        ]);
        (format!("{line}{before}"), after.to_owned())
    }
}
