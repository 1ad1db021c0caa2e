//! What an org remembers between two requests: used `jti`s and the counters of its rate limits.

use std::collections::{HashMap, HashSet};

use super::signature::digest;

/// Counters start again every 60 s, not aligned to the clock minute.
/// Source: <https://developer.okta.com/docs/reference/rate-limits/>.
const WINDOW: i64 = 60;

pub(super) struct Memory {
    /// Different for each org, so that two orgs have different ids and nonces.
    seed: String,
    ids: u64,
    used: HashSet<(&'static str, String)>,
    counters: HashMap<&'static str, Counter>,
}

#[derive(Clone, Copy)]
struct Counter {
    reset: i64,
    taken: u32,
}

/// What is left of a caller's rate limit, as `x-rate-limit-*` reports it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quota {
    pub limit: u32,
    pub remaining: u32,
    pub reset: i64,
    pub exceeded: bool,
}

impl Memory {
    pub(super) fn new(seed: String) -> Self {
        Self {
            seed,
            ids: 0,
            used: HashSet::new(),
            counters: HashMap::new(),
        }
    }

    /// 43 characters of base64url, never the same twice.
    pub(super) fn id(&mut self) -> String {
        self.ids += 1;
        digest(&format!("{} id {}", self.seed, self.ids))
    }

    /// 32 hexadecimal digits, as `x-okta-request-id` has them since 2025.
    pub(super) fn request_id(&mut self) -> String {
        let id = self.id();
        let digits = id.bytes().map(|byte| format!("{:x}", byte % 16));
        digits.take(32).collect()
    }

    /// The nonce of a day. Okta renews it every 24 h and takes an old one for three days.
    fn nonce_of(&self, day: i64) -> String {
        digest(&format!("{} nonce {day}", self.seed))[..32].to_owned()
    }

    pub(super) fn nonce(&self, now: i64) -> String {
        self.nonce_of(now.div_euclid(86_400))
    }

    pub(super) fn takes_nonce(&self, nonce: &str, now: i64) -> bool {
        let today = now.div_euclid(86_400);
        (today - 2..=today).any(|day| self.nonce_of(day) == nonce)
    }

    pub(super) fn first_use(&mut self, kind: &'static str, jti: &str) -> bool {
        self.used.insert((kind, jti.to_owned()))
    }

    pub(super) fn take(&mut self, bucket: &'static str, limit: u32, now: i64) -> Quota {
        let fresh = Counter {
            reset: now + WINDOW,
            taken: 0,
        };
        let counter = self.counters.entry(bucket).or_insert(fresh);
        if counter.reset <= now {
            *counter = fresh;
        }
        let exceeded = counter.taken >= limit;
        counter.taken = counter.taken.saturating_add(1).min(limit);
        Quota {
            limit,
            remaining: limit - counter.taken,
            reset: counter.reset,
            exceeded,
        }
    }
}
