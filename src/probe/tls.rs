//! Says what was wrong with a certificate that was not accepted, and who issued it.
//!
//! It decides nothing: the platform's verifier decides, and its verdict is never changed. The certificate is noted
//! during verification because rustls does not give it out after a failed handshake, and a second connection without
//! verification is out of the question.

use std::sync::{Arc, LazyLock};
use std::thread;

use openssl::nid::Nid;
use openssl::x509::{X509, X509NameRef};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, DigitallySignedStruct, Error, OtherError, SignatureScheme};
use rustls_platform_verifier::Verifier;

use crate::model::conversation::{Fault, FaultKind};

/// The platform's verifier; it also notes the certificate that was refused, and why.
///
/// Making it reads hundreds of certificates, so that is done while the first packets are under way.
#[derive(Debug)]
pub(super) struct CertificateWatcher {
    verifier: Arc<Late>,
    schemes: Vec<SignatureScheme>,
}

type Made = Result<Verifier, Error>;
type Late = LazyLock<Made, Box<dyn FnOnce() -> Made + Send>>;

impl CertificateWatcher {
    /// Trusts `roots` beside those of the platform. `soon`: a certificate is going to be seen.
    pub(super) fn new(
        roots: Vec<CertificateDer<'static>>,
        provider: Arc<CryptoProvider>,
        soon: bool,
    ) -> Self {
        let algorithms = provider.signature_verification_algorithms;
        let make = move || Verifier::new_with_extra_roots(roots, provider);
        let verifier: Arc<Late> = Arc::new(LazyLock::new(Box::new(make)));
        if soon {
            let verifier = verifier.clone();
            thread::spawn(move || LazyLock::force(&verifier).is_ok());
        }
        let schemes = algorithms.supported_schemes();
        Self { verifier, schemes }
    }

    fn verifier(&self) -> Result<&Verifier, Error> {
        LazyLock::force(&self.verifier)
            .as_ref()
            .map_err(Clone::clone)
    }
}

/// Travels through the error chain of rustls and reqwest to the code that makes a fault of it.
#[derive(Debug, thiserror::Error)]
#[error("{}", .0.detail)]
pub(super) struct Rejected(pub(super) Fault);

impl ServerCertVerifier for CertificateWatcher {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let verdict = self.verifier()?.verify_server_cert(
            end_entity,
            intermediates,
            server_name,
            ocsp_response,
            now,
        );
        verdict.map_err(|error| match error {
            Error::InvalidCertificate(why) => {
                let rejected = Rejected(fault(&why, end_entity));
                Error::InvalidCertificate(CertificateError::Other(OtherError(Arc::new(rejected))))
            }
            other => other,
        })
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.verifier()?.verify_tls12_signature(message, cert, dss)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.verifier()?.verify_tls13_signature(message, cert, dss)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.schemes.clone()
    }
}

fn fault(why: &CertificateError, certificate: &CertificateDer<'_>) -> Fault {
    let seen = X509::from_der(certificate).ok();
    let issuer = seen.as_ref().map_or_else(
        || "the certificate cannot be read".into(),
        |seen| {
            let issuer = name(seen.issuer_name());
            let by = format!("the certificate seen was issued by \"{issuer}\"");
            if name(seen.subject_name()) == issuer {
                format!("{by}: it is self-signed")
            } else {
                by
            }
        },
    );
    let (kind, what) = match why {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
            let until = seen.map(|seen| format!("valid until {}", seen.not_after()));
            (FaultKind::TlsExpired, until)
        }
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            let from = seen.map(|seen| format!("valid only from {}", seen.not_before()));
            (FaultKind::TlsExpired, from)
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            let names = seen.as_ref().map(names);
            (
                FaultKind::TlsWrongHost,
                names.map(|names| format!("it is for {names}")),
            )
        }
        CertificateError::UnknownIssuer => (FaultKind::TlsUntrusted, None),
        other => (FaultKind::TlsUntrusted, Some(other.to_string())),
    };
    let what = what.map_or_else(String::new, |what| format!(", {what}"));
    Fault::new(kind, format!("{issuer}{what}"))
}

/// The common name, or else the organization: what a person knows an issuer by.
fn name(name: &X509NameRef) -> String {
    let entries = [Nid::COMMONNAME, Nid::ORGANIZATIONNAME].into_iter();
    let mut texts =
        entries.filter_map(|nid| name.entries_by_nid(nid).next()?.data().to_string().ok());
    texts.next().unwrap_or_else(|| "nobody named".into())
}

fn names(certificate: &X509) -> String {
    let names = certificate.subject_alt_names();
    let names = names.iter().flatten().filter_map(|name| {
        let address = |bytes: &[u8]| {
            let four = <[u8; 4]>::try_from(bytes).map(std::net::IpAddr::from);
            let sixteen = <[u8; 16]>::try_from(bytes).map(std::net::IpAddr::from);
            four.or(sixteen).ok().map(|address| address.to_string())
        };
        let dns = name.dnsname().map(str::to_owned);
        dns.or_else(|| address(name.ipaddress()?))
    });
    let names: Vec<_> = names.take(5).collect();
    if names.is_empty() {
        return "no host at all".into();
    }
    names.join(", ")
}
