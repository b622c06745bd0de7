//! The printed table of coverage is that of the designs there are.

use gapmodel_bench::coverage::{markdown, table};

const PRINTED: &str = include_str!("../../docs/coverage.md");

/// Design, level, n and true value of each row.
fn rows(text: &str) -> Vec<Vec<&str>> {
    let rows = text.lines().filter(|line| line.starts_with("| "));
    rows.map(|line| line.split(" | ").take(4).collect()).collect()
}

#[test]
fn the_document_lists_the_designs_that_are_simulated() {
    let found = markdown(&table(2).unwrap());
    assert_eq!(rows(PRINTED), rows(&found), "run `make coverage` and put the table in docs/coverage.md");
}

#[test]
fn intervals_cover_nearly_always() {
    // 20 studies of each design: more than a thousand intervals, though those of one study go together.
    let rows = table(20).unwrap();
    let of = |wanted: &str| {
        let rows = rows.iter().filter(|row| row.design.starts_with(wanted));
        let (missed, all) = rows.fold((0, 0), |(m, n), row| (m + row.below + row.above, n + row.intervals));
        1.0 - f64::from(missed) / f64::from(all)
    };
    assert!(of("") > 0.9, "{}", of(""));
    assert!(of("clustered, sites ignored") < 0.85, "{}", of("clustered, sites ignored"));
}
