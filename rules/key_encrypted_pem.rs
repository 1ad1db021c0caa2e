//! The PEM is encrypted with a password.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    let write = format!(
        "Let okta-cc fix --target {TOOL_NAME} --passphrase-file FILE write it without a password"
    );
    let (place, help) = match (key.form(), key.seal()) {
        (KeyForm::Pem(_, place), Seal::WrongPassphrase) => {
            return Ok(vec![
                Finding::new("The passphrase does not open the key")
                    .label(input, place.clone(), "encrypted")
                    .help(
                        "Put the key's passphrase on the first line of the file that --passphrase-file names, and nothing else.",
                    ),
            ]);
        }
        (KeyForm::Pem(_, place), Seal::OldCipher) => {
            return Ok(vec![
                Finding::new("The key is encrypted with a cipher that OpenSSL has given up")
                    .label(input, place.clone(), "encrypted")
                    .help(
                        "Take the key out of it: openssl pkcs12 -legacy -in key.p12 -nodes -nocerts -out key.pem, or for a PEM: \
                         openssl pkey -provider legacy -provider default -in key.pem -out plain.pem.",
                    ),
            ]);
        }
        (KeyForm::Pem(_, place), Seal::Opened) => (place, format!("{write}.")),
        (KeyForm::Pem(PemKind::Encrypted(Lock::OpenSsl), place), Seal::Whole) => (
            place,
            format!("{write}, or decrypt it: {}.", Lock::OpenSsl.command()),
        ),
        (KeyForm::Pem(PemKind::Encrypted(lock), place), Seal::Whole) => (
            place,
            format!(
                "Decrypt it: {}. Then convert it with okta-cc fix --target {TOOL_NAME}.",
                lock.command()
            ),
        ),
        _ => return Ok(vec![]),
    };
    Ok(vec![
        Finding::new("The key is encrypted with a password")
            .label(input, place.clone(), "encrypted")
            .help(help),
    ])
}
