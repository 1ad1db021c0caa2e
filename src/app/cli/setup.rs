//! `okta-cc completions` and `okta-cc man`: what an installation puts beside the binary.

use clap::{Args, ValueHint};
use clap_complete::Shell;

const INSTALL: &str = "\
Where the script goes:
  bash        source <(okta-cc completions bash)                 in ~/.bashrc
  zsh         okta-cc completions zsh > \"${fpath[1]}/_okta-cc\"   then start a new shell
  fish        okta-cc completions fish > ~/.config/fish/completions/okta-cc.fish
  powershell  okta-cc completions powershell | Out-String | Invoke-Expression     in $PROFILE
  elvish      eval (okta-cc completions elvish | slurp)          in ~/.config/elvish/rc.elv";

#[derive(Args)]
#[command(after_help = INSTALL)]
pub struct Completions {
    /// The shell that is to complete
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

#[derive(Args)]
pub struct Man {
    /// Write one page for the tool and one per command into this directory
    #[arg(short, long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub out: Option<String>,
}
