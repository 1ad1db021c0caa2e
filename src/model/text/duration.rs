//! A duration, as people write it.

use std::time::Duration;

/// `500ms`, `10s`, `1.5m`, `2h`.
pub(crate) fn read(text: &str) -> Result<Duration, String> {
    let at = text.find(|c: char| c.is_ascii_alphabetic());
    let (number, unit) = text.split_at(at.unwrap_or(text.len()));
    let seconds = match unit {
        "ms" => 0.001,
        "s" => 1.0,
        "m" => 60.0,
        "h" => 3600.0,
        _ => return Err("write it as 500ms, 10s or 2m".into()),
    };
    let number: f64 = number.trim().parse().map_err(|_| "there is no number")?;
    let seconds = number * seconds;
    // A clock that is asked for the time in a thousand years fails.
    if !(0.0..=86_400.0).contains(&seconds) {
        return Err("it must be between 0 and 24h".into());
    }
    Ok(Duration::from_secs_f64(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_has_a_number_and_a_unit() {
        for (text, millis) in [("500ms", 500), ("10s", 10_000), ("1.5m", 90_000), ("0s", 0)] {
            assert_eq!(read(text), Ok(Duration::from_millis(millis)));
        }
        for text in [
            "",
            "10",
            "s",
            "-1s",
            "1e9h",
            "25h",
            "NaNs",
            "ten s",
            "10 parsecs",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
