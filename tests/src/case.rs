use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::Args;

/// One case of the shared vectors.
#[derive(Clone, Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// What the case shows, unique in its file.
    pub name: String,
    /// Where the expected values are known from.
    pub source: String,
    /// The operation, such as `csat.top_box`.
    pub call: String,
    /// The arguments by keyword.
    pub args: Args,
    /// Expected values by their path in the serialised result.
    #[serde(default)]
    pub expect: BTreeMap<String, Value>,
    /// How far numbers may be off.
    #[serde(default)]
    pub tolerance: Tolerance,
    /// The kind of error that must come.
    pub error: Option<String>,
    /// A part of the message of that error.
    pub message_contains: Option<String>,
}

/// How far a number may be from the expected one: `abs` plus `rel` times its size.
#[derive(Clone, Copy, Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Tolerance {
    /// In the unit of the number.
    pub abs: f64,
    /// As a fraction of the expected number.
    pub rel: f64,
}

/// All cases, by the name of their file.
///
/// # Panics
///
/// If a file cannot be read or is not an array of cases.
#[must_use]
pub fn load() -> BTreeMap<String, Vec<Case>> {
    files().iter().map(|path| (name_of(path), read(path))).collect()
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors");
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let paths = entries.map(|entry| entry.expect("a readable folder").path());
    paths.filter(|path| path.extension().is_some_and(|extension| extension == "json")).collect()
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn read(path: &Path) -> Vec<Case> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}
