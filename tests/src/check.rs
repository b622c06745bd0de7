use serde_json::Value;

use crate::case::{Case, Tolerance};

/// Holds a result against what the case expects.
///
/// # Errors
///
/// One line for each path where they differ: path, expected, found.
pub fn check(case: &Case, found: Result<&Value, (&str, &str)>) -> Result<(), String> {
    let complaints: Vec<String> = match (found, case.error.as_deref()) {
        (Ok(_), Some(kind)) => vec![format!("expected the error {kind}, found a result")],
        (Ok(result), None) => differences(case, result),
        (Err((kind, message)), None) => vec![format!("expected a result, found the error {kind}: {message}")],
        (Err((kind, message)), Some(expected)) => wrong_error(case, expected, kind, message),
    };
    if complaints.is_empty() { Ok(()) } else { Err(complaints.join("\n")) }
}

fn wrong_error(case: &Case, expected: &str, kind: &str, message: &str) -> Vec<String> {
    let mut complaints = Vec::new();
    if kind != expected {
        complaints.push(format!("expected the error {expected}, found {kind}: {message}"));
    }
    if let Some(part) = case.message_contains.as_deref().filter(|part| !message.contains(part)) {
        complaints.push(format!("expected a message with {part:?}, found {message:?}"));
    }
    complaints
}

fn differences(case: &Case, result: &Value) -> Vec<String> {
    let differs = |(path, expected): (&String, &Value)| match at(result, path) {
        None => Some(format!("{path}: expected {expected}, found no such path")),
        Some(found) if agree(expected, found, case.tolerance) => None,
        Some(found) => Some(format!("{path}: expected {expected}, found {found}")),
    };
    case.expect.iter().filter_map(differs).collect()
}

fn at<'a>(result: &'a Value, path: &str) -> Option<&'a Value> {
    let mut steps = path.split('.').filter(|step| !step.is_empty());
    steps.try_fold(result, |value, step| match value {
        Value::Array(items) => items.get(step.parse::<usize>().ok()?),
        value => value.get(step),
    })
}

fn agree(expected: &Value, found: &Value, tolerance: Tolerance) -> bool {
    match (expected, found) {
        (Value::Array(expected), Value::Array(found)) => {
            expected.len() == found.len()
                && expected.iter().zip(found).all(|(expected, found)| agree(expected, found, tolerance))
        }
        (Value::Number(expected), Value::Number(found)) => {
            let (Some(e), Some(f)) = (expected.as_f64(), found.as_f64()) else { return false };
            expected == found || (e - f).abs() <= tolerance.abs + tolerance.rel * e.abs()
        }
        _ => expected == found,
    }
}
