//! Private keys: read, judged, repaired, made.

mod damage;
mod ec;
mod fix;
mod keygen;
mod one_cause;
mod robustness;
mod rsa;
