//! Private keys: read, judged, repaired, made.

mod containers;
mod damage;
mod fix;
mod keygen;
mod robustness;
mod rsa;
