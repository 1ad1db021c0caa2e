//! What a file is, as people have them: each shape is judged in its own way, named and in a folder.

use base64::prelude::{BASE64_STANDARD, Engine as _};

use super::{SCOPES, indented, key, pem, run};
use crate::support::{CLIENT_ID as CLIENT, Folder};

const URL: &str = "https://dev-12345678.okta.com";

/// What becomes of a file.
enum Expected {
    /// It is a connection without a fault, whoever names it.
    Good,
    /// Named, it is told so, with exit code 2; in a folder it is skipped.
    Not(&'static str),
}

use Expected::{Good, Not};

fn escaped(text: &str) -> String {
    text.replace('\n', "\\n")
}

fn shapes() -> Vec<(&'static str, String, Expected)> {
    let (pem, key, one_line) = (pem(), key(), escaped(&pem()));
    let encoded = |text: &str| BASE64_STANDARD.encode(text);
    vec![
        // Connections under the names that people give the values.
        (
            ".env",
            format!("OKTA_DOMAIN={URL}\nOKTA_CLIENT_ID={CLIENT}\nOKTA_PRIVATE_KEY_B64={}\nOKTA_SCOPES={SCOPES}\n", encoded(&pem)),
            Good,
        ),
        (
            ".env.production",
            format!("OKTA_OAUTH_CLIENT_ID={CLIENT}\nOKTA_ORG_URL={URL}\nOKTA_PRIVATE_KEY_PATH=./absent.pem\nOKTA_OAUTH_SCOPES={SCOPES}\n"),
            Good,
        ),
        (
            ".env",
            format!("OKTA_ORG_URL={URL}\nOKTA_CLIENT_ID={CLIENT}\nOKTA_SCOPES={SCOPES}\nOKTA_CC_PRIVATE_KEY_FILE=absent.pem\n"),
            Good,
        ),
        (
            "mcp.json",
            format!("{{\"mcpServers\": {{\"okta\": {{\"command\": \"uv\", \"env\": {{\"OKTA_ORG_URL\": \"{URL}\", \"OKTA_CLIENT_ID\": \"{CLIENT}\", \"OKTA_SCOPES\": \"{SCOPES}\", \"OKTA_KEY_ID\": \"k\", \"OKTA_PRIVATE_KEY\": \"{one_line}\"}}}}}}}}"),
            Good,
        ),
        (
            "servers.json",
            format!("{{\"servers\": {{\"okta\": {{\"command\": \"docker\", \"args\": [\"run\", \"-e\", \"OKTA_ORG_URL={URL}\", \"-e\", \"OKTA_CLIENT_ID={CLIENT}\", \"-e\", \"OKTA_PRIVATE_KEY=${{KEY}}\"]}}}}}}"),
            Good,
        ),
        (
            "docker-compose.yml",
            format!("services:\n  app:\n    image: app\n    environment:\n      - OKTA_ORG_URL={URL}\n      - OKTA_CLIENT_ID={CLIENT}\n      - OKTA_PRIVATE_KEY=${{OKTA_PRIVATE_KEY}}\n      - OKTA_SCOPES={SCOPES}\n"),
            Good,
        ),
        (
            "workflow.yml",
            format!("env:\n  OKTA_ORG_URL: {URL}\n  OKTA_CLIENT_ID: ${{{{ vars.OKTA_CLIENT_ID }}}}\n  OKTA_PRIVATE_KEY: ${{{{ secrets.KEY }}}}\n  OKTA_SCOPES: {SCOPES}\n"),
            Good,
        ),
        (
            "deployment.yaml",
            format!("kind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - env:\n            - name: OKTA_CLIENT_ORGURL\n              value: {URL}\n            - name: OKTA_CLIENT_CLIENTID\n              value: {CLIENT}\n            - name: OKTA_CLIENT_PRIVATEKEY\n              valueFrom: {{secretKeyRef: {{name: okta, key: key}}}}\n"),
            Good,
        ),
        (
            "source.json",
            format!("{{\"domain\": \"dev-12345678\", \"start_date\": \"2024-01-01\", \"credentials\": {{\"auth_type\": \"oauth2.0_private_key\", \"client_id\": \"{CLIENT}\", \"key_id\": \"k\", \"private_key\": \"{one_line}\", \"scope\": \"{SCOPES}\"}}, \"name\": \"okta\"}}"),
            Good,
        ),
        (
            "filebeat.yml",
            format!("filebeat.inputs:\n- type: httpjson\n  auth.oauth2:\n    provider: okta\n    client.id: {CLIENT}\n    scopes: [okta.logs.read]\n    token_url: {URL}/oauth2/v1/token\n    okta.jwk_json: '{key}'\n"),
            Good,
        ),
        (
            "app.toml",
            format!("[okta]\norg_url = \"{URL}\"\nclient_id = \"{CLIENT}\"\nscopes = [\"okta.users.read\"]\nprivate_key = \"\"\"\n{pem}\"\"\"\n"),
            Good,
        ),
        (
            "application.properties",
            format!("okta.client.orgUrl={URL}\nokta.client.clientId={CLIENT}\nokta.client.scopes={SCOPES}\nokta.client.privateKey=/etc/okta/key.pem\n"),
            Good,
        ),
        (
            "list.yaml",
            format!("kind: List\nitems:\n- kind: Secret\n  stringData:\n    OKTA_CLIENT_CLIENTID: {CLIENT}\n    OKTA_CLIENT_ORGURL: {URL}\n    OKTA_CLIENT_SCOPES: {SCOPES}\n  data:\n    OKTA_CLIENT_PRIVATEKEY: {}\n", encoded(&pem)),
            Good,
        ),
        (
            "secret.yaml",
            format!("kind: Secret\nstringData:\n  OKTA_BASE_URL: {URL}\n  OKTA_CLIENT_ID: {CLIENT}\n  OKTA_PRIVATE_KEY: \"{one_line}\"\n"),
            Good,
        ),
        (
            "okta.yaml",
            format!("okta:\n  client:\n    orgUrl: {URL}\n    authorizationMode: PrivateKey\n    clientId: {{{{ .Values.okta.clientId }}}}\n    scopes: [okta.users.read]\n    {{{{- if .Values.okta.key }}}}\n    privateKey: {{{{ .Values.okta.key | quote }}}}\n    {{{{- end }}}}\n"),
            Good,
        ),
        // Another use of Okta.
        (
            "okta.yaml",
            format!("okta:\n  client:\n    orgUrl: {URL}\n    authorizationMode: AuthorizationCode\n    clientId: {CLIENT}\n    scopes: [offline_access]\n"),
            Not("for the mode AuthorizationCode"),
        ),
        (
            "okta.yaml",
            format!("okta:\n  client:\n    orgUrl: {URL}\n    token: 00abc\n"),
            Not("for an API token"),
        ),
        (
            "settings.json",
            format!("{{\"okta\": {{\"clientId\": \"{CLIENT}\", \"orgUrl\": \"{URL}\", \"redirectUri\": \"https://shop.example.com/callback\"}}}}"),
            Not("for an app that people sign in to"),
        ),
        (
            ".env",
            format!("OKTA_ORG_URL={URL}\nOKTA_CLIENT_ID={CLIENT}\nOKTA_SCOPES={SCOPES}\n"),
            Not("asks in a browser"),
        ),
        (
            ".env.example",
            "OKTA_CC_CLIENT_ID=\nOKTA_CC_PRIVATE_KEY=\nOKTA_CC_DOMAIN=your-domain\n".into(),
            Not("a template to copy and fill in"),
        ),
        // Another service.
        (
            "account.json",
            format!("{{\"type\": \"service_account\", \"client_email\": \"a@b.iam.gserviceaccount.com\", \"client_id\": \"1\", \"private_key\": \"{one_line}\"}}"),
            Not("for Google"),
        ),
        (
            "auth.yaml",
            format!("domain: acme.eu.auth0.com\nclient_id: abc\nprivate_key: |\n{}", indented(&pem, 2)),
            Not("for Auth0"),
        ),
        // More than one.
        (
            "compose.yaml",
            format!("services:\n  dev:\n    environment:\n      OKTA_ORG_URL: {URL}\n      OKTA_CLIENT_ID: {CLIENT}\n      OKTA_PRIVATE_KEY: $K\n  prod:\n    environment:\n      OKTA_ORG_URL: https://acme-admin.okta.com\n      OKTA_CLIENT_ID: {CLIENT}\n      OKTA_PRIVATE_KEY: $K\n"),
            Not("several connections"),
        ),
        (
            "envs.json",
            format!("{{\"dev\": {{\"clientId\": \"{CLIENT}\", \"privateKey\": {key}, \"okta\": \"a\"}}, \"prod\": {{\"clientId\": \"{CLIENT}\", \"privateKey\": {key}}}}}"),
            Not("several connections"),
        ),
        ("en.json", "{\"okta\": {\"client_id\": \"Client ID\", \"private_key\": \"Private key\"}}".into(), Not("a JSON file")),
        (
            "sealed.yaml",
            format!("kind: SealedSecret\nspec:\n  encryptedData:\n    OKTA_CLIENT_ID: AgBy3i4OJSWK\n    OKTA_PRIVATE_KEY: {}\n", "Ag".repeat(200)),
            Not("a YAML file"),
        ),
        ("release.yml", "on: push\njobs:\n  release:\n    steps:\n      - with: {token: abc}\n".into(), Not("a YAML file")),
        // What holds a key and is none.
        (
            "model.go",
            "package okta\n\ntype JsonWebKey struct {\n\tKty *string `json:\"kty,omitempty\"`\n}\n".into(),
            Not("Go source"),
        ),
        (
            "test_client.py",
            format!("KEY = \"\"\"{pem}\"\"\"\nCONFIG = {{'client_id': '{CLIENT}', 'private_key': KEY}}\n"),
            Not("Python source without a connection in a form that is read. Key material stands in line 1."),
        ),
        ("README.md", format!("Put the key into `okta.yaml`:\n\n```json\n{key}\n```\n"), Not("a text without a connection")),
        (
            "terraform.tfstate",
            format!("{{\"version\": 4, \"resources\": [{{\"instances\": [{{\"attributes\": {{\"client_id\": \"{CLIENT}\", \"private_key\": \"{one_line}\"}}}}]}}]}}"),
            Not("a Terraform state"),
        ),
        (
            "cassette.yaml",
            format!("interactions:\n- request:\n    body: client_id={CLIENT}\n  response:\n    body: '{key}'\n"),
            Not("a recording of requests"),
        ),
        ("openapi.yaml", "components:\n  schemas:\n    JsonWebKey:\n      properties:\n        kty: {type: string}\n        n: {type: string}\n".into(), Not("a YAML file")),
        ("config.toml", "[jwt]\nkty = \"RSA\"\n".into(), Not("a TOML file")),
        ("package.json", "{\"name\": \"jwk\", \"keywords\": [\"kty\"], \"d\": 1, \"e\": 2}".into(), Not("a JSON file")),
    ]
}

#[test]
fn each_shape_of_file_is_taken_for_what_it_is() {
    for (name, text, expected) in shapes() {
        let folder = Folder::new();
        let path = folder.write(name, &text);
        let named = run(&folder, &["lint", &path], &[]);
        let found = run(&folder, &["lint", folder.name()], &[]);
        match expected {
            Good => {
                assert_eq!(named.code, 0, "{name}: {}{}\n{text}", named.out, named.err);
                assert_eq!(found.code, 0, "{name}: {}{}\n{text}", found.out, found.err);
            }
            Not(what) => {
                let said = format!("{}{}", named.out, named.err);
                assert_eq!(named.code, 2, "{name}: {said}");
                assert!(said.contains(what), "{name}: {said}");
                assert!(
                    found.err.contains("holds no connection"),
                    "{name}: {}{}",
                    found.out,
                    found.err
                );
            }
        }
    }
}

#[test]
fn a_folder_counts_what_it_skips_and_lists_it_on_request() {
    let folder = Folder::new();
    for (number, (name, text, expected)) in shapes().into_iter().enumerate() {
        if matches!(expected, Not(_)) {
            folder.write(&format!("{number}/{name}"), &text);
        }
    }
    folder.write(
        "public.json",
        "{\"kty\":\"RSA\",\"kid\":\"k\",\"n\":\"AQAB\",\"e\":\"AQAB\"}",
    );
    folder.write(
        "good.json",
        format!("{{\"client_id\": \"{CLIENT}\", \"private_key\": {}, \"domain\": \"dev-12345678\", \"scopes\": \"{SCOPES}\"}}", key()),
    );
    let said = run(&folder, &["lint", folder.name()], &[]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    for kind in [
        "public keys: 1",
        "sign-in apps: 1",
        "API tokens: 1",
        "other services: 2",
    ] {
        assert!(said.err.contains(kind), "{kind}: {}", said.err);
    }
    let listed = run(&folder, &["lint", folder.name(), "-v"], &[]);
    assert!(
        listed.err.contains("public.json is a public key"),
        "{}",
        listed.err
    );
}

#[test]
fn a_value_under_a_name_that_is_not_read_is_told_and_never_called_missing() {
    let folder = Folder::new();
    for (name, text, told) in [
        (
            "own.json",
            format!(
                "{{\"client_id\": \"{CLIENT}\", \"private_key\": \"${{K}}\", \"domain\": \"dev-12345678\", \"scope\": \"{SCOPES}\"}}"
            ),
            "scope is not read: the name is scopes",
        ),
        (
            "a.env",
            format!(
                "OKTA_CC_CLIENT_ID={CLIENT}\nOKTA_CC_PRIVATE_KEY=$K\nOKTA_HOST=dev-12345678\nOKTA_CC_SCOPES={SCOPES}\n"
            ),
            "OKTA_HOST is not read: the name is OKTA_CC_DOMAIN",
        ),
    ] {
        let path = folder.write(name, text);
        let said = run(&folder, &["lint", &path], &[]);
        assert!(said.out.contains(told), "{name}: {}{}", said.out, said.err);
        assert!(!said.out.contains("missing"), "{name}: {}", said.out);
        assert_eq!(said.code, 0, "{}", said.out);
    }
}

/// What a tool does with its own file is judged for that tool alone.
#[test]
fn a_file_is_judged_as_the_tool_reads_it() {
    let pem = indented(&pem(), 6);
    let sdk = |mode: &str, scopes: &str| {
        format!(
            "okta:\n  client:\n    orgUrl: {URL}\n{mode}    clientId: {CLIENT}\n    scopes: {scopes}\n    privateKey: |\n{pem}"
        )
    };
    let private_key = "    authorizationMode: PrivateKey\n";
    let list = "[okta.users.read, okta.groups.read]";
    let block = |scopes: &str| {
        format!(
            "provider \"okta\" {{\n  org_name = \"dev-12345678\"\n  base_url = \"okta.com\"\n  client_id = \"{CLIENT}\"\n  private_key_id = \"k\"\n  scopes = {scopes}\n  private_key = <<-EOT\n{pem}  EOT\n}}\n"
        )
    };
    for (name, text, tool, expected) in [
        ("okta.yaml", sdk(private_key, list), "go", None),
        (
            "okta.yaml",
            sdk(private_key, SCOPES),
            "go",
            Some("scopes_not_a_list"),
        ),
        (
            "okta.yaml",
            sdk(private_key, SCOPES),
            "python",
            Some("scopes_not_a_list"),
        ),
        ("okta.yaml", sdk(private_key, SCOPES), "okta", None),
        (
            "okta.yaml",
            sdk("", list),
            "go",
            Some("connection_mode_other"),
        ),
        (
            "okta.yaml",
            sdk("    authorizationMode: SSWS\n", list),
            "go",
            Some("connection_mode_other"),
        ),
        (
            "okta.yaml",
            sdk("    authorizationMode: ${MODE}\n", list),
            "go",
            None,
        ),
        (
            "okta.yaml",
            sdk(private_key, list)
                .replace("  client:\n", "")
                .replace("    ", "  "),
            "go",
            Some("connection_client_level_missing"),
        ),
        ("main.tf", block("[\"okta.users.read\"]"), "terraform", None),
        (
            "main.tf",
            block("\"okta.users.read\""),
            "terraform",
            Some("scopes_not_a_list"),
        ),
        ("main.tf", block("var.scopes"), "terraform", None),
        (
            "main.tf",
            block("var.scopes")
                .replace("<<-EOT", "<<EOT")
                .replace("  EOT", "EOT"),
            "terraform",
            Some("key_pem_not_plain"),
        ),
    ] {
        let folder = Folder::new();
        let path = folder.write(name, &text);
        let said = run(
            &folder,
            &["lint", &path, "--target", tool, "--format", "short"],
            &[],
        );
        let errors: Vec<&str> = said
            .out
            .lines()
            .filter(|line| line.starts_with("error "))
            .collect();
        match expected {
            None => assert!(
                errors.is_empty(),
                "{name} for {tool}: {}{}",
                said.out,
                said.err
            ),
            Some(rule) => {
                let is_it = |line: &&str| line.starts_with(&format!("error {rule} "));
                assert!(
                    errors.iter().all(is_it) && errors.len() == 1,
                    "{name} for {tool}: {}{}",
                    said.out,
                    said.err
                );
            }
        }
    }
}

#[test]
fn a_block_that_is_not_indented_is_named_at_its_line() {
    let folder = Folder::new();
    let text = format!(
        "okta:\n  client:\n    clientId: {CLIENT}\n    privateKey: |\n{}",
        pem()
    );
    let path = folder.write("okta.yaml", text);
    let said = run(&folder, &["lint", &path], &[]);
    assert_eq!(said.code, 2, "{}", said.out);
    assert!(
        said.err
            .contains(":5:1: not YAML: the lines of this key are not indented."),
        "{}",
        said.err
    );
}
