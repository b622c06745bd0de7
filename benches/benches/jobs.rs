//! The jobs of the library on a survey of a million respondents.

use criterion::{Criterion, criterion_group, criterion_main};
use gapmodel_bench::{Survey, jobs};
use gapmodel_core::agreement::{self, KrippendorffOptions, Measurement};
use gapmodel_core::csat::Statistic;
use gapmodel_core::{Column, Counts, Scale, gap::ResponseScorer};

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
    group.bench_function("j4a_alphas", |b| b.iter(|| jobs::alphas(&survey)));
    group.bench_function("j4b_covariances_listwise", |b| b.iter(|| jobs::covariances(&survey, false)));
    group.bench_function("j4b_covariances_pairwise", |b| b.iter(|| jobs::covariances(&survey, true)));
    let mut text = Vec::new();
    survey.to_csv(&mut text).expect("writing to memory");
    group.bench_function("j7_csv", |b| b.iter(|| jobs::gap_table_from_csv(&text[..], instrument.clone())));
    group.finish();
    let mut group = c.benchmark_group("j5_bootstrap");
    for respondents in [10_000, 100_000, RESPONDENTS] {
        group.bench_function(respondents.to_string(), |b| b.iter(|| jobs::bootstrap(&survey, respondents)));
    }
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
    let columns = jobs::raked_columns(RESPONDENTS);
    let mut group = c.benchmark_group("million");
    group.sample_size(20);
    group.bench_function("raking_5x10", |b| b.iter(|| jobs::raked(&columns).expect("it converges")));
    group.finish();
}

/// Waiting with ten thousand agents, with and without customers who give up.
fn service_levels(c: &mut Criterion) {
    use gapmodel_core::economics::{ServiceOptions, service_level};
    let mut group = c.benchmark_group("ten_thousand_agents");
    for (name, patience) in [("erlang_c", None), ("erlang_a", Some(120.0))] {
        let options = ServiceOptions { handling_time: 180.0, within: 20.0, patience };
        group.bench_function(name, |b| {
            b.iter(|| {
                service_level(std::hint::black_box(9_900.0), 10_000, &options).expect("a steady state")
            });
        });
    }
    group.finish();
}

/// Ten thousand shops, each against all others.
fn segments(c: &mut Criterion) {
    let survey = Survey::generate(RESPONDENTS, SEED);
    let shops = jobs::shops(&survey).expect("the survey is well formed");
    let mut group = c.benchmark_group("ten_thousand_segments");
    group.sample_size(20);
    for statistic in [Statistic::Share, Statistic::Mean, Statistic::Nps] {
        group.bench_function(statistic.name(), |b| b.iter(|| jobs::segments_compared(&shops, statistic)));
    }
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

/// J8: Krippendorff's alpha of 10,000 subjects and 5 raters, without and with its bootstrap interval; intraclass
/// correlations.
fn agreement(c: &mut Criterion) {
    let mut group = c.benchmark_group("raters_10000x5");
    group.sample_size(20);
    let (scale, seconds) = (jobs::ratings(10_000, 5, 1.0), jobs::ratings(10_000, 5, 1e-6));
    let (scale, seconds) =
        (jobs::by_rater(&scale).expect("columns"), jobs::by_rater(&seconds).expect("columns"));
    for (ratings, level_of_measurement, name) in [
        (&scale, Measurement::Nominal, "nominal"),
        (&scale, Measurement::Ordinal, "ordinal"),
        (&scale, Measurement::Interval, "interval"),
        (&seconds, Measurement::Interval, "no_two_alike"),
    ] {
        for replicates in [0, 2_000] {
            let options =
                KrippendorffOptions { level_of_measurement, replicates, ..KrippendorffOptions::default() };
            group.bench_function(format!("j8_alpha_{name}_{replicates}"), |b| {
                b.iter(|| agreement::krippendorff(ratings, &options));
            });
        }
    }
    group.bench_function("j8_icc", |b| b.iter(|| agreement::icc(&scale, 0.95)));
    group.finish();
}

criterion_group!(benches, surveys, single_answers, raking, segments, agreement, key_drivers, service_levels);
criterion_main!(benches);
