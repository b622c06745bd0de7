//! Every shared vector against the core, and the core against the C interface.

use std::collections::{BTreeMap, BTreeSet};

use gapmodel_tests::{CAbi, CError, Case, check, load, run, run_core};
use serde_json::Value;

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

/// Parts of results that C gives with the results of models alone, where there are such.
const PERHAPS_NOT_IN_C: [&str; 1] = ["straight_liners"];

#[test]
fn c_gives_the_bits_of_the_core() {
    let (mut complaints, mut left_out, mut n) = (Vec::new(), BTreeMap::new(), 0);
    for (file, cases) in load() {
        for case in cases.iter().cloned().chain(cases.iter().filter_map(of_segments)) {
            let found = run(&CAbi, &case);
            if let Err(CError::NotInC(reason)) = found {
                left_out.entry(reason).or_insert_with(Vec::new).push(case.call);
                continue;
            }
            n += 1;
            if let Err(complaint) = against_core(&case, &found) {
                complaints.push(format!("{file}: {} ({})\n{complaint}", case.name, case.call));
            }
        }
    }
    println!("{n} cases; not in C: {left_out:#?}");
    assert!(complaints.is_empty(), "{} of {n} cases differ\n{}", complaints.len(), complaints.join("\n"));
}

/// The gap tables of the segments of a survey that has a case of its own.
fn of_segments(case: &Case) -> Option<Case> {
    let is_survey = ["gap.servqual", "summarize"].contains(&case.call.as_str());
    is_survey.then(|| Case { call: "gap.segments".to_owned(), message_contains: None, ..case.clone() })
}

fn against_core(case: &Case, found: &Result<Value, CError>) -> Result<(), String> {
    match (run_core(case), found) {
        (Ok(core), Ok(found)) => differences(&core, found),
        (Err(error), Err(CError::Failed { kind, message })) if error.kind().name() == kind => {
            let part = case.message_contains.as_deref().unwrap_or_default();
            if message.contains(part) { Ok(()) } else { Err(format!("no {part:?} in {message:?}")) }
        }
        (core, found) => Err(format!("the core gives {core:?}, C {found:?}")),
    }
}

/// Where C differs from the core, in no matter which bit.
fn differences(core: &Value, c: &Value) -> Result<(), String> {
    match (core, c) {
        (Value::Object(core), Value::Object(c)) => {
            if let Some(more) = c.keys().find(|key| !core.contains_key(*key)) {
                return Err(format!("{more}: in C alone"));
            }
            for (key, core) in core {
                match c.get(key) {
                    Some(c) => differences(core, c).map_err(|complaint| format!("{key}.{complaint}"))?,
                    None if PERHAPS_NOT_IN_C.contains(&key.as_str()) => {}
                    None => return Err(format!("{key}: not in C")),
                }
            }
            Ok(())
        }
        (Value::Array(core), Value::Array(c)) if core.len() == c.len() => {
            let pairs = core.iter().zip(c).enumerate();
            pairs.into_iter().try_for_each(|(i, (core, c))| {
                differences(core, c).map_err(|complaint| format!("{i}.{complaint}"))
            })
        }
        _ => {
            // As text: other bits are other digits.
            let [core, c] = [core, c].map(Value::to_string);
            if core == c { Ok(()) } else { Err(format!(": the core gives {core}, C {c}")) }
        }
    }
}
