//! The C interface: the header, what the library exports, and programs in C and C++ that see nothing but the header.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// The sources in the order in which they stand in the header: what is needed first comes first.
const SOURCES: [&str; 11] = [
    "status",
    "column",
    "scale",
    "estimate",
    "tally",
    "instrument",
    "summary",
    "csat",
    "gap",
    "servqual",
    "servperf",
];

/// The header that the crate makes now.
fn header() -> String {
    let ffi = root().join("gapmodel-ffi");
    let config = cbindgen::Config::from_file(ffi.join("cbindgen.toml")).unwrap();
    let sources = SOURCES.iter().chain(&["stats"]);
    let builder = sources.fold(cbindgen::Builder::new().with_config(config), |builder, source| {
        builder.with_src(ffi.join("src").join(format!("{source}.rs")))
    });
    let mut text = Vec::new();
    builder.generate().unwrap().write(&mut text);
    let text = String::from_utf8(text).unwrap();
    // C89 and C++98 know no such comments.
    let lines = text.lines().map(|line| match line.split_once("  // ") {
        Some((code, comment)) if !code.starts_with(' ') => format!("{code} /* {comment} */"),
        _ => line.trim_end().to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

/// The names of all functions of a header.
fn c_api_list(header: &str) -> Vec<String> {
    let after = header.split("GM_API").skip(1).filter_map(|rest| rest.split_once('('));
    let names = after.filter_map(|(head, _)| head.rsplit([' ', '*', '\n']).next());
    names.filter(|name| name.starts_with("gm_")).map(str::to_owned).collect()
}

#[test]
fn header_is_what_the_crate_says() {
    let (path, made) = (root().join("include/gapmodel.h"), header());
    if env::var_os("BLESS").is_some() {
        fs::write(&path, &made).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == made,
        "include/gapmodel.h is stale: run this test with BLESS=1 and look at the changes"
    );
}
