//! Days of the Gregorian calendar, counted from 1970-01-01.

use crate::error::{Error, Result};

/// The day that a date such as `2026-01-31` stands for.
///
/// # Errors
///
/// [`Error::InvalidOption`] for what is no date.
pub(super) fn parse(text: &str) -> Result<i64> {
    let parts: Vec<&str> = text.split('-').collect();
    let is_digits = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    let widths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let day = (widths == [4, 2, 2] && parts.iter().all(is_digits)).then(|| {
        let numbers: Vec<i64> = parts.iter().map(|part| part.parse().unwrap_or(0)).collect();
        from_civil(numbers[0], numbers[1], numbers[2])
    });
    day.filter(|day| show(*day) == text).ok_or_else(|| Error::InvalidOption {
        option: "start",
        value: format!("{text:?}"),
        allowed: "a date such as 2026-01-31".to_owned(),
    })
}

/// The date of a day, as `2026-01-31`.
pub(super) fn show(day: i64) -> String {
    let (year, month, day) = civil(day);
    format!("{year:04}-{month:02}-{day:02}")
}

/// The weekday of a day: 0 for Monday to 6 for Sunday.
pub(super) fn weekday(day: i64) -> usize {
    // 1970-01-01 was a Thursday.
    (day + 3).rem_euclid(7) as usize
}

/// Years begin in March, so that the leap day is the last of its year; 400 years have 146,097 days.
fn from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leap_days + of_year - 719_468
}

fn civil(day: i64) -> (i64, i64, i64) {
    let since = day + 719_468;
    let (era, of_era) = (since.div_euclid(146_097), since.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    (year, month, of_year - (153 * shifted + 2) / 5 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_days_and_days_are_dates() {
        // 2000-02-29 was a Tuesday, day 11,016 of Unix time.
        assert_eq!((parse("1970-01-01").unwrap(), parse("2000-02-29").unwrap()), (0, 11_016));
        assert_eq!((weekday(0), weekday(11_016)), (3, 1));
        for day in (0..800_000).step_by(37) {
            assert_eq!(parse(&show(day)).unwrap(), day);
        }
        for wrong in ["2026-02-29", "2026-13-01", "26-1-1", "2026/01/01", "", "2026-00-10", "+026-01-01"] {
            let message = parse(wrong).unwrap_err().to_string();
            assert!(message.contains("a date such as"), "{message}");
        }
    }
}
