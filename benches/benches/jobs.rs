//! The jobs of the library on a survey of a million respondents.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use gapmodel_bench::{Survey, jobs};
use gapmodel_core::agreement::{self, KrippendorffOptions, Measurement};
use gapmodel_core::consistency::SiteStatistic;
use gapmodel_core::csat::Statistic;
use gapmodel_core::dimensions::{
    Contact, ConversationOptions, Conversations, ConversationsOptions, Lexicon, Speaker, Turn, conversation,
};
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
        let options = ServiceOptions { handling_time: Some(180.0), within: Some(20.0), patience };
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

/// A hundred thousand sites.
fn sites(c: &mut Criterion) {
    let (ratings, codes) = jobs::site_answers(100_000);
    let summary = jobs::site_summary(&ratings, &codes).expect("the answers are well formed");
    let mut group = c.benchmark_group("hundred_thousand_sites");
    group.sample_size(10);
    for statistic in [SiteStatistic::Mean, SiteStatistic::Share] {
        group.bench_function(statistic.name(), |b| b.iter(|| jobs::sites_compared(&summary, statistic)));
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

/// The agents' turns of the coded conversations, into a tally.
fn transcripts(c: &mut Criterion) {
    let gold = [
        ("en", include_str!("../../tests/gold/en.jsonl")),
        ("nl", include_str!("../../tests/gold/nl.jsonl")),
        ("fr", include_str!("../../tests/gold/fr.jsonl")),
        ("et", include_str!("../../tests/gold/et.jsonl")),
    ];
    let mut group = c.benchmark_group("conversations");
    group.sample_size(20);
    for (language, text) in gold {
        let said: Vec<(Speaker, String)> = text.lines().flat_map(said).collect();
        let turns: Vec<Turn<'_>> =
            said.iter().map(|(speaker, text)| Turn { speaker: *speaker, text }).collect();
        let lexicon = Lexicon::built_in(language).expect("built in");
        group.throughput(Throughput::Bytes(said.iter().map(|turn| turn.1.len() as u64).sum()));
        group.bench_function(format!("c1_tally_{language}"), |b| b.iter(|| tallied(&turns, &lexicon)));
    }
    group.finish();
    by_size(c);
}

/// English text of so many megabytes, in one turn and in many: time is to be linear in it.
fn by_size(c: &mut Criterion) {
    let english = include_str!("../../tests/gold/en.jsonl").lines().flat_map(said);
    let sentences: Vec<String> = english.map(|(_, text)| text + "\n").collect();
    let lexicon = Lexicon::built_in("en").expect("built in");
    let mut group = c.benchmark_group("conversation_mb");
    group.sample_size(10);
    for megabytes in [1, 2, 4, 8] {
        let mut length = 0;
        let enough = |sentence: &&String| {
            length += sentence.len();
            length <= megabytes << 20
        };
        let many: Vec<&String> = sentences.iter().cycle().take_while(enough).collect();
        let one: String = many.iter().map(|text| text.as_str()).collect();
        let turn = |text| Turn { speaker: Speaker::Agent, text };
        let (many, one): (Vec<_>, _) = (many.iter().map(|text| turn(text.as_str())).collect(), [turn(&one)]);
        group.throughput(Throughput::Bytes(one[0].text.len() as u64));
        for (name, turns) in [("c1_one_turn", &one[..]), ("c1_many_turns", &many[..])] {
            let options = ConversationOptions::default();
            group.bench_function(format!("{name}_{megabytes}"), |b| {
                b.iter(|| conversation(turns, &lexicon, &options).expect("turns"));
            });
        }
    }
    group.finish();
}

fn tallied(turns: &[Turn<'_>], lexicon: &Lexicon) -> Conversations {
    let mut tally = Conversations::new(lexicon, ConversationsOptions::default()).expect("options");
    for turns in turns.chunks(10) {
        tally.add(&Contact { turns, agent: None, labels: vec![], rating: None, log: None }).expect("turns");
    }
    tally
}

/// The agent's turns of a coded conversation.
fn said(line: &str) -> Vec<(Speaker, String)> {
    let one: serde_json::Value = serde_json::from_str(line).expect("JSON");
    let turns = one["turns"].as_array().cloned().unwrap_or_default();
    let agent = turns.iter().filter(|turn| turn["speaker"] == "agent");
    agent.map(|turn| (Speaker::Agent, turn["text"].as_str().unwrap_or_default().to_owned())).collect()
}

/// Mystery visits by site, shopper, day and part of the day.
fn visit_plans(c: &mut Criterion) {
    let mut group = c.benchmark_group("mystery_plan");
    group.sample_size(10);
    group.bench_function("100000", |b| {
        b.iter(|| jobs::visits_planned(std::hint::black_box(100_000)));
    });
    group.finish();
}

/// A million observations of a thousand standards.
fn attained(c: &mut Criterion) {
    let set = jobs::standard_set().expect("the set is fixed");
    let observations = jobs::observations(RESPONDENTS, SEED);
    let mut group = c.benchmark_group("million");
    group.sample_size(20);
    group.bench_function("standards_1000", |b| b.iter(|| jobs::attainment(&set, &observations)));
    group.finish();
}

criterion_group!(
    benches,
    surveys,
    single_answers,
    raking,
    segments,
    agreement,
    key_drivers,
    transcripts,
    service_levels,
    sites,
    visit_plans,
    attained,
);
criterion_main!(benches);
