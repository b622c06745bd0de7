//! The jobs of the library on a survey of a million respondents.

use criterion::{Criterion, criterion_group, criterion_main};
use gapmodel_bench::{Survey, jobs};
use gapmodel_core::weighting::{self, Margin, RakeOptions};
use gapmodel_core::{Column, Counts, Label, Scale, Table, gap::ResponseScorer};

const RESPONDENTS: usize = 1_000_000;
const SEED: u64 = 20_240_607;

fn surveys(c: &mut Criterion) {
    let survey = Survey::generate(RESPONDENTS, SEED);
    let instrument = jobs::instrument().expect("the instrument is fixed");
    let table = jobs::table(&survey).expect("the survey is well formed");
    let mut group = c.benchmark_group("million");
    group.sample_size(20);
    group.bench_function("j1_satisfaction", |b| b.iter(|| jobs::satisfaction(&survey)));
    group.bench_function("j2_gap_table", |b| b.iter(|| jobs::gap_table(&table, instrument.clone(), None)));
    group.bench_function("j2w_weighted", |b| {
        b.iter(|| jobs::gap_table(&table, instrument.clone(), Some("w")));
    });
    group.bench_function("j3a_locations", |b| {
        b.iter(|| jobs::gap_tables(&table, instrument.clone(), &["loc"]));
    });
    group.bench_function("j3b_location_months", |b| {
        b.iter(|| jobs::gap_tables(&table, instrument.clone(), &["loc", "month"]));
    });
    let mut text = Vec::new();
    survey.to_csv(&mut text).expect("writing to memory");
    group.bench_function("j7_csv", |b| b.iter(|| jobs::gap_table_from_csv(&text[..], instrument.clone())));
    group.finish();
}

fn single_answers(c: &mut Criterion) {
    let scorer =
        ResponseScorer::new(&jobs::instrument().expect("the instrument is fixed")).expect("both viewpoints");
    let (expected, perceived) = ([6_i8; 22], [5_i8; 22]);
    c.bench_function("j9_response", |b| {
        b.iter(|| scorer.score(Column::from(&expected[..]), Column::from(&perceived[..])));
    });
    let mut counts = Counts::new(&Scale::new(1, 5).expect("a scale")).expect("a rating scale");
    c.bench_function("j9_one_rating", |b| b.iter(|| counts.push(std::hint::black_box(4.0))));
}

/// Five margins of ten categories.
fn raking(c: &mut Criterion) {
    let names = ["a", "b", "c", "d", "e"];
    let digit = |row: usize, column: usize| {
        let mixed = (row as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(13 * column as u32);
        (mixed.wrapping_mul(0xd1b5_4a32_d192_ed03) >> 40) % 10
    };
    let columns: Vec<Vec<i8>> = (0..names.len())
        .map(|column| (0..RESPONDENTS).map(|row| digit(row, column) as i8).collect())
        .collect();
    let mut table = Table::new();
    for (name, column) in names.iter().zip(&columns) {
        table.add(name, column).expect("columns of one length");
    }
    let totals = || (0_i32..10).map(|category| (Label::Int(category.into()), f64::from(100 + 7 * category)));
    let margins: Vec<Margin> = names.iter().map(|name| Margin::new(name, totals())).collect();
    let mut group = c.benchmark_group("million");
    group.sample_size(20);
    group.bench_function("raking_5x10", |b| {
        b.iter(|| weighting::rake(&table, &margins, &RakeOptions::default()).expect("it converges"));
    });
    group.finish();
}

/// Dominance analysis from correlations: 1,024, 16,384 and four million sets.
fn key_drivers(c: &mut Criterion) {
    let mut group = c.benchmark_group("j6_dominance");
    group.sample_size(10);
    for drivers in [10, 14, 22] {
        group.bench_function(drivers.to_string(), |b| {
            b.iter(|| jobs::dominance(std::hint::black_box(drivers)));
        });
    }
    // With 1,000 replicates of 500 people, noise among the drivers.
    for drivers in [10, 14] {
        group.bench_function(format!("intervals_{drivers}"), |b| {
            b.iter(|| jobs::key_drivers(std::hint::black_box(drivers), 500));
        });
    }
    group.finish();
}

criterion_group!(benches, surveys, single_answers, raking, key_drivers);
criterion_main!(benches);
