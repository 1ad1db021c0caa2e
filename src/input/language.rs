//! How a file is written: by its name, or else by its first characters.

use super::file::File;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    Json,
    Yaml,
    Toml,
    Hcl,
    /// Java's, Spring's and INI files: `okta.client.orgUrl=…`.
    Properties,
    /// `.env` files and what shells source.
    Variables,
    /// A program in this language: it quotes values and holds none.
    Program(&'static str),
    /// Documentation, a web page, a log.
    Prose,
    /// What a tool writes for itself: the state of Terraform, recorded requests, lock files.
    Machine(&'static str),
}

/// By the end of a file's name, how it is written. What stands first decides.
const ENDS: &[(&str, Language)] = &[
    (".tfstate", Language::Machine("a Terraform state")),
    (".tfstate.backup", Language::Machine("a Terraform state")),
    (".tfplan", Language::Machine("a Terraform plan")),
    ("package-lock.json", Language::Machine("a lock file")),
    ("composer.lock", Language::Machine("a lock file")),
    (".lock", Language::Machine("a lock file")),
    (".har", Language::Machine("a recording of a browser")),
    (".ipynb", Language::Machine("a notebook")),
    (".snap", Language::Machine("a snapshot of a test")),
    (".json", Language::Json),
    (".json5", Language::Json),
    (".yaml", Language::Yaml),
    (".yml", Language::Yaml),
    (".toml", Language::Toml),
    (".tf", Language::Hcl),
    (".tofu", Language::Hcl),
    (".tfvars", Language::Hcl),
    (".hcl", Language::Hcl),
    (".properties", Language::Properties),
    (".ini", Language::Properties),
    (".cfg", Language::Properties),
    (".conf", Language::Properties),
    (".env", Language::Variables),
    (".envrc", Language::Variables),
    (".md", Language::Prose),
    (".mdx", Language::Prose),
    (".rst", Language::Prose),
    (".adoc", Language::Prose),
    (".html", Language::Prose),
    (".htm", Language::Prose),
    (".xml", Language::Prose),
    (".svg", Language::Prose),
    (".log", Language::Prose),
    (".csv", Language::Prose),
    (".patch", Language::Prose),
    (".diff", Language::Prose),
    (".bash", Language::Program("a shell script")),
    (".bat", Language::Program("a batch file")),
    (".c", Language::Program("C source")),
    (".cc", Language::Program("C++ source")),
    (".cpp", Language::Program("C++ source")),
    (".cjs", Language::Program("JavaScript source")),
    (".cs", Language::Program("C# source")),
    (".css", Language::Program("a style sheet")),
    (".dart", Language::Program("Dart source")),
    (".erb", Language::Program("a Ruby template")),
    (".ex", Language::Program("Elixir source")),
    (".exs", Language::Program("Elixir source")),
    (".fs", Language::Program("F# source")),
    (".go", Language::Program("Go source")),
    (".gotmpl", Language::Program("a Go template")),
    (".gradle", Language::Program("a Gradle script")),
    (".groovy", Language::Program("Groovy source")),
    (".h", Language::Program("C source")),
    (".hbs", Language::Program("a Handlebars template")),
    (".j2", Language::Program("a Jinja template")),
    (".java", Language::Program("Java source")),
    (".js", Language::Program("JavaScript source")),
    (".jsx", Language::Program("JavaScript source")),
    (".kt", Language::Program("Kotlin source")),
    (".kts", Language::Program("Kotlin source")),
    (".lua", Language::Program("Lua source")),
    (".mjs", Language::Program("JavaScript source")),
    (".mustache", Language::Program("a Mustache template")),
    (".mts", Language::Program("TypeScript source")),
    (".php", Language::Program("PHP source")),
    (".pl", Language::Program("Perl source")),
    (".ps1", Language::Program("a PowerShell script")),
    (".psm1", Language::Program("a PowerShell script")),
    (".py", Language::Program("Python source")),
    (".pyi", Language::Program("Python source")),
    (".rb", Language::Program("Ruby source")),
    (".rs", Language::Program("Rust source")),
    (".scala", Language::Program("Scala source")),
    (".sh", Language::Program("a shell script")),
    (".sql", Language::Program("SQL")),
    (".swift", Language::Program("Swift source")),
    (".svelte", Language::Program("Svelte source")),
    (".tmpl", Language::Program("a template")),
    (".tpl", Language::Program("a template")),
    (".ts", Language::Program("TypeScript source")),
    (".tsx", Language::Program("TypeScript source")),
    (".vb", Language::Program("Visual Basic source")),
    (".vue", Language::Program("Vue source")),
    (".zsh", Language::Program("a shell script")),
];

/// What is put behind the name of a file that somebody is to copy and fill in.
const TEMPLATE_ENDS: [&str; 8] = [
    ".example",
    ".sample",
    ".template",
    ".dist",
    ".tmpl",
    ".default",
    ".defaults",
    ".skel",
];

impl Language {
    /// Only by the file's name.
    pub(super) fn by_name(path: &str) -> Option<Self> {
        let name = file_name(path).to_ascii_lowercase();
        let bare = without_template_end(&name);
        // `.env.local`, `.env.example`.
        if bare.starts_with(".env.") || bare == ".flaskenv" || bare.starts_with(".env-") {
            return Some(Self::Variables);
        }
        let known = ENDS.iter().find(|(end, _)| bare.ends_with(end));
        known.map(|(_, language)| *language)
    }

    /// By the file's name, or else by its first characters.
    pub(super) fn of(file: &File) -> Self {
        match Self::by_name(file.path) {
            Some(Self::Yaml | Self::Json) if is_recording(file.text) => {
                return Self::Machine("a recording of requests");
            }
            Some(language) => return language,
            None => {}
        }
        let start = file.text.trim_start();
        let has_line = |start: &str| {
            let mut lines = file.text.lines();
            lines.any(|line| line.trim_start().starts_with(start))
        };
        if start.starts_with('{') {
            Self::Json
        } else if has_line("provider \"") || has_line("variable \"") {
            Self::Hcl
        } else if has_line("okta:") || has_line("client_id:") || has_line("kind:") {
            Self::Yaml
        } else {
            Self::Variables
        }
    }

    /// Whether settings are written so.
    pub(super) fn holds_values(self) -> bool {
        !matches!(self, Self::Program(_) | Self::Prose | Self::Machine(_))
    }

    /// As in "a YAML file".
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Json => "a JSON file",
            Self::Yaml => "a YAML file",
            Self::Toml => "a TOML file",
            Self::Hcl => "a Terraform file",
            Self::Properties => "a file of properties",
            Self::Variables => "a file of variables",
            Self::Prose => "a text",
            Self::Program(what) | Self::Machine(what) => what,
        }
    }
}

/// What tests play back: a list of `interactions` at the start (VCR, go-vcr).
fn is_recording(text: &str) -> bool {
    let mut lines = text.lines().take(5);
    lines.any(|line| line.starts_with("interactions:") || line.contains("\"interactions\":"))
        || text.contains("\"http_interactions\"")
        || text.starts_with("---\nhttp_interactions:")
}

/// Whether a file is to be copied and filled in, by its name: `.env.example`, `example.tfvars`, `okta.sample.yaml`.
pub(super) fn is_template_name(path: &str) -> bool {
    let name = file_name(path).to_ascii_lowercase();
    let mut words = name.split(['.', '-', '_']);
    without_template_end(&name) != name
        || words.any(|word| matches!(word, "example" | "sample" | "template" | "dist"))
}

fn without_template_end(name: &str) -> &str {
    let mut ends = TEMPLATE_ENDS.iter();
    ends.find_map(|end| name.strip_suffix(end)).unwrap_or(name)
}

pub(super) fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
