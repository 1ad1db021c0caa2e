//! Which of the requested scopes make Okta refuse a token request whole, found by asking for some of them.

use super::{Attempt, Evidence};
use crate::model::answer::Refusal;
use crate::okta::errors::Cause;
use crate::okta::scopes::{self, Meaning};

/// What the answers to several sets of scopes prove together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScopeBisection {
    /// Okta refuses every set that holds one of these.
    pub offending: Vec<String>,
    /// At least one of these offends, and it is not known which.
    pub suspects: Vec<String>,
    /// The next set to ask for; empty when there is nothing left to learn.
    pub next: Vec<String>,
    /// Okta takes all the others together: the offending ones are all there are.
    pub complete: bool,
}

/// One answer: the set, and whether Okta refused it because of a name in it.
type Answered = (Vec<String>, bool);

impl ScopeBisection {
    /// Group testing by halves. `named`: the scopes that the refusal itself names.
    fn new(requested: &[String], named: &[String], answers: &[Answered]) -> Self {
        let taken = |scope: &String| {
            let mut sets = answers.iter().filter(|(_, refused)| !refused);
            sets.any(|(set, _)| set.contains(scope))
        };
        let mut offending = named.to_vec();
        // Every refused set holds an offender. A set that a known one explains says nothing more.
        let unexplained = loop {
            let mut open: Vec<Vec<String>> = Vec::new();
            for (set, refused) in answers {
                if *refused && !set.iter().any(|scope| offending.contains(scope)) {
                    open.push(set.iter().filter(|scope| !taken(scope)).cloned().collect());
                }
            }
            match open.iter().find(|set| set.len() == 1) {
                Some(found) => offending.extend(found.iter().cloned()),
                None => break open,
            }
        };
        let smallest = unexplained.into_iter().min_by_key(Vec::len);
        let rest: Vec<String> = requested
            .iter()
            .filter(|scope| !offending.contains(scope))
            .cloned()
            .collect();
        let answered = |set: &[String]| answers.iter().find(|(asked, _)| asked == set);
        let complete = rest.is_empty() || answered(&rest).is_some_and(|(_, refused)| !refused);
        let suspects = smallest.unwrap_or_default();
        let next = match suspects.len() {
            0 if complete || answered(&rest).is_some() => Vec::new(),
            0 => rest,
            count => half(&suspects, count),
        };
        Self {
            offending,
            suspects,
            next,
            complete,
        }
    }
}

/// The names that we know for scopes of service apps, where there are others: most likely those are the offenders.
fn half(suspects: &[String], count: usize) -> Vec<String> {
    let is_known = |scope: &&String| scopes::meaning(scope) == Some(Meaning::ServiceApp);
    let known: Vec<String> = suspects.iter().filter(is_known).cloned().collect();
    if known.is_empty() || known.len() == count {
        suspects[..count.div_ceil(2)].to_vec()
    } else {
        known
    }
}

impl Evidence<'_> {
    /// What is known of offending scopes; `None` where Okta has not refused for a scope.
    pub fn scope_bisection(&self) -> Option<ScopeBisection> {
        let attempts = self.attempts();
        let about_scopes = |one: &&Attempt| one.cause().is_some_and(Cause::is_about_scopes);
        let refusal = attempts.iter().find(about_scopes)?.refusal()?;
        let mut requested: Vec<String> = Vec::new();
        for scope in self.requested_scopes() {
            if !requested.iter().any(|known| known == scope) {
                requested.push(scope.to_owned());
            }
        }
        let named: Vec<_> = requested
            .iter()
            .filter(|scope| names(refusal, scope))
            .cloned()
            .collect();
        let judged = attempts.iter().filter(|one| one.is_past_scopes());
        let answers: Vec<Answered> = judged
            .map(|one| {
                let asked = &one.exchange.request.scopes;
                let asked = if asked.is_empty() { &requested } else { asked };
                let refused = one.cause().is_some_and(Cause::is_about_scopes);
                (asked.clone(), refused)
            })
            .collect();
        Some(ScopeBisection::new(&requested, &named, &answers))
    }
}

impl Attempt<'_> {
    /// Whether Okta looked at the names of the scopes.
    fn is_past_scopes(&self) -> bool {
        self.grant().is_some()
            || self
                .cause()
                .is_some_and(|cause| cause.is_about_scopes() || cause == Cause::ScopeNotGranted)
    }
}

/// Whether the refusal itself tells that `scope` is meant.
pub fn names(refusal: &Refusal, scope: &str) -> bool {
    let is_of_scope = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | ':');
    let mut words = refusal.text.split(|c: char| !is_of_scope(c));
    match refusal.cause() {
        Some(Cause::OidcScope) => !scope.starts_with("okta."),
        Some(Cause::ScopeNeedsUser) if scope.ends_with(".self") => true,
        // A word of the sentence may also be the name of a scope: only Okta's own are meant.
        _ => scope.contains('.') && words.any(|word| word.trim_end_matches('.') == scope),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(names: &[&str]) -> Vec<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    /// Plays Okta until there is nothing left to ask; returns what was found and how many questions it took.
    fn play(requested: &[&str], bad: &[&str]) -> (ScopeBisection, usize) {
        let requested = set(requested);
        let mut answers = vec![(requested.clone(), !bad.is_empty())];
        loop {
            let bisection = ScopeBisection::new(&requested, &[], &answers);
            if bisection.next.is_empty() {
                return (bisection, answers.len() - 1);
            }
            let refused = bisection
                .next
                .iter()
                .any(|scope| bad.contains(&scope.as_str()));
            answers.push((bisection.next, refused));
        }
    }

    #[test]
    fn every_offender_is_found_whatever_the_order() {
        let all = ["a", "b", "c", "d", "e"];
        for bits in 1_u32..32 {
            let bad: Vec<&str> = (0..5)
                .filter(|at| bits & (1 << at) != 0)
                .map(|at| all[at])
                .collect();
            let (bisection, _) = play(&all, &bad);
            let mut found = bisection.offending.clone();
            found.sort();
            assert_eq!(found, set(&bad));
            assert!(bisection.complete);
        }
    }

    #[test]
    fn one_offender_of_eight_takes_four_questions() {
        let all = ["a", "b", "c", "d", "e", "f", "g", "h"];
        for bad in all {
            let (bisection, questions) = play(&all, &[bad]);
            assert_eq!(bisection.offending, [bad]);
            assert!(questions <= 4, "{bad}: {questions}");
        }
    }

    #[test]
    fn an_unknown_name_is_suspected_first() {
        let all = [
            "okta.users.read",
            "okta.user.read",
            "okta.groups.read",
            "okta.apps.read",
        ];
        let (bisection, questions) = play(&all, &["okta.user.read"]);
        assert_eq!(bisection.offending, ["okta.user.read"]);
        assert_eq!(questions, 1);
    }

    #[test]
    fn scopes_that_are_refused_only_together_end_the_search() {
        let requested = set(&["a", "b"]);
        let answers = [
            (requested.clone(), true),
            (set(&["a"]), false),
            (set(&["b"]), false),
        ];
        let bisection = ScopeBisection::new(&requested, &[], &answers);
        assert!(bisection.next.is_empty() && bisection.offending.is_empty());
    }
}
