//! What the dimensions add to satisfaction, from summaries: merged in any way, stored and read, and beside the rows.

use std::sync::Arc;

use gapmodel_core::dimensions::{ImpactOptions, impact};
use gapmodel_core::drivers::{DriverOptions, key_drivers};
use gapmodel_core::{
    Categories, Column, ErrorKind, Instrument, Label, Summary, SummaryOptions, Table, summarize,
};
use proptest::prelude::*;

const PREFIXES: [&str; 3] = ["BUS", "HUM", "HID"];

/// Twelve ratings of a customer, 0 where there is none, satisfaction now and later, and a shop.
type Row = ([u8; 12], u8, u8, u8);

fn row() -> impl Strategy<Value = Row> {
    let rating = prop_oneof![9 => 1_u8..=7, 1 => Just(0_u8)];
    (prop::array::uniform12(rating), 0_u8..=10, 0_u8..=10, 0_u8..3)
}

fn summary_of(rows: &[Row], by: bool) -> Summary {
    let value = |value: u8| if value == 0 { f64::NAN } else { value.into() };
    let column = |of: &dyn Fn(&Row) -> u8| rows.iter().map(|row| value(of(row))).collect::<Vec<f64>>();
    let ratings: Vec<Vec<f64>> = (0..12).map(|i| column(&|row| row.0[i])).collect();
    let (overall, later) = (column(&|row| row.1), column(&|row| row.2));
    let mut table = Table::new();
    for (i, ratings) in ratings.iter().enumerate() {
        table.add(&format!("P_{}{}", PREFIXES[i / 4], i % 4 + 1), Column::from(ratings)).unwrap();
    }
    table.add("overall", Column::from(&overall)).unwrap();
    table.add("later", Column::from(&later)).unwrap();
    let shops = rows.iter().map(|row| Label::Int(row.3.into()));
    table.add_labels("shop", Categories::from_labels(shops)).unwrap();
    let by = if by { vec!["shop".to_owned()] } else { Vec::new() };
    summarize(&table, Instrument::three_dimensions(), SummaryOptions { by, ..SummaryOptions::default() })
        .unwrap()
}

/// The score of a row in a dimension, 0 to 100.
fn score(row: &Row, dimension: usize) -> f64 {
    let given: Vec<f64> =
        row.0[4 * dimension..][..4].iter().filter(|r| **r > 0).map(|r| f64::from(*r)).collect();
    let mean = given.iter().sum::<f64>() / given.len() as f64;
    // To the nearest twelfth of a point, as every mean of up to four ratings is.
    100.0 * ((mean - 1.0) * 12.0).round() / 72.0
}

fn options() -> ImpactOptions {
    ImpactOptions { replicates: 400, ..ImpactOptions::default() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_merged_summary_gives_the_bits_of_the_rows(rows in prop::collection::vec(row(), 12..60), cut in 0_usize..60) {
        let whole = summary_of(&rows, false);
        let (left, right) = rows.split_at(cut.min(rows.len()));
        let mut merged = summary_of(right, false);
        merged.merge(&summary_of(left, false)).unwrap();
        prop_assert_eq!(merged.to_bytes().unwrap(), whole.to_bytes().unwrap());
        let read = Summary::from_bytes(&merged.to_bytes().unwrap()).unwrap();
        prop_assert_eq!(&read, &whole);
        let json = serde_json::to_string(&whole).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Summary>(&json).unwrap(), &whole);
        let found = impact(&read.total().unwrap(), &options());
        prop_assert_eq!(&found, &impact(&whole.total().unwrap(), &options()));
        prop_assert_eq!(&found, &impact(&summary_of(&rows, true).total().unwrap(), &options()));

        let scores: Vec<Vec<f64>> = (0..3).map(|d| rows.iter().map(|row| score(row, d)).collect()).collect();
        let mut table = Table::new();
        for (name, scores) in ["business", "human", "hidden"].into_iter().zip(&scores) {
            table.add(name, Column::from(scores)).unwrap();
        }
        let value = |value: u8| if value == 0 { f64::NAN } else { value.into() };
        let settings = DriverOptions { replicates: Some(400), ..DriverOptions::default() };
        let from_rows = |of: fn(&Row) -> u8| {
            let answers: Vec<f64> = rows.iter().map(|row| value(of(row))).collect();
            key_drivers(&table, Column::from(&answers), &settings)
        };
        match found {
            Ok(found) => {
                prop_assert_eq!(&found.now, &from_rows(|row| row.1).unwrap());
                prop_assert_eq!(&found.later, &from_rows(|row| row.2).ok());
                prop_assert_eq!(found.later.is_none(), found.without_later.is_some());
            }
            Err(error) => prop_assert_eq!(error.kind(), from_rows(|row| row.1).unwrap_err().kind()),
        }
    }
}

/// Bytes of before there were such tallies are read, say so where one is asked for, and do not pass for whole in a merge.
#[test]
fn bytes_of_version_2_are_read() {
    let mut old = Summary::from_bytes(include_bytes!("data/version2.bin")).unwrap();
    assert_eq!((old.rows(), old.total().unwrap().counts("overall").unwrap().n_valid()), (7, 7));
    let refused = |of: &Summary| impact(&of.total().unwrap(), &options()).unwrap_err();
    assert_eq!(refused(&old).kind(), ErrorKind::InvalidBytes);
    assert!(refused(&old).to_string().contains("summarise the rows again"));
    assert_eq!(Summary::from_bytes(&old.to_bytes().unwrap()).unwrap(), old);

    let answers = [[1, 2, 3, 4, 5, 5], [2, 2, 4, 5, 3, 1], [3, 1, 4, 2, 5, 5], [1, 2, 4, 4, 3, 2]];
    let mut table = Table::new();
    for (name, answers) in ["b", "h", "i", "overall"].into_iter().zip(&answers) {
        table.add(name, Column::from(answers)).unwrap();
    }
    let instrument = Arc::new(old.instrument().clone());
    let new = summarize(&table, instrument, SummaryOptions::default()).unwrap();
    let found = impact(&new.total().unwrap(), &options()).unwrap();
    assert_eq!((found.now.n_valid, found.now.n_missing), (6, 0));
    let (mut one, mut other) = (new.clone(), old.clone());
    one.merge(&old).unwrap();
    other.merge(&new).unwrap();
    assert_eq!((&one, refused(&one).kind()), (&other, ErrorKind::InvalidBytes));
    old.merge(&old.clone()).unwrap();
    assert_eq!(old.rows(), 14);
}

/// Not more than a few bytes a person, so that a thousand segments of a thousand customers are a few megabytes.
#[test]
fn tuples_stay_small() {
    let mut state = 1_u64;
    let mut next = |n: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % n
    };
    let rows: Vec<Row> = (0..20_000)
        .map(|_| {
            let mut ratings = [0_u8; 12];
            for rating in &mut ratings {
                *rating = 1 + next(7) as u8;
            }
            (ratings, 1 + next(10) as u8, 0, 0)
        })
        .collect();
    let per_person = |rows: &[Row]| {
        let with = summary_of(rows, false).to_bytes().unwrap().len();
        let without: Vec<Row> = rows.iter().map(|row| (row.0, 0, 0, 0)).collect();
        (with - summary_of(&without, false).to_bytes().unwrap().len()) as f64 / rows.len() as f64
    };
    assert!(per_person(&rows[..1000]) < 5.0, "{}", per_person(&rows[..1000]));
    assert!(per_person(&rows) < 4.5, "{}", per_person(&rows));
}
