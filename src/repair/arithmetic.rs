//! Corrects the numbers of a key, as far as the others prove what each should be.

use super::{Draft, Obstacle};
use crate::model::rsa::{self, Numbers, Repaired, RsaFault, RsaMember};

/// 65537, which all tools use that make keys for Okta.
const USUAL_EXPONENT: &[u8] = &[1, 0, 1];

/// More numbers that appear twice with different values are not an accident.
const MOST_ALTERNATIVES: usize = 8;

impl Draft {
    /// Computes what is missing or wrong from the rest, and picks among numbers that appear twice.
    ///
    /// # Errors
    /// When the numbers do not say which key it is.
    pub fn compute(&mut self) -> Result<(), Obstacle> {
        let found = self.candidates();
        let repaired = found
            .iter()
            .filter_map(|numbers| rsa::repair(&view(numbers)));
        let mut repaired: Vec<Repaired> = repaired.collect();
        repaired.retain(|one| !self.is_doubtful(one));
        if repaired.is_empty() {
            repaired.extend(self.without_exponents());
        }
        // The candidate that needs the fewest corrections is the one that was meant, unless it has another public key.
        let Some(best) = repaired.iter().min_by_key(|one| one.changed().len()) else {
            // A key that is whole and yet none (p = q) has nothing to compute; the rules say what is wrong with it.
            return self.why_not().map_or(Ok(()), Err);
        };
        for member in [RsaMember::N, RsaMember::E] {
            if repaired
                .iter()
                .any(|one| one.get(member) != best.get(member))
            {
                return Err(Obstacle::TwoValues(member.name()));
            }
        }
        let computed = best.changed().iter().map(|member| member.name());
        let computed: Vec<&str> = computed.collect();
        if !computed.is_empty() {
            let computed = computed.join(", ");
            self.changes
                .push(format!("computed {computed} from the other members"));
        }
        for (at, member) in RsaMember::ALL.into_iter().enumerate() {
            self.numbers[at] = Some(best.get(member).to_vec());
        }
        self.drop_foreign_certificate();
        Ok(())
    }

    /// The numbers as they would be read, and with each of the other copies, and with all of them.
    fn candidates(&self) -> Vec<[Option<Vec<u8>>; 8]> {
        let mut candidates = vec![self.numbers.clone()];
        let with = |alternatives: &[(usize, Vec<u8>)]| {
            let mut numbers = self.numbers.clone();
            for (at, octets) in alternatives {
                numbers[*at] = Some(octets.clone());
            }
            numbers
        };
        let few = &self.alternatives[..self.alternatives.len().min(MOST_ALTERNATIVES)];
        candidates.extend(few.chunks(1).map(with));
        if few.len() > 1 {
            candidates.push(with(few));
        }
        candidates
    }

    /// Whether d was computed from an e that nothing confirms: then e may be the wrong number, and the key registered
    /// in Okta has another.
    fn is_doubtful(&self, one: &Repaired) -> bool {
        let given = |member: RsaMember| self.numbers[member as usize].is_some();
        let kept = |member: &RsaMember| given(*member) && !one.changed().contains(member);
        let vouched =
            one.get(RsaMember::E) == USUAL_EXPONENT || kept(&RsaMember::Dp) || kept(&RsaMember::Dq);
        given(RsaMember::D) && one.changed().contains(&RsaMember::D) && !vouched
    }

    /// The key as the primes and the other exponents say it, when e or d or both are wrong beside something else.
    fn without_exponents(&self) -> Option<Repaired> {
        let lists: [&[RsaMember]; 3] = [
            &[RsaMember::E],
            &[RsaMember::D],
            &[RsaMember::E, RsaMember::D],
        ];
        lists.into_iter().find_map(|members| {
            let mut numbers = self.numbers.clone();
            for member in members {
                numbers[*member as usize] = None;
            }
            let one = rsa::repair(&view(&numbers))?;
            let usual = one.get(RsaMember::E) == USUAL_EXPONENT;
            let same = numbers[0].as_deref() == Some(one.get(RsaMember::N));
            (usual && same).then_some(one)
        })
    }

    fn why_not(&self) -> Option<Obstacle> {
        let judgement = rsa::judge(&view(&self.numbers));
        let faults = judgement.faults.iter();
        let composite = faults.clone().find_map(|fault| match fault {
            RsaFault::CompositePrime(member) => Some(member.name()),
            _ => None,
        });
        let wrong = faults.filter_map(|fault| match fault {
            RsaFault::Inconsistent(member) => Some(member.name()),
            _ => None,
        });
        let wrong: Vec<&str> = wrong.collect();
        if let Some(name) = composite {
            return Some(Obstacle::NotPrime(name));
        }
        if !wrong.is_empty() {
            return Some(Obstacle::Contradiction(wrong));
        }
        let missing = self.missing();
        (!missing.is_empty()).then_some(Obstacle::Lost(missing))
    }
}

fn view(numbers: &[Option<Vec<u8>>; 8]) -> Numbers<'_> {
    Numbers(numbers.each_ref().map(Option::as_deref))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::key::NUMBERS;

    #[test]
    fn both_lists_have_the_same_order() {
        assert_eq!(RsaMember::ALL.map(RsaMember::name), NUMBERS);
    }
}
