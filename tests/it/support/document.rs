//! Questions to a report in JSON.

use std::sync::LazyLock;

use jsonschema::Validator;
use okta_cc::output::json::schema;
use serde_json::Value;

/// The published schema.
static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| {
    let schema: Value = serde_json::from_str(&schema()).expect("the schema is JSON");
    jsonschema::validator_for(&schema).expect("a schema")
});

/// The rules that found something, in their order.
pub(crate) fn ids(document: &Value) -> Vec<&str> {
    let findings = document["findings"].as_array().expect("a list").iter();
    findings
        .map(|finding| finding["id"].as_str().expect("an id"))
        .collect()
}

#[track_caller]
pub(crate) fn assert_fits_the_schema(document: &Value) {
    let faults = VALIDATOR.iter_errors(document);
    // A fault quotes what it is about, which may be most of the document.
    let faults: Vec<String> = faults
        .map(|fault| fault.to_string().chars().take(300).collect())
        .collect();
    assert!(faults.is_empty(), "{faults:?}\n{document}");
}
