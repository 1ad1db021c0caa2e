//! How a report looks on this terminal: colour, symbols, links, width.

/// `--color`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColorChoice {
    Auto,
    Always,
    Never,
}

/// `--style`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// What the terminal can show; narrated if `NO_GRAPHICS` is set.
    Auto,
    Unicode,
    Ascii,
    /// Words instead of symbols and drawings, for screen readers.
    Narrated,
}

/// What the human report may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    pub color: bool,
    /// Symbols beyond ASCII.
    pub unicode: bool,
    /// Words in the place of symbols and drawings.
    pub narrated: bool,
    /// OSC 8 hyperlinks.
    pub links: bool,
    /// Of drawings, in columns.
    pub width: usize,
    /// The maximum length of a line, in columns. Output to a pipe is not wrapped, so that it can be searched by lines.
    pub limit: usize,
    /// Every finding in full.
    pub verbose: bool,
}

impl Style {
    /// From the flag, the environment (`variable` looks one up) and whether the output is a terminal.
    ///
    /// `NO_COLOR` takes precedence over `CLICOLOR_FORCE` and `FORCE_COLOR`, and these over `TERM=dumb` and a pipe.
    pub fn new<'v>(
        choice: ColorChoice,
        variable: impl Fn(&str) -> Option<&'v str>,
        terminal_width: Option<usize>,
    ) -> Self {
        let set = |name| variable(name).is_some_and(|value: &str| !value.is_empty());
        let forced = ["FORCE_COLOR", "CLICOLOR_FORCE"];
        let forced = forced
            .iter()
            .any(|name| set(name) && variable(name) != Some("0"));
        let dumb = variable("TERM") == Some("dumb");
        let terminal = terminal_width.is_some();
        let color = match choice {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => !set("NO_COLOR") && (forced || terminal && !dumb),
        };
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
            .into_iter()
            .filter_map(&variable)
            .find(|value| !value.is_empty())
            .unwrap_or("");
        let locale = locale.to_ascii_lowercase();
        // A pipe may end anywhere; a terminal without a locale shows what Linux's console can. Who says C wants ASCII.
        let plain = matches!(locale.as_str(), "c" | "posix");
        let ascii = dumb || plain || terminal && cfg!(unix) && !locale.contains("utf");
        Self {
            color,
            unicode: !ascii,
            narrated: false,
            links: color && terminal && !dumb && !set("CI") && shows_links(&variable),
            width: terminal_width.unwrap_or(80).clamp(40, 120),
            limit: terminal_width.map_or(usize::MAX, |width| width.clamp(40, 120)),
            verbose: false,
        }
        .drawn(
            if set("NO_GRAPHICS") && variable("NO_GRAPHICS") != Some("0") {
                Drawing::Narrated
            } else {
                Drawing::Auto
            },
        )
    }

    /// The same with a choice of how it is drawn.
    pub fn drawn(self, drawing: Drawing) -> Self {
        match drawing {
            Drawing::Auto => self,
            Drawing::Unicode | Drawing::Ascii => Self {
                narrated: false,
                unicode: drawing == Drawing::Unicode,
                ..self
            },
            // A screen reader reads neither colour nor the target of a link.
            Drawing::Narrated => Self {
                narrated: true,
                color: false,
                links: false,
                ..self
            },
        }
    }
}

impl Style {
    /// What `draw` makes. Where an escape of somebody else would stand among our colours and links, it is drawn without
    /// these: afterwards nobody can tell whose an escape is.
    pub(super) fn with_own_escapes(self, draw: impl Fn(Self) -> String) -> String {
        if !self.color && !self.links {
            return draw(self);
        }
        let plain = draw(Self {
            color: false,
            links: false,
            ..self
        });
        if plain.contains('\u{1b}') {
            plain
        } else {
            draw(self)
        }
    }
}

/// Whether the terminal is known to show links, by the variable that it sets. The crate supports-hyperlinks knows as
/// much, but reads the environment by itself.
fn shows_links<'v>(variable: impl Fn(&str) -> Option<&'v str>) -> bool {
    if let Some(forced) = variable("FORCE_HYPERLINK") {
        return forced != "0";
    }
    let is_one_of = |name, known: &[&str]| variable(name).is_some_and(|it| known.contains(&it));
    let programs = ["Hyper", "WezTerm", "ghostty", "iTerm.app", "vscode", "zed"];
    let own = ["DOMTERM", "KONSOLE_VERSION", "WT_SESSION"];
    // VTE, the terminal of GNOME and Xfce, has them since 0.50.
    let vte = variable("VTE_VERSION").and_then(|version| version.parse().ok());
    vte.is_some_and(|version: u32| version >= 5000)
        || own.into_iter().any(|name| variable(name).is_some())
        || is_one_of("TERM_PROGRAM", &programs)
        || is_one_of(
            "TERM",
            &["alacritty", "foot", "xterm-ghostty", "xterm-kitty"],
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn style(
        choice: ColorChoice,
        variables: &[(&str, &'static str)],
        width: Option<usize>,
    ) -> Style {
        let look = |name: &str| {
            variables
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, v)| *v)
        };
        Style::new(choice, look, width)
    }

    #[test]
    fn a_pipe_gets_no_control_bytes_and_80_columns() {
        let style = style(
            ColorChoice::Auto,
            &[("TERM", "xterm-256color"), ("LANG", "en_GB.UTF-8")],
            None,
        );
        assert_eq!(
            (style.color, style.links, style.unicode, style.width),
            (false, false, true, 80)
        );
    }

    #[test]
    fn no_color_beats_force_color_and_the_flag_beats_both() {
        let both = [("NO_COLOR", "1"), ("FORCE_COLOR", "1")];
        assert!(!style(ColorChoice::Auto, &both, Some(100)).color);
        assert!(style(ColorChoice::Always, &both, None).color);
        assert!(style(ColorChoice::Auto, &[("CLICOLOR_FORCE", "1")], None).color);
    }

    #[test]
    fn a_dumb_terminal_gets_ascii() {
        let style = style(
            ColorChoice::Auto,
            &[("TERM", "dumb"), ("LANG", "C.UTF-8")],
            Some(80),
        );
        assert!(!style.color && !style.unicode);
    }

    #[test]
    fn who_asks_for_the_c_locale_gets_ascii_in_a_pipe_too() {
        assert!(!style(ColorChoice::Auto, &[("LC_ALL", "C")], None).unicode);
        assert!(
            !style(
                ColorChoice::Auto,
                &[("LC_ALL", ""), ("LANG", "POSIX")],
                None
            )
            .unicode
        );
        assert!(style(ColorChoice::Auto, &[("LC_ALL", "C.UTF-8")], None).unicode);
        assert!(style(ColorChoice::Auto, &[], None).unicode);
    }
}
