//! The answer of `can-i`: yes only where a call was tried and worked, no only where Okta or a rule decided so; in all
//! other cases unknown.

use crate::engine::evidence::{Evidence, Met};
use crate::engine::group::Group;
use crate::engine::report::{Report, Reported};
use crate::model::finding::Severity;
use crate::model::text::named::named;

/// The answer for one need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedAnswer {
    pub verdict: NeedVerdict,
    pub why: String,
    /// What to do about it; empty where nothing is to be done.
    pub fix: String,
}

named! {
    pub enum NeedVerdict {
        Yes = "yes",
        No = "no",
        CannotTell = "cannot tell",
    }
}

impl NeedVerdict {
    pub fn exit_code(self) -> u8 {
        match self {
            Self::Yes => 0,
            Self::No => 1,
            Self::CannotTell => 3,
        }
    }
}

impl NeedAnswer {
    /// Of the connection's first need.
    ///
    /// # Panics
    /// When the connection has no need: then nothing was asked.
    pub fn of(evidence: &Evidence, report: &Report) -> Self {
        let need = evidence.needs().first().expect("something was asked");
        let met = evidence.met(0);
        if !matches!(met, Met::NotRequested)
            && let Some(found) = report
                .findings
                .iter()
                .find(|found| stands_in_the_way(found))
        {
            return Self::no(&found.finding.message, &found.finding.help);
        }
        let mut of_need = report.findings.iter().filter(|found| found.rule.of_need);
        let advised = of_need
            .next()
            .map_or("", |found| found.finding.help.as_str());
        let role = "Admin Console (as super admin) > Applications > your app > Admin roles > Edit \
                    assignments: add a role that may see it, then Save Changes.";
        match met {
            Met::Readable => Self {
                verdict: NeedVerdict::Yes,
                why: match need.tried_with() {
                    Some(read) => format!("GET {} was tried, and Okta answered", read.path),
                    None => "it was tried, and Okta answered".into(),
                },
                fix: String::new(),
            },
            Met::NotRequested => Self::no(
                &format!("{} is not among the requested scopes", need.scope()),
                advised,
            ),
            Met::NotGranted => Self::no(
                &format!(
                    "the token lacks {}: the app is not granted it",
                    need.scope()
                ),
                advised,
            ),
            Met::Refused(refusal) => Self::no(&refusal.quoted(), role),
            Met::Hidden => Self::no(
                "Okta answers with an empty list, although no org has this list empty: the app may see nothing",
                role,
            ),
            Met::Untried(why) => Self::cannot_tell(&format!("the scope is granted, and {why}")),
            Met::Unknown(missing) => {
                let mut undecided = report.findings.iter().filter(|one| one.finding.undecided);
                let why = undecided.next().map(|one| one.finding.message.clone());
                Self::cannot_tell(&why.unwrap_or_else(|| missing.to_string()))
            }
        }
    }

    fn no(why: &str, fix: &str) -> Self {
        Self {
            verdict: NeedVerdict::No,
            why: why.into(),
            fix: fix.into(),
        }
    }

    fn cannot_tell(why: &str) -> Self {
        Self {
            verdict: NeedVerdict::CannotTell,
            why: why.into(),
            fix: String::new(),
        }
    }
}

/// Whether no call can work because of this finding. Findings about other scopes and calls do not count.
fn stands_in_the_way(found: &Reported) -> bool {
    let about_others = matches!(found.rule.group, Group::Scopes | Group::Api) || found.rule.of_need;
    found.severity == Severity::Error && !found.finding.undecided && !about_others
}
