//! The provider's block: <https://registry.terraform.io/providers/okta/okta/latest/docs>.

use hcl_edit::expr::{Array, Expression};
use hcl_edit::structure::{Attribute, Block, Body};
use hcl_edit::{Decorate as _, Ident};

use super::{Entry, Values};
use crate::model::text::escapes::in_double_quotes;
use crate::tools::ExportForm;

pub(super) fn write(values: &Values) -> String {
    let attributes = values
        .entries(ExportForm::Terraform)
        .map(|(name, _, entry)| {
            let value: Expression = match entry {
                Entry::Text(text) => text.into(),
                Entry::List(list) => Array::from_iter(list.iter().copied()).into(),
            };
            let mut attribute = Attribute::new(Ident::new(name), value);
            attribute.decor_mut().set_prefix("  ");
            attribute
        });
    let block = Block::builder(Ident::new("provider"))
        .label("okta")
        .attributes(attributes)
        .build();
    let mut text = in_double_quotes(&Body::builder().block(block).build().to_string());
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text
}
