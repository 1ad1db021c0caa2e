//! Private keys: read, judged, repaired, made.

mod containers;
mod damage;
mod ec;
mod fix;
mod key_id;
mod keygen;
mod one_cause;
mod passphrase;
mod robustness;
mod rsa;
