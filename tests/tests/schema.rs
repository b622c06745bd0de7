//! The published schemas of instrument files and of files of standards are those the library has (`BLESS=1` rewrites them).

use std::path::PathBuf;

use gapmodel_core::Instrument;
use gapmodel_core::standards::StandardSet;

#[track_caller]
fn check(file: &str, schema: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../examples").join(file);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, schema).expect("the folder is there");
    }
    let published = std::fs::read_to_string(&path).expect("the schema is published");
    assert_eq!(
        published,
        schema,
        "BLESS=1 cargo test -p gapmodel-tests --test schema rewrites {}",
        path.display()
    );
}

#[test]
fn the_published_schema_is_the_library_s_own() {
    check("instrument.schema.json", &Instrument::schema());
}

#[test]
fn so_is_that_of_standards() {
    check("standards.schema.json", &StandardSet::schema());
}
