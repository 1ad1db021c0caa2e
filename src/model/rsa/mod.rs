//! Judges the numbers of an RSA private key: whether they fit each other, which one is wrong, and whether the key is
//! weak. Pure arithmetic: its callers write the sentences.

mod conflict;
mod consistent;
mod crt;
mod exponents;
mod factor;
mod known;
mod members;
mod natural;
mod prime;
mod repair;
mod roca;
mod strength;
mod structure;

pub(crate) use members::significant;

use consistent::ConsistentKey;
pub(crate) use known::mark;
use members::Members;
use natural::Natural;
use prime::Primality;

use crate::model::text::named::named;

pub use repair::{Repaired, repair};

/// The numbers of an RSA private key as a JWK names them (RFC 7518 section 6.3), in the order of [`RsaMember::ALL`].
pub const NUMBERS: [&str; 8] = RsaMember::NAMES;

/// The numbers of a key in the order of [`NUMBERS`], each as the big-endian octets that were decoded, or `None` if
/// there is nothing that could be decoded. Any octets will do. It holds secrets, so it has no `Debug`.
#[derive(Clone, Copy, Default)]
pub struct Numbers<'a>(pub [Option<&'a [u8]>; 8]);

impl<'a> Numbers<'a> {
    pub fn get(&self, member: RsaMember) -> Option<&'a [u8]> {
        self.0[member as usize]
    }
}

named! {
    /// A member of the key, by its name in a JWK.
    #[derive(PartialOrd, Ord)]
    pub enum RsaMember {
        N = "n",
        E = "e",
        D = "d",
        P = "p",
        Q = "q",
        Dp = "dp",
        Dq = "dq",
        Qi = "qi",
    }
}

/// Something wrong with a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RsaFault {
    /// The others prove this member wrong.
    Inconsistent(RsaMember),
    /// Right, but not reduced: a smaller dp, dq, qi or d is right too. With such a qi Node refuses to sign.
    Noncanonical(RsaMember),
    /// p or q is not a prime.
    CompositePrime(RsaMember),
    /// The modulus is shorter than 2048 bits.
    WeakSize {
        bits: usize,
    },
    WeakExponent(Exponent),
    /// d has at most half the length of the modulus: Wiener's attack and its descendants find it.
    WeakPrivateExponent,
    /// p and q are the same, or so near each other that n can be factored.
    ClosePrimes,
    /// n has a factor that a search finds.
    SmallFactor,
    /// The smaller prime is more than 16 bits shorter than half the modulus.
    UnbalancedPrimes,
    /// The primes have a structure by which they can be found.
    Predictable(Structure),
    /// The primes come from the library that CVE-2017-15361 is about.
    Roca,
    /// The key is public; the source is worded to follow "published in".
    KnownKey {
        source: &'static str,
    },
}

/// What is wrong with a public exponent. The first three make the key useless, the others are weak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exponent {
    BelowThree,
    Even,
    NotBelowModulus,
    /// From 3 to 65535.
    Short,
    /// More than 256 bits.
    Long,
}

/// What shows that a prime was not drawn at random.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Structure {
    /// A stretch of octets repeats one before it.
    Repeated,
    /// Very many equal bits in a row.
    LongRun,
    /// Nearly only zeros or nearly only ones.
    FewBits,
    /// Its octets are a text.
    Text,
    /// The lower halves of p and q are equal, or add up to zero.
    SharedLowHalf,
    /// p + q is nearly a power of two.
    RoundSum,
    /// The octets of q are those of p backwards.
    Reversed,
    /// a·p is nearly b·q, for small a and b.
    NearMultiple,
    /// p - 1 or q - 1 has only small prime factors.
    Smooth,
}

impl RsaFault {
    /// Whether the key is unusable or unsafe, rather than legal and unusual.
    pub fn is_error(self) -> bool {
        !matches!(
            self,
            Self::Noncanonical(RsaMember::D | RsaMember::Dp | RsaMember::Dq)
                | Self::WeakExponent(Exponent::Short | Exponent::Long)
                | Self::UnbalancedPrimes
        )
    }

    /// The member it is about, where there is a choice.
    pub fn member(self) -> Option<RsaMember> {
        match self {
            Self::Inconsistent(member)
            | Self::Noncanonical(member)
            | Self::CompositePrime(member) => Some(member),
            _ => None,
        }
    }
}

/// Whether a check of the numbers was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looked {
    Yes,
    /// Not made: a number that it needs is missing, or so wrong that the check means nothing.
    Missing,
    /// Not made: the numbers are so large that it would take too long.
    TooLarge,
}

/// The result of all checks of a key's numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    pub faults: Vec<RsaFault>,
    /// The length of the modulus, or of what it should have been if the other members say.
    pub bits: Option<usize>,
    /// Whether p and q were tested for being prime.
    pub primality: Looked,
    /// Whether d was compared with e and the primes (or with e and n, where there are no primes).
    pub exponents: Looked,
}

/// Judges a key by those of its members that are there; a public key by n and e.
///
/// The time is bounded for any input: some 40 ms for moduli of 4096 bits, of which a healthy key takes a third.
pub fn judge(numbers: &Numbers<'_>) -> Judgement {
    let members = Members::read(numbers);
    let consistent = ConsistentKey::of(&members);
    let mut blamed = consistent.blamed.clone();
    blamed.sort_unstable();
    let mut faults: Vec<RsaFault> = blamed.into_iter().map(RsaFault::Inconsistent).collect();
    let primality = test_primes(&members, &consistent, &mut faults);
    faults.extend(crt::faults(&members, &consistent));
    if let (Some(d), Some(n)) = (&consistent.d, &consistent.n)
        && d >= n
    {
        faults.push(RsaFault::Noncanonical(RsaMember::D));
    }
    faults.extend(strength::faults(&members, &consistent));
    let modulus = consistent.n.as_ref().or(members.n.as_ref());
    Judgement {
        bits: modulus.map(Natural::bits).or_else(|| {
            let octets = members::significant(numbers.get(RsaMember::N)?);
            let first = octets.first()?;
            Some(octets.len() * 8 - first.leading_zeros() as usize)
        }),
        primality: or_too_large(primality, numbers, &members, &[RsaMember::P, RsaMember::Q]),
        exponents: if consistent.compared {
            Looked::Yes
        } else if members.n.is_some() && members.e.is_some() && members.d.is_some() {
            Looked::TooLarge
        } else {
            or_too_large(
                Looked::Missing,
                numbers,
                &members,
                &[RsaMember::N, RsaMember::E, RsaMember::D],
            )
        },
        faults,
    }
}

/// Tests the primes that were given and are not known to be wrong.
fn test_primes(
    members: &Members,
    consistent: &ConsistentKey,
    faults: &mut Vec<RsaFault>,
) -> Looked {
    let candidates = [(RsaMember::P, &consistent.p), (RsaMember::Q, &consistent.q)];
    let verdicts = candidates.map(|(member, prime)| {
        let given = members.get(member).is_some() && !consistent.blamed.contains(&member);
        let verdict = prime.as_ref().filter(|_| given)?.primality();
        if verdict == Primality::Composite {
            faults.push(RsaFault::CompositePrime(member));
        }
        Some(verdict)
    });
    if verdicts.contains(&Some(Primality::TooLong)) {
        Looked::TooLarge
    } else if verdicts.contains(&None) {
        Looked::Missing
    } else {
        Looked::Yes
    }
}

/// A member that was left out for its length is not missing.
fn or_too_large(
    looked: Looked,
    numbers: &Numbers<'_>,
    members: &Members,
    concerned: &[RsaMember],
) -> Looked {
    let too_large = |&member| numbers.get(member).is_some() && members.get(member).is_none();
    if looked == Looked::Missing && concerned.iter().any(too_large) {
        Looked::TooLarge
    } else {
        looked
    }
}
