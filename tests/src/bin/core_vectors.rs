//! Prints what the core gives for every shared vector, as JSON with all digits: `{file: [{name, result | error}]}`, and
//! `picture` where the result has one.

use std::collections::BTreeMap;

use gapmodel_tests::{Case, load, picture, run_core};
use serde_json::{Value, json};

fn main() {
    let results: BTreeMap<String, Vec<Value>> =
        load().into_iter().map(|(file, cases)| (file, cases.iter().map(result).collect())).collect();
    println!("{}", serde_json::to_string_pretty(&results).expect("JSON values are JSON"));
}

fn result(case: &Case) -> Value {
    match run_core(case) {
        Ok(result) => match picture(&case.call, &result) {
            Some(picture) => json!({"name": case.name, "result": result, "picture": picture}),
            None => json!({"name": case.name, "result": result}),
        },
        Err(error) => json!({"name": case.name, "error": error.kind().name()}),
    }
}
