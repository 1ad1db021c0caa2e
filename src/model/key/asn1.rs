//! The outermost elements of some ASN.1 in DER (ITU-T X.690): enough to tell which of the known structures it is.

const INTEGER: u8 = 0x02;
const OCTET_STRING: u8 = 0x04;
const OBJECT_IDENTIFIER: u8 = 0x06;
const SEQUENCE: u8 = 0x30;

/// RFC 8017 appendix A.2.3, 1.2.840.113549.1.1.10.
const RSASSA_PSS: &[u8] = b"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0a";
/// PKCS #7 (RFC 2315 section 14), 1.2.840.113549.1.7: what a PKCS #12 file holds (RFC 7292 section 4).
const PKCS7: &[u8] = b"\x2a\x86\x48\x86\xf7\x0d\x01\x07";

/// How a private key is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DerFormat {
    /// An RSA key alone (RFC 8017 appendix A.1.2).
    Pkcs1,
    /// Any key, with the name of its kind (RFC 5958).
    Pkcs8,
    /// A key of an elliptic curve alone (RFC 5915).
    Sec1,
}

impl DerFormat {
    pub fn of(der: &[u8]) -> Option<Self> {
        let elements = sequence(der)?;
        let [version, second, ..] = &elements[..] else {
            return None;
        };
        match (version.tag, second.tag) {
            (INTEGER, INTEGER) => Some(Self::Pkcs1),
            (INTEGER, SEQUENCE) => Some(Self::Pkcs8),
            (INTEGER, OCTET_STRING) => Some(Self::Sec1),
            _ => None,
        }
    }

    /// The title of a PEM that holds it (RFC 7468 section 10 and before it OpenSSL).
    pub fn title(self) -> &'static str {
        match self {
            Self::Pkcs1 => "RSA PRIVATE KEY",
            Self::Pkcs8 => "PRIVATE KEY",
            Self::Sec1 => "EC PRIVATE KEY",
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Pkcs1 => "PKCS #1",
            Self::Pkcs8 => "PKCS #8",
            Self::Sec1 => "SEC 1",
        }
    }
}

/// Whether these octets are one sequence from end to end, of a length that a key has.
pub(super) fn is_sequence(octets: &[u8]) -> bool {
    let whole = element(octets).filter(|(_, rest)| rest.is_empty());
    whole.is_some_and(|(element, _)| element.tag == SEQUENCE && element.content.len() >= 0x20)
}

/// Whether an RSA private key has more than two primes: then its version is 1 (RFC 8017 appendix A.1.2).
pub(super) fn has_other_primes(der: &[u8]) -> bool {
    let version = |pkcs1: &[u8]| {
        let elements = sequence(pkcs1)?;
        Some(elements.first()?.content == [1])
    };
    let inner = match DerFormat::of(der) {
        Some(DerFormat::Pkcs1) => Some(der),
        Some(DerFormat::Pkcs8) => private_key(der),
        _ => None,
    };
    inner.and_then(version) == Some(true)
}

/// Whether a PKCS #8 says that its key is only for RSASSA-PSS (RFC 4055 section 1.2).
pub(super) fn is_pss(der: &[u8]) -> bool {
    let algorithm = || {
        let elements = sequence(der)?;
        let identifier = elements.iter().find(|one| one.tag == SEQUENCE)?;
        let (name, _) = element(identifier.content)?;
        Some(name.tag == OBJECT_IDENTIFIER && name.content == RSASSA_PSS)
    };
    algorithm() == Some(true)
}

/// Whether this is a PKCS #12 file: version 3, then contents that PKCS #7 names.
pub(super) fn is_pkcs12(der: &[u8]) -> bool {
    let contents = || {
        let elements = sequence(der)?;
        let [version, contents, ..] = &elements[..] else {
            return None;
        };
        let (name, _) = element(contents.content)?;
        Some(version.content == [3] && name.content.starts_with(PKCS7))
    };
    contents() == Some(true)
}

/// What stands in the octet string of a PKCS #8.
fn private_key(der: &[u8]) -> Option<&[u8]> {
    let elements = sequence(der)?;
    let inner = elements.iter().find(|one| one.tag == OCTET_STRING)?;
    Some(inner.content)
}

struct Element<'a> {
    tag: u8,
    content: &'a [u8],
}

/// The elements of a sequence, up to the first that is cut off.
fn sequence(der: &[u8]) -> Option<Vec<Element<'_>>> {
    let (whole, _) = element(der).filter(|(whole, _)| whole.tag == SEQUENCE)?;
    let mut rest = whole.content;
    let mut elements = Vec::new();
    while let Some((next, behind)) = element(rest) {
        elements.push(next);
        rest = behind;
    }
    Some(elements)
}

/// The first element, and what is behind it. Keys are shorter than 64 KiB.
fn element(octets: &[u8]) -> Option<(Element<'_>, &[u8])> {
    let [tag, length, rest @ ..] = octets else {
        return None;
    };
    let (length, rest) = match (*length, rest) {
        (0x82, [high, low, rest @ ..]) => (usize::from(*high) * 256 + usize::from(*low), rest),
        (0x81, [length, rest @ ..]) => (usize::from(*length), rest),
        (length @ ..=0x7f, rest) => (usize::from(length), rest),
        _ => return None,
    };
    let (content, rest) = rest.split_at_checked(length)?;
    Some((Element { tag: *tag, content }, rest))
}
