//! Every shared vector against the core.

use std::collections::BTreeSet;

use gapmodel_tests::{check, load, run_core};

#[test]
fn core_gives_what_the_sources_say() {
    let mut complaints = Vec::new();
    for (file, cases) in load() {
        for case in &cases {
            let found = run_core(case);
            let error = found.as_ref().err().map(|error| (error.kind().name(), error.to_string()));
            let found = match (&found, &error) {
                (Ok(result), _) => Ok(result),
                (Err(_), error) => Err(error.as_ref().map_or(("", ""), |(kind, message)| (*kind, message))),
            };
            if let Err(complaint) = check(case, found) {
                complaints
                    .push(format!("{file}: {} ({}; {})\n{complaint}", case.name, case.call, case.source));
            }
        }
        println!("{file}: {} cases", cases.len());
    }
    assert!(complaints.is_empty(), "{} cases differ\n{}", complaints.len(), complaints.join("\n"));
}

#[test]
fn every_case_says_what_it_expects_and_how_that_is_known() {
    for (file, cases) in load() {
        let mut names = BTreeSet::new();
        for case in &cases {
            let place = format!("{file}: {}", case.name);
            assert!(names.insert(&case.name), "{place}: the name stands twice");
            assert!(!case.source.is_empty(), "{place}: no source");
            assert_ne!(case.expect.is_empty(), case.error.is_none(), "{place}: either expect or error");
            assert!(
                case.message_contains.is_none() || case.error.is_some(),
                "{place}: a message of no error"
            );
        }
    }
}
