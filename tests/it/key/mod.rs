//! Private keys: read, judged, repaired, made.

mod damage;
mod fix;
mod keygen;
mod robustness;
mod rsa;
