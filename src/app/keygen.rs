//! `okta-cc keygen`: a new key pair, the private half for the product, the public half for Okta.

use std::io::Write as _;

use clap::Args;
use josekit::jwk::alg::rsa::RsaKeyPair;
use serde_json::{Map, Value};

use crate::app::command::{Context, Done, Failure};
use crate::app::flags::{SecretOutput, words};
use crate::input::name_of;
use crate::model::redact::shown;
use crate::output::DocumentKind;

pub(super) const ABOUT: &str =
    "Make a key pair: a private JWK for the product, a public one for Okta";

const BITS: [(&str, u32); 3] = [("2048", 2048), ("3072", 3072), ("4096", 4096)];

#[derive(Args)]
#[command(mut_arg("out", |out| out.help("Write the private key to this file, readable only by you")))]
pub(super) struct Keygen {
    /// Key size; Okta and its clients take all of these
    #[arg(long, value_parser = words(BITS), default_value = "2048")]
    bits: u32,
    /// Key ID [default: a UUID]
    #[arg(long, value_name = "KID")]
    kid: Option<String>,
    #[command(flatten)]
    output: SecretOutput,
}

/// The order in which people know the members.
const PUBLIC: [&str; 6] = ["kty", "kid", "use", "alg", "n", "e"];
const PRIVATE: [&str; 6] = ["d", "p", "q", "dp", "dq", "qi"];

pub(super) fn run(keygen: &Keygen, context: Context) -> Done {
    let Context {
        world, out, err, ..
    } = context;
    let kid = match &keygen.kid {
        Some(kid) => usable(kid)?.to_owned(),
        None => uuid::Uuid::new_v4().to_string(),
    };
    let ways = "Write it to a file with --out FILE, or add --show.";
    keygen.output.must_not_show(world, ways)?;
    let jwk = generate(keygen.bits, &kid)?;
    let private = line(&jwk, PUBLIC.iter().chain(&PRIVATE));
    let public = line(&jwk, PUBLIC.iter());
    let saved = match keygen.output.put(&private, out)? {
        Some(path) => {
            out.document(DocumentKind::Json, &public)?;
            format!(
                "Private key, for the product: {} (mode 0600)",
                shown(&name_of(path))
            )
        }
        None => {
            err.document(DocumentKind::Json, &public)?;
            "Private key, for the product: on standard output".to_owned()
        }
    };
    writeln!(
        err,
        "\n{saved}\n\
         Public key, for Okta: the line above.\n  \
         Admin Console > Applications > your app > General > Client Credentials > Edit >\n  \
         Public key / Private key > Save keys in Okta > Add key: paste it, Done, then Save.\n\
         The key counts only after Save. Its KID is {kid}."
    )?;
    Ok(0)
}

/// A kid may be any string (RFC 7517 section 4.5), but white space and other letters get lost on the way through forms.
fn usable(kid: &str) -> Result<&str, Failure> {
    let is_part = |c: char| c.is_ascii_graphic() && !"\"\\[]:".contains(c);
    let fits = !kid.is_empty() && kid.chars().all(is_part);
    fits.then_some(kid).ok_or_else(|| {
        Failure::Usage(
            "--kid must be visible ASCII without white space, quotes, brackets and colons; leave it out for a UUID."
                .into(),
        )
    })
}

fn generate(bits: u32, kid: &str) -> Result<Map<String, Value>, Failure> {
    let refused = |_| Failure::Usage("OpenSSL could not make a key".into());
    let mut pair = RsaKeyPair::generate(bits).map_err(refused)?;
    pair.set_key_id(Some(kid));
    let mut jwk: Map<String, Value> = pair.to_jwk_private_key().into();
    jwk.insert("use".into(), "sig".into());
    jwk.insert("alg".into(), "RS256".into());
    Ok(jwk)
}

/// The members on one line, in this order.
fn line<'a>(jwk: &Map<String, Value>, members: impl Iterator<Item = &'a &'a str>) -> String {
    let members = members.filter_map(|name| Some(format!("\"{name}\":{}", jwk.get(*name)?)));
    format!("{{{}}}\n", members.collect::<Vec<_>>().join(","))
}
