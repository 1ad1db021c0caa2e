//! The provider's block: <https://registry.terraform.io/providers/okta/okta/latest/docs>.

use hcl_edit::expr::{Array, Expression};
use hcl_edit::structure::{Attribute, Block, Body};
use hcl_edit::{Decorate as _, Ident};

use super::Values;

pub(super) fn write(values: &Values) -> String {
    let parts = values.connection.domain().parts();
    let (org_name, base_url) = parts.unwrap_or((values.domain, ""));
    let scopes: Vec<Expression> = values.scopes.iter().map(|scope| (*scope).into()).collect();
    let mut attributes: Vec<(&str, Expression)> = vec![
        ("org_name", org_name.into()),
        ("base_url", base_url.into()),
        ("client_id", values.client_id.into()),
        ("scopes", Array::from(scopes).into()),
        ("private_key", values.key.into()),
    ];
    if let Some(key_id) = values.key_id {
        attributes.push(("private_key_id", key_id.into()));
    }
    let attributes = attributes.into_iter();
    let attributes = attributes.map(|(name, value)| {
        let mut attribute = Attribute::new(Ident::new(name), value);
        attribute.decor_mut().set_prefix("  ");
        attribute
    });
    let block = Block::builder(Ident::new("provider"))
        .label("okta")
        .attributes(attributes)
        .build();
    let mut text = Body::builder().block(block).build().to_string();
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text
}
