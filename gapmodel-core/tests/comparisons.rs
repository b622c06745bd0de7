//! Comparisons on real surveys, and of many segments at once.
//!
//! The data are those of other publishers and do not come with the library: tests that need them say so and pass where
//! they are not found.

#![expect(clippy::unreadable_literal, reason = "expected figures as the software printed them")]

use std::path::Path;
use std::time::Instant;

use gapmodel_core::csat::{self, Against, CompareOptions, SegmentOptions, Statistic};
use gapmodel_core::stats::Adjustment;
use gapmodel_core::{
    Categories, Column, Counts, Instrument, Label, Scale, Summary, SummaryOptions, Table, summarize,
};

/// Two columns of a file of comma-separated text, or the reason why there are none.
fn columns(file: &str, names: [&str; 2]) -> Option<[Vec<String>; 2]> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data").join(file);
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: {} is not there", path.display());
        return None;
    };
    let mut lines = text.lines().map(|line| line.split(',').map(|field| field.trim_matches('"')));
    let header: Vec<&str> = lines.next()?.collect();
    let places = names.map(|name| header.iter().position(|other| *other == name).expect("the column"));
    let rows: Vec<Vec<&str>> = lines.map(Iterator::collect).collect();
    Some(places.map(|i| rows.iter().map(|row| row[i].to_owned()).collect()))
}

fn numbers(texts: &[String]) -> Vec<f64> {
    texts.iter().map(|text| text.parse().unwrap_or(f64::NAN)).collect()
}

const RECOMMEND: &str = r#"
id = "airport"
[scales.eleven]
min = 0
max = 10
missing = [11]
[[items]]
id = "recommend"
column = "NETPRO"
scale = "eleven"
"#;

fn airport() -> Option<Summary> {
    let [areas, ratings] = columns("sfo-2017/sfo-2017.csv", ["BAREA", "NETPRO"])?;
    let ratings = numbers(&ratings);
    let mut table = Table::new();
    table.add("NETPRO", Column::from(&ratings)).unwrap();
    let areas = areas.iter().map(|area| Label::from(area.as_str()));
    table.add_labels("BAREA", Categories::from_labels(areas)).unwrap();
    let options = SummaryOptions { by: vec!["BAREA".to_owned()], ..SummaryOptions::default() };
    Some(summarize(&table, Instrument::from_toml(RECOMMEND).unwrap(), options).unwrap())
}

/// Boarding areas of San Francisco Airport, 2017. Expected figures: numpy 2.4.6 and scipy 1.17.1 by the formulas of Rocks
/// (2016), statsmodels 0.15.0 for the adjusted p-values.
#[test]
fn boarding_areas_of_an_airport_are_held_against_the_others() {
    let Some(summary) = airport() else { return };
    let compare = CompareOptions { statistic: Statistic::Nps, ..CompareOptions::default() };
    let options = SegmentOptions { compare, ..SegmentOptions::default() };
    let found = csat::segments(&summary, "recommend", &options).unwrap();
    let n: u64 = found.segments.iter().map(|segment| segment.n_valid).sum();
    assert_eq!((n, format!("{:.5}", found.total)), (2746, "39.83977".to_owned()));
    for (segment, (area, value, z, p_adjusted)) in found.segments.iter().zip(AREAS) {
        assert_eq!(segment.labels, [Label::from(area)]);
        let difference = segment.difference.unwrap();
        let pairs =
            [(segment.value, value), (difference.test_statistic, z), (segment.p_adjusted, p_adjusted)];
        for (found, expected) in pairs {
            let found = found.unwrap();
            assert!((found - expected).abs() < 1e-9 * (1.0 + expected.abs()), "{area}: {found} {expected}");
        }
    }
}

const AREAS: [(&str, f64, f64, f64); 7] = [
    ("A", 39.91712707182321, -0.00022342924133814525, 1.0),
    ("B", 43.37349397590362, 0.5345047592965682, 1.0),
    ("C", 46.902654867256636, 1.4864449261207602, 0.8229688442135769),
    ("D", 43.523316062176164, 1.0530758571702477, 1.0),
    ("E", 46.857142857142854, 1.2827219036808006, 0.9979476160790884),
    ("F", 38.513513513513516, -0.5056663270666657, 1.0),
    ("G", 32.96, -2.8079531979279686, 0.03490023048552897),
];

/// The airline of Mooi and Sarstedt codes 0 to 10 as 1 to 11: the 11 is refused rather than taken for a promoter.
#[test]
fn ratings_that_are_coded_one_too_high_are_refused() {
    let Some([ratings, _]) = columns("airline-expectations/airlinesat.csv", ["nps", "age"]) else { return };
    let ratings = numbers(&ratings);
    let scale = Scale::new(0, 10).unwrap();
    let error = Counts::new(&scale).unwrap().extend(&ratings).unwrap_err();
    assert!(error.to_string().contains("rating 11"), "{error}");
    let recoded: Vec<f64> = ratings.iter().map(|rating| rating - 1.0).collect();
    let mut counts = Counts::new(&scale).unwrap();
    counts.extend(&recoded).unwrap();
    let nps = csat::score(&counts, &csat::convention("nps").unwrap(), 0.95).unwrap();
    assert_eq!(format!("{:.2}", nps.value), "-18.12");
}

fn many_shops(n: usize) -> Summary {
    let ratings: Vec<f64> = (0..n * 20).map(|i| ((i * 7919) % 101 % 11) as f64).collect();
    let shops = (0..n * 20).map(|i| Label::from(i64::try_from(i % n).unwrap()));
    let mut table = Table::new();
    table.add("NETPRO", Column::from(&ratings)).unwrap();
    table.add_labels("shop", Categories::from_labels(shops)).unwrap();
    let options = SummaryOptions { by: vec!["shop".to_owned()], ..SummaryOptions::default() };
    summarize(&table, Instrument::from_toml(RECOMMEND).unwrap(), options).unwrap()
}

#[test]
fn ten_thousand_segments_take_a_moment() {
    let summary = many_shops(10_000);
    for statistic in [Statistic::Share, Statistic::Nps, Statistic::Mean] {
        let compare = CompareOptions { statistic, ..CompareOptions::default() };
        let options = SegmentOptions {
            compare,
            adjustment: Adjustment::BenjaminiHochberg,
            ..SegmentOptions::default()
        };
        let start = Instant::now();
        let found = csat::segments(&summary, "recommend", &options).unwrap();
        println!("{}: {:?}", statistic.name(), start.elapsed());
        assert_eq!(found.segments.len(), 10_000);
        assert!(found.segments.iter().all(|segment| segment.p_adjusted.is_some()));
    }
}

/// The difference from the total is that from the rest, less the segment's own part: to the last digits.
#[test]
fn the_total_is_part_the_segment_itself() {
    let summary = many_shops(5);
    let found = |against| {
        let options = SegmentOptions { against, ..SegmentOptions::default() };
        csat::segments(&summary, "recommend", &options).unwrap()
    };
    let (rest, total) = (found(Against::Rest), found(Against::Total));
    for (rest, all) in rest.segments.iter().zip(&total.segments) {
        let (a, b) = (rest.difference.unwrap(), all.difference.unwrap());
        assert_eq!((a.p, rest.p_adjusted), (b.p, all.p_adjusted));
        assert!((b.estimate.value - (all.value.unwrap() - total.total)).abs() < 1e-15);
    }
}
