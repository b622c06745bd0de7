//! The list of operations, `api.csv`, against the three languages: nothing public is missing from it, and nothing in
//! it is missing from a language but with a reason.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// One line of the list. A cell may hold several names with spaces between.
struct Operation {
    name: String,
    rust: BTreeSet<String>,
    python: BTreeSet<String>,
    c: BTreeSet<String>,
    note: String,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn operations() -> Vec<Operation> {
    let text = read(&root().join("tests/api.csv"));
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("operation,rust,python,c,note"));
    lines.map(operation).collect()
}

fn operation(line: &str) -> Operation {
    let fields: Vec<&str> = line.splitn(5, ',').collect();
    let [name, rust, python, c, note] = fields[..] else { panic!("five fields: {line}") };
    let names = |cell: &str| cell.split_whitespace().map(str::to_owned).collect();
    let (rust, python, c) = (names(rust), names(python), names(c));
    Operation { name: name.to_owned(), rust, python, c, note: note.to_owned() }
}

fn listed(cell: fn(&Operation) -> &BTreeSet<String>) -> BTreeSet<String> {
    operations().iter().flat_map(cell).cloned().collect()
}

fn assert_same(what: &str, listed: &BTreeSet<String>, found: &BTreeSet<String>) {
    let absent: Vec<_> = found.difference(listed).collect();
    let stale: Vec<_> = listed.difference(found).collect();
    assert!(absent.is_empty(), "{what}: not in tests/api.csv: {absent:#?}");
    assert!(stale.is_empty(), "{what}: in tests/api.csv, but not there: {stale:#?}");
}

#[test]
fn every_operation_stands_once_and_empty_cells_have_reasons() {
    let mut seen = BTreeMap::new();
    for operation in operations() {
        let Operation { name, rust, python, c, note } = &operation;
        let complete = !rust.is_empty() && !python.is_empty() && !c.is_empty();
        assert!(complete || note.len() > 1, "{name}: an empty cell needs a note");
        assert!(!rust.is_empty() || !python.is_empty() || !c.is_empty(), "{name}: no language has it");
        for key in rust.iter().chain(python).chain(c).chain([name]) {
            if let Some(first) = seen.insert(key.clone(), name.clone()) {
                assert_eq!(&first, name, "{key} stands twice");
            }
        }
    }
}

/// The modules whose functions have one name in all languages.
const MODULES: [&str; 16] = [
    "agreement",
    "complaints",
    "consistency",
    "control",
    "csat",
    "dimensions",
    "drivers",
    "economics",
    "gap",
    "mystery",
    "reliability",
    "research",
    "sampling",
    "standards",
    "stats",
    "weighting",
];

#[test]
fn functions_of_modules_are_named_mechanically() {
    for Operation { name, rust, python, c, .. } in operations() {
        let Some((module, function)) = name.split_once('.') else { continue };
        if !MODULES.contains(&module) || rust.iter().any(|path| path.contains("Scorer")) {
            continue;
        }
        assert!(rust.contains(&format!("gapmodel_core::{module}::{function}")), "{name}: {rust:?}");
        assert!(python.contains(&format!("gapmodel.{module}.{function}")), "{name}: {python:?}");
        assert!(c.contains(&format!("gm_{module}_{function}")), "{name}: {c:?}");
    }
}

#[test]
fn rust_has_what_the_list_says() {
    let mut found = public_operations("gapmodel-core", &[&MODULES[..], &["csv"]].concat());
    found.extend(public_operations("gapmodel-report", &["charts"]));
    assert!(found.len() > 100, "the sources are read");
    assert_same("Rust", &listed(|operation| &operation.rust), &found);
}

/// The functions that a crate exports at its root or in its public modules.
fn public_operations(name: &str, modules: &[&str]) -> BTreeSet<String> {
    let source = root().join(name).join("src");
    let name = name.replace('-', "_");
    let exported = exported_types(&read(&source.join("lib.rs")));
    let mut found = BTreeSet::new();
    for path in rust_files(&source) {
        let place = path.strip_prefix(&source).expect("within the folder").to_string_lossy().into_owned();
        let holds = |module: &&&str| place.split(['/', '.']).next() == Some(**module);
        let module = modules.iter().find(holds).map_or_else(String::new, |module| format!("{module}::"));
        for function in public_functions(&read(&path)) {
            let is_public = match function.split_once("::") {
                Some((kind, _)) => !module.is_empty() || exported.contains(kind),
                None => !module.is_empty() || exported.contains(&function),
            };
            if is_public {
                found.insert(format!("{name}::{module}{function}"));
            }
        }
    }
    found
}

/// The names that the crate exports at its root.
fn exported_types(lib: &str) -> BTreeSet<String> {
    let uses = lib.split("pub use ").skip(1).filter_map(|rest| rest.split(';').next());
    let names = uses.flat_map(|names| names.split(|c: char| !c.is_alphanumeric() && c != '_'));
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut files = Vec::new();
    for path in entries.map(|entry| entry.expect("a readable folder").path()) {
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// The public functions in formatted source text, methods as `Type::method`.
fn public_functions(source: &str) -> Vec<String> {
    let (mut functions, mut kind) = (Vec::new(), None);
    for line in source.lines() {
        if line.starts_with("impl") {
            kind = implemented_type(line);
        }
        if let Some(name) = function_name(line, "pub fn ") {
            functions.push(name);
        }
        if let (Some(name), Some(kind)) = (function_name(line, "    pub fn "), &kind) {
            functions.push(format!("{kind}::{name}"));
        }
    }
    functions
}

/// `Segment` from `impl<'a> Segment<'a> {`.
fn implemented_type(line: &str) -> Option<String> {
    let rest = line.strip_prefix("impl")?;
    let rest = if rest.starts_with('<') { rest.split_once("> ")?.1 } else { rest.trim_start() };
    Some(rest.chars().take_while(|c| c.is_alphanumeric()).collect())
}

fn function_name(line: &str, before: &str) -> Option<String> {
    let rest = line.strip_prefix(before)?;
    Some(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
}

#[test]
fn c_has_what_the_list_says() {
    let header = root().join("include/gapmodel.h");
    assert_same("gapmodel.h", &listed(|operation| &operation.c), &declared_functions(&read(&header)));
}

/// The functions a header declares: names before an opening bracket, outside comments.
fn declared_functions(header: &str) -> BTreeSet<String> {
    let comments_out: String = header
        .split("/*")
        .enumerate()
        .map(|(i, part)| if i == 0 { part } else { part.split_once("*/").map_or("", |(_, code)| code) })
        .collect();
    let code: Vec<&str> = comments_out.lines().map(|line| line.split("//").next().unwrap_or("")).collect();
    let code = code.join("\n");
    let mut functions = BTreeSet::new();
    for (end, _) in code.match_indices('(') {
        let before = &code[..end];
        let start = before.rfind(|c: char| !c.is_alphanumeric() && c != '_').map_or(0, |i| i + 1);
        if before[start..].starts_with("gm_") {
            functions.insert(before[start..].to_owned());
        }
    }
    functions
}

#[test]
fn python_has_what_the_list_says() {
    let package = root().join("gapmodel-py/python/gapmodel");
    let public = public_python_names(&package);
    let listed = listed(|operation| &operation.python);
    // Of a class its methods are listed; the list is held against the class.
    let listed_tops: BTreeSet<String> = listed.iter().map(|name| up_to_class(name)).collect();
    let absent: Vec<_> = listed_tops.difference(&public).collect();
    assert!(absent.is_empty(), "in tests/api.csv, but in no __all__: {absent:#?}");
    let types = public_types();
    let is_known = |name: &&String| {
        let last = name.rsplit('.').next().unwrap_or_default();
        listed_tops.contains(*name) || types.contains(last) || package.join(format!("{last}.py")).exists()
    };
    let unlisted: Vec<_> = public.iter().filter(|name| !is_known(name)).collect();
    assert!(
        unlisted.is_empty(),
        "in an __all__, but neither in tests/api.csv nor a type of the core: {unlisted:#?}"
    );
}

/// `gapmodel.Scale` from `gapmodel.Scale.read`; other names as they are.
fn up_to_class(name: &str) -> String {
    let is_class = |part: &&str| part.starts_with(char::is_uppercase);
    let parts: Vec<&str> = name.split('.').collect();
    let end = parts.iter().position(is_class).map_or(parts.len(), |class| class + 1);
    parts[..end].join(".")
}

/// What each module of the package has in its `__all__`, with the name of the module.
fn public_python_names(package: &Path) -> BTreeSet<String> {
    let Ok(entries) = std::fs::read_dir(package) else { return BTreeSet::new() };
    let mut names = BTreeSet::new();
    for path in entries.map(|entry| entry.expect("a readable folder").path()) {
        if path.extension().is_none_or(|extension| extension != "py") {
            continue;
        }
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let module = if stem == "__init__" { "gapmodel".to_owned() } else { format!("gapmodel.{stem}") };
        let all = all_of(&read(&path)).into_iter().filter(|name| !name.starts_with("__"));
        names.extend(all.map(|name| format!("{module}.{name}")));
    }
    names
}

/// The texts in `__all__ = [...]`.
fn all_of(source: &str) -> Vec<String> {
    let list = source.split_once("__all__").and_then(|(_, rest)| rest.split_once('=')).map(|(_, rest)| rest);
    let list = list.and_then(|rest| rest.split([']', ')']).next()).unwrap_or_default();
    list.split(['"', '\'']).skip(1).step_by(2).map(str::to_owned).collect()
}

/// The public structs and enums of the core, whose Python classes need no line of their own.
fn public_types() -> BTreeSet<String> {
    let sources = rust_files(&root().join("gapmodel-core/src"));
    let types = sources.iter().flat_map(|path| {
        let text = read(path);
        let names = text.lines().filter_map(|line| {
            function_name(line, "pub struct ").or_else(|| function_name(line, "pub enum "))
        });
        names.collect::<Vec<_>>()
    });
    types.collect()
}
