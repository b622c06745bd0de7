//! Open data sets, held against figures computed independently. The data are not part of the project: a test whose file
//! is not at hand says so and passes.
//!
//! Computed with Python 3.11, numpy 2.4.6, pandas 3.1.1, statsmodels 0.15.0.

use std::fmt::Write as _;
use std::fs::File;
use std::path::PathBuf;

use gapmodel_core::csat::mean;
use gapmodel_core::csv::{CsvOptions, summarize_csv};
use gapmodel_core::gap::{Design, FiveOptions, GapRow, ServqualOptions, ServqualResult, five, servqual};
use gapmodel_core::{
    AttributeSpec, Instrument, InstrumentSpec, ItemSpec, Scale, Summary, SummaryOptions, Viewpoint, gap,
};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The file, or `None` with the reason printed.
fn data(name: &str) -> Option<PathBuf> {
    let path = root().join("../shared/data").join(name);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: {name} is not part of the project and not at hand here");
    None
}

fn summary(path: PathBuf, instrument: Instrument, options: SummaryOptions) -> Summary {
    let file = File::open(path).unwrap();
    summarize_csv(file, instrument, options, &CsvOptions::default(), |_| ()).unwrap()
}

fn kiosk() -> InstrumentSpec {
    let text = std::fs::read_to_string(root().join("examples/kiosk.toml")).unwrap();
    Instrument::from_toml(&text).unwrap().into()
}

fn servqual_of(summary: &Summary) -> ServqualResult {
    servqual(&summary.total().unwrap(), &ServqualOptions::default()).unwrap()
}

fn assert_near(what: &str, found: f64, expected: f64, relative: f64) {
    assert!((found - expected).abs() <= relative * expected.abs(), "{what}: {found}, not {expected}");
}

#[test]
fn gap_5_of_the_kiosks_is_servqual_to_the_bit() {
    let Some(path) = data("kiosk/kiosk.csv") else { return };
    let summary = summary(path, Instrument::new(kiosk()).unwrap(), SummaryOptions::default());
    let rows = servqual_of(&summary);
    let study = five(&summary, &FiveOptions::default()).unwrap();
    let gap = study.gap(5).unwrap();
    let same = |found: &gap::GapEstimate, row: &GapRow| {
        let bits = |x: Option<f64>| x.map(f64::to_bits);
        assert_eq!(found.design, Design::Paired, "{}", row.id);
        assert_eq!(found.estimate, row.gap, "{}", row.id);
        assert_eq!(found.estimate.value.to_bits(), row.gap.value.to_bits(), "{}", row.id);
        for (ours, theirs) in [
            (found.estimate.std_error, row.gap.std_error),
            (found.estimate.low, row.gap.low),
            (found.estimate.high, row.gap.high),
            (found.effect_size, row.effect_size),
            (found.t, row.test.map(|test| test.t)),
            (found.df, row.test.map(|test| test.df)),
            (found.p, row.test.map(|test| test.p)),
        ] {
            assert_eq!(bits(ours), bits(theirs), "{}: {ours:?}, {theirs:?}", row.id);
        }
        assert_eq!(
            found.ordinal.unwrap().statistic.to_bits(),
            row.signed_rank.as_ref().unwrap().statistic.to_bits(),
            "{}",
            row.id
        );
    };
    let (attributes, dimensions) = (rows.attributes.iter(), rows.dimensions.iter());
    assert_eq!((gap.attributes.len(), gap.dimensions.len()), (24, 6));
    for (entry, row) in gap.attributes.iter().zip(attributes).chain(gap.dimensions.iter().zip(dimensions)) {
        assert_eq!(entry.id, row.id);
        let found = entry.estimate.unwrap();
        same(&found, row);
        assert_eq!(found.p_adjusted, row.test.map(|test| test.p_adjusted), "{}", row.id);
    }
    same(&gap.overall.unwrap(), rows.overall.as_ref().unwrap());
}

#[test]
fn importance_of_the_kiosks_attributes_weights_their_gaps() {
    // w = mean of each IMP column, over their sum, which the library keeps to nine decimals; score = mean over the 207 users of sum w (P - E); its standard error is
    // the standard deviation (ddof 1) over the root of 207.
    let Some(path) = data("kiosk/kiosk.csv") else { return };
    let mut spec = kiosk();
    let scale = spec.attribute_scale.clone().unwrap();
    let column = |attribute: &AttributeSpec| format!("IMP{}", attribute.id);
    spec.items = spec
        .attributes
        .iter()
        .map(|a| ItemSpec { id: column(a), scale: scale.clone(), ..ItemSpec::default() })
        .collect();
    spec.outcome = None;
    let asked = summary(path.clone(), Instrument::new(spec.clone()).unwrap(), SummaryOptions::default());
    let total = asked.total().unwrap();
    let importance = |a: &AttributeSpec| mean(&total.counts(&column(a)).unwrap(), 0.95).unwrap().value;
    let means: Vec<f64> = spec.attributes.iter().map(importance).collect();
    let sum: f64 = means.iter().sum();
    for (attribute, mean) in spec.attributes.iter_mut().zip(means) {
        attribute.weight = Some(mean / sum);
    }
    let result = servqual_of(&summary(path, Instrument::new(spec).unwrap(), SummaryOptions::default()));
    let weighted =
        result.weighted.iter().find(|w| w.weighting == gap::Weighting::Attributes).unwrap().estimate;
    assert_eq!((weighted.n_valid, weighted.n_missing), (207, 4));
    assert_near("weighted", weighted.value, -1.176_967_341_293_814_2, 2e-9);
    assert_near("standard error", weighted.std_error.unwrap(), 0.059_952_812_848_208_865, 1e-8);
}

#[test]
fn airline_gaps_on_a_hundred_points() {
    // 866 of 24,495 pairs are missing, each on both sides. Mean over pairs: np.nanmean(s - e); over respondents: the
    // mean of each one's mean.
    let Some(path) = data("airline-expectations/airlinesat.csv") else { return };
    let mut spec = InstrumentSpec { id: "airline".into(), ..InstrumentSpec::default() };
    spec.scales.insert("slider".into(), Scale::new(1, 100).unwrap());
    spec.viewpoints.insert(Viewpoint::Expectation, "e{id}".into());
    spec.viewpoints.insert(Viewpoint::Perception, "s{id}".into());
    let attribute =
        |i: u32| AttributeSpec { id: i.to_string(), dimension: "none".into(), ..AttributeSpec::default() };
    spec.attributes = (1..=23).map(attribute).collect();
    let summary = summary(path, Instrument::new(spec).unwrap(), SummaryOptions::default());
    let result = servqual_of(&summary);
    let pairs: u64 = result.attributes.iter().map(|row| row.gap.n_valid).sum();
    let sum: f64 = result.attributes.iter().map(|row| row.gap.value * row.gap.n_valid as f64).sum();
    assert_eq!((result.respondents, pairs), (1_065, 23_629));
    assert_near("pairs", sum / pairs as f64, -21.299_928_054_509_29, 1e-13);
    assert_eq!(result.attributes[2].gap.n_missing, 1_065 - 954);
    assert_near("respondents", result.all_items.gap.value, -21.199_475_991_930_87, 1e-13);
    assert_near("standard error", result.all_items.gap.std_error.unwrap(), 0.534_615_304_247_612_3, 1e-12);
    let study = five(&summary, &FiveOptions::default()).unwrap();
    let gap = study.gap(5).unwrap();
    let first = gap.attributes[0].estimate.unwrap();
    assert_eq!((first.design, first.n_pairs), (Design::Paired, 1_038));
    assert_near("first", first.estimate.value, -25.170_520_231_213_874, 1e-13);
    assert_near("first", first.estimate.std_error.unwrap(), 0.845_178_101_791_890_9, 1e-12);
    // There are no dimensions: overall is over all attributes.
    assert_eq!(gap.overall.unwrap().estimate, result.all_items.gap);
}

/// One row per organisation and month that waited less than four hours, and one that waited longer, weighted by people.
fn waits(path: PathBuf) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    let mut people: std::collections::BTreeMap<(String, String), [u64; 2]> =
        std::collections::BTreeMap::new();
    for line in text.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').map(|field| field.trim_matches('"')).collect();
        let [attendances, breaches] = [fields[3], fields[4]].map(|field| field.parse::<u64>().unwrap());
        let [within, beyond] = people.entry((fields[0].to_owned(), fields[1].to_owned())).or_default();
        *within += attendances - breaches;
        *beyond += breaches;
    }
    let mut csv = "D_wait,org_code,people\n".to_owned();
    for ((_, organisation), counts) in people {
        for (answer, people) in [1, 0].into_iter().zip(counts).filter(|(_, people)| *people > 0) {
            writeln!(csv, "{answer},{organisation},{people}").unwrap();
        }
    }
    csv
}

#[test]
fn four_hour_standard_of_accident_and_emergency_clustered_by_organisation() {
    // Weighted mean and standard error: statsmodels WLS(y, 1, weights).fit(cov_type="cluster", use_correction=False)
    // times the root of G / (G - 1); with a single parameter its own correction differs by (N - 1) / (N - 1) only.
    // Interval: t of 273 degrees of freedom (scipy 1.17.1).
    let Some(path) = data("nhs-ae-attendances/ae_attendances.csv") else { return };
    let mut spec = InstrumentSpec { id: "waiting".into(), ..InstrumentSpec::default() };
    spec.scales.insert("within".into(), Scale::new(0, 1).unwrap());
    spec.viewpoints.insert(Viewpoint::Delivered, "D_{id}".into());
    spec.viewpoints.insert(Viewpoint::Standard, "S_{id}".into());
    spec.attributes.push(AttributeSpec {
        id: "wait".into(),
        dimension: "none".into(),
        ..AttributeSpec::default()
    });
    let options = SummaryOptions {
        by: vec!["org_code".into()],
        weight: Some("people".into()),
        ..SummaryOptions::default()
    };
    let csv = waits(path);
    let instrument = Instrument::new(spec).unwrap();
    let summary = summarize_csv(csv.as_bytes(), instrument, options, &CsvOptions::default(), |_| ()).unwrap();
    let written = FiveOptions { standards: vec![("wait".into(), 0.95)], ..FiveOptions::default() };
    let study = five(&summary, &written).unwrap();
    let gap = study.gap(3).unwrap();
    for found in [gap.attributes[0].estimate.unwrap(), gap.overall.unwrap()] {
        assert_eq!((found.design, found.n_clusters, found.n_delivered), (Design::Clustered, 274, 14_704));
        assert_eq!((found.df, found.n_reference, found.reference_mean), (Some(273.0), 0, 0.95));
        assert_near("share", found.delivered_mean, 0.884_819_412_968_744_1, 1e-13);
        assert_near("gap", found.estimate.value, -0.065_180_587_031_255_84, 1e-12);
        assert_near("standard error", found.estimate.std_error.unwrap(), 0.004_700_995_375_813_67, 1e-11);
        assert_near("low", found.estimate.low.unwrap(), -0.074_435_397_232_316_64, 1e-10);
        assert_near("high", found.estimate.high.unwrap(), -0.055_925_776_830_195_05, 1e-10);
    }
    assert_eq!(gap.missing, []);
    assert!(study.gap(1).unwrap().overall.is_none());
}
