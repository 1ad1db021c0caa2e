//! The text of a repaired key as a PEM.

use super::draft::DECRYPTED;
use crate::model::connection::Input;
use crate::model::key::{Key, KeyForm, Notation, PemMisfit, Seal};
use crate::tools::Tool;

/// A PEM that the target reads, and in which no number was wrong, is not changed; any other is written anew.
pub(super) fn of(
    input: &Input,
    key: &Key,
    target: &Tool,
    anew: String,
    is_same: bool,
    changes: &mut Vec<String>,
) -> String {
    if !matches!(key.form(), KeyForm::Pem(..)) {
        return anew;
    }
    if key.seal() == Seal::Opened {
        changes.push(DECRYPTED.to_owned());
        return anew;
    }
    let change = match target.pem_misfit(input.text()) {
        None if is_same => return input.text().to_owned(),
        None => return anew,
        Some(PemMisfit::WrongTitle { title, content }) => format!(
            "wrote the PEM with the title that fits its content: {title} stood around {}",
            content.name()
        ),
        Some(PemMisfit::NotAlone | PemMisfit::NotFirst(_)) => {
            "dropped what stood around the key".to_owned()
        }
        Some(PemMisfit::FirstLineOnly | PemMisfit::NoFrame | PemMisfit::OtherTitle(_)) => {
            match key.notation() {
                Notation::Pem => "wrote the PEM anew, as PKCS #8".to_owned(),
                other => format!("wrote {} as a PEM", other.title()),
            }
        }
    };
    changes.push(change);
    anew
}
