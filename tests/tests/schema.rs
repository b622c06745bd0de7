//! The published schema of instrument files is the one the library has (`BLESS=1` rewrites it).

use std::path::PathBuf;

use gapmodel_core::Instrument;

#[test]
fn the_published_schema_is_the_library_s_own() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../examples/instrument.schema.json");
    let schema = Instrument::schema();
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &schema).expect("the folder is there");
    }
    let published = std::fs::read_to_string(&path).expect("the schema is published");
    assert_eq!(
        published,
        schema,
        "BLESS=1 cargo test -p gapmodel-tests --test schema rewrites {}",
        path.display()
    );
}
