//! Private keys: read, judged, repaired, made.

mod containers;
mod damage;
mod fix;
mod key_id;
mod keygen;
mod passphrase;
mod robustness;
mod rsa;
