//! `okta-cc config`: where each value is from.

use serde_json::Value;

use super::{key, run, sdk};
use crate::support::{CLIENT_ID as CLIENT, Folder};

fn value<'a>(account: &'a Value, name: &str) -> &'a Value {
    let values = account["values"].as_array().expect("a list");
    let found = values.iter().find(|value| value["name"] == name);
    found.unwrap_or_else(|| panic!("{name}: {account}"))
}

#[test]
fn config_says_where_each_value_is_from_and_what_it_goes_before() {
    let folder = Folder::new();
    let key = key();
    let path = folder.write("okta.yaml", "okta:\n  client:\n    orgUrl: https://file.okta.com\n    scopes: [a, b]\n    clientId: x\n");
    let mut environment = sdk(CLIENT);
    environment.push(("OKTA_CLIENT_PRIVATEKEY", &key));
    environment.push(("OKTA_ORG_NAME", "other"));
    let said = run(&folder, &["config", "--format", "json"], &environment);
    let account = said.json();
    assert_eq!(account["family"], "sdk");
    let domain = value(&account, "domain");
    assert_eq!(domain["value"]["shown"], "https://a.okta.com");
    assert_eq!(domain["value"]["source"], "$OKTA_CLIENT_ORGURL");
    let before = &domain["shadowed"][0];
    assert_eq!(
        (&before["source"], &before["line"], &before["column"]),
        (&path.into(), &3.into(), &13.into())
    );
    let print = value(&account, "private_key")["value"]["shown"]
        .as_str()
        .expect("a text");
    assert!(
        print.starts_with("kid b3c1f0de-5a71-4c0e-9d0a-1f6f3b2a7c55, thumbprint "),
        "{print}"
    );
    assert!(
        account["unused"][0]
            .as_str()
            .is_some_and(|text| text.contains("$OKTA_ORG_NAME"))
    );
    let said = run(&folder, &["config"], &environment);
    assert!(
        said.code == 0 && said.out.contains("okta.yaml:3:13"),
        "{}{}",
        said.out,
        said.err
    );
    assert!(
        said.out
            .lines()
            .all(|line| line.chars().count() < 80 || line.contains("okta.yaml")),
        "{}",
        said.out
    );
    // A key that is none has a hash too short to work back from.
    let said = run(
        &folder,
        &["config"],
        &[("OKTA_CC_PRIVATE_KEY", "hunter2hunter2")],
    );
    assert!(said.out.contains("no readable key"), "{}", said.out);
    assert!(!said.out.contains("hunter2"));
}

#[test]
fn config_takes_what_each_consumer_would_take() {
    let folder = Folder::new();
    let yaml = "okta: {client: {orgUrl: 'https://file.okta.com', clientId: file, kid: k, keyId: k, privateKeyId: k}}";
    folder.write("okta.yaml", yaml);
    folder.write(
        "appsettings.json",
        r#"{"Okta": {"Client": {"OktaDomain": "https://net.okta.com", "Scopes": ["a"]}}}"#,
    );
    folder.write(
        "main.tf",
        "provider \"okta\" {\n  org_name = \"tf\"\n  client_id = var.id\n}\n",
    );
    let key = key();
    let environment = [
        ("OKTA_CLIENT_ORGURL", "https://env.okta.com"),
        ("OKTA_CLIENT_KEYID", "n"),
        ("OKTA_CLIENT_PRIVATEKEY", &key),
        ("OKTA_ORG_NAME", "env"),
        ("OKTA_API_SCOPES", "a,b"),
        ("OKTA_CLIENT_ID", "mcp"),
    ];
    let ask = |consumer: &str| {
        let said = run(
            &folder,
            &["config", "--as", consumer, "--format", "json"],
            &environment,
        );
        said.json()
    };
    for (consumer, domain, client, key_id) in [
        ("python", "https://file.okta.com", Some("file"), Some("k")),
        ("node", "https://env.okta.com", Some("file"), Some("n")),
        ("go", "https://env.okta.com", None, None),
        ("java", "https://env.okta.com", None, None),
        ("dotnet", "https://net.okta.com", None, None),
        ("terraform", "tf", Some("var.id"), None),
    ] {
        let account = ask(consumer);
        assert_eq!(
            value(&account, "domain")["value"]["shown"],
            domain,
            "{consumer}"
        );
        let shown = &value(&account, "client_id")["value"];
        if consumer != "dotnet" {
            assert_eq!(shown["shown"].as_str(), client, "{consumer}: {account}");
        }
        let values = account["values"].as_array().expect("a list");
        let found = values.iter().find(|value| value["name"] == "key_id");
        assert_eq!(
            found.and_then(|found| found["value"]["shown"].as_str()),
            key_id,
            "{consumer}"
        );
    }
    let python = ask("python")["notes"].to_string();
    // The good key with a member whose value Python does not know.
    let named = key.replacen('{', r#"{"ext":true,"#, 1);
    let environment_of_python = [("OKTA_CLIENT_PRIVATEKEY", named.as_str())];
    let said = run(
        &folder,
        &["config", "--as", "python"],
        &environment_of_python,
    );
    assert!(
        said.out.contains("Problems that it would have:"),
        "{}",
        said.out
    );
    assert!(said.out.contains("Python"), "{}", said.out);
    for told in [
        "okta.yaml takes precedence over the environment",
        "SSWS",
        "$OKTA_CLIENT_KEYID",
    ] {
        assert!(python.contains(told), "{told}: {python}");
    }
    assert_eq!(value(&ask("mcp"), "client_id")["value"]["shown"], "mcp");
    assert!(run(&folder, &["config", "--as", "python", "--domain", "x"], &[]).code == 2);
    assert!(run(&folder, &["config", "--as", "nango"], &environment).code == 0);
    assert!(
        run(&folder, &["config"], &[("HOME", "/nonexistent")]).code == 0,
        "okta.yaml is there"
    );
}
