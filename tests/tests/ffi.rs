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
const SOURCES: [&str; 42] = [
    "status",
    "column",
    "scale",
    "estimate",
    "bootstrap",
    "tally",
    "cross_products",
    "instrument",
    "summary",
    "csat",
    "control",
    "trend",
    "compare",
    "consistency",
    "design",
    "gap",
    "servqual",
    "servperf",
    "segments",
    "five",
    "waterfall",
    "zone",
    "change",
    "antecedents",
    "diagnosis",
    "difference",
    "stats",
    "weighting",
    "sampling",
    "agreement",
    "conversation",
    "reliability",
    "drivers",
    "structure",
    "dimensions",
    "complaints",
    "economics",
    "mystery",
    "standards",
    "research",
    "coverage",
    "picture",
];

/// The header that the crate makes now.
fn header() -> String {
    let ffi = root().join("gapmodel-ffi");
    let config = cbindgen::Config::from_file(ffi.join("cbindgen.toml")).unwrap();
    let builder = SOURCES.iter().fold(cbindgen::Builder::new().with_config(config), |builder, source| {
        builder.with_src(ffi.join("src").join(format!("{source}.rs")))
    });
    let mut text = Vec::new();
    builder.generate().unwrap().write(&mut text);
    let text = String::from_utf8(text).unwrap();
    // C89 and C++98 know no such comments.
    let lines = text.lines().map(|line| match line.split_once("// ") {
        Some((code, comment)) if !code.starts_with(' ') => format!("{}  /* {comment} */", code.trim_end()),
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

#[test]
fn header_compiles_in_all_dialects() {
    let include = root().join("include");
    let warnings = ["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-fsyntax-only"];
    for (compiler, language, standard, header) in [
        ("cc", "c", "c89", "gapmodel.h"),
        ("cc", "c", "c99", "gapmodel.h"),
        ("cc", "c", "c11", "gapmodel.h"),
        ("c++", "c++", "c++98", "gapmodel.h"),
        ("c++", "c++", "c++17", "gapmodel.h"),
        ("c++", "c++", "c++11", "gapmodel.hpp"),
        ("c++", "c++", "c++20", "gapmodel.hpp"),
    ] {
        let mut command = Command::new(compiler);
        run(command
            .arg(format!("-std={standard}"))
            .args(warnings)
            .args(["-x", language])
            .arg(include.join(header)));
    }
}

#[test]
fn header_and_library_have_the_same_functions() {
    let listed = Command::new("nm").args(["-D", "--defined-only"]).arg(shared_library()).output();
    let Ok(listed) = listed else {
        println!("skipped: there is no nm to list what the library exports");
        return;
    };
    let symbols = String::from_utf8(listed.stdout).unwrap();
    let mut exported: Vec<&str> = symbols.lines().filter_map(|line| line.split(' ').next_back()).collect();
    let mut declared = c_api_list(&header());
    exported.sort_unstable();
    declared.sort_unstable();
    assert!(declared.len() > 100, "{} functions", declared.len());
    assert_eq!(exported, declared);
}

#[test]
fn c_program_calls_every_function() {
    let program = fs::read_to_string(root().join("tests/c/test_gapmodel.c")).unwrap();
    let is_missing = |name: &String| !program.contains(&format!("{name}("));
    let missing: Vec<String> = c_api_list(&header()).into_iter().filter(is_missing).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn programs_pass_with_the_shared_library() {
    let folder = scratch("shared");
    let alias = folder.join("libgapmodel.so.0");
    let _ = fs::remove_file(&alias);
    fs::copy(shared_library(), &alias).unwrap();
    for program in programs(&folder, &[alias.as_os_str()]) {
        test(&program, &folder);
    }
}

#[test]
fn programs_pass_with_the_static_library() {
    let folder = scratch("static");
    let library = built().join("libgapmodel.a");
    let system = ["-lpthread", "-ldl", "-lm"].map(OsStr::new);
    for program in programs(&folder, &[&[library.as_os_str()], &system[..]].concat()) {
        test(&program, &folder);
    }
}

/// Where cargo puts what it builds in the profile of this test.
fn built() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let test = env::current_exe().unwrap();
        let folder = test.ancestors().nth(2).unwrap().to_owned();
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["build", "--package", "gapmodel-ffi", "--target-dir"]).arg(folder.parent().unwrap());
        if folder.ends_with("release") {
            cargo.arg("--release");
        }
        run(cargo.current_dir(root()));
        folder
    })
}

fn shared_library() -> PathBuf {
    built().join("libgapmodel.so")
}

fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ffi").join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Compiles the programs in C and in C++ against a library.
fn programs(folder: &Path, library: &[&OsStr]) -> [PathBuf; 2] {
    let strict = ["-g", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Werror"];
    let sources = [("cc", "-std=c99", "test_gapmodel.c"), ("c++", "-std=c++11", "test_gapmodel.cpp")];
    sources.map(|(compiler, standard, source)| {
        let program = folder.join(source.replace('.', "_"));
        let mut command = Command::new(compiler);
        command.arg(standard).args(strict).arg("-I").arg(root().join("include"));
        command.arg(root().join("tests/c").join(source)).arg("-o").arg(&program).args(library);
        run(command.arg("-lm"));
        program
    })
}

/// Runs a program by itself and under valgrind, where it is installed.
fn test(program: &Path, libraries: &Path) {
    let kiosk =
        env::var_os("GAPMODEL_DATA").map_or(root().join("../shared/data/kiosk/kiosk.csv"), PathBuf::from);
    let arguments = [root().into_os_string(), kiosk.into_os_string()];
    let output = run(Command::new(program).args(&arguments).env("LD_LIBRARY_PATH", libraries));
    println!("{}", String::from_utf8_lossy(&output.stdout));
    assert!(output.stderr.is_empty(), "the library prints: {}", String::from_utf8_lossy(&output.stderr));
    if Command::new("valgrind").arg("--version").output().is_err() {
        println!("skipped: there is no valgrind to look for leaks and bad reads");
        return;
    }
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["-q", "--leak-check=full", "--errors-for-leak-kinds=definite,indirect,possible"]);
    valgrind.arg("--error-exitcode=9").arg(program).args(&arguments).env("LD_LIBRARY_PATH", libraries);
    run(&mut valgrind);
}

/// Runs a command that must succeed.
fn run(command: &mut Command) -> Output {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{command:?}: {}\n{out}{err}", output.status);
    output
}
