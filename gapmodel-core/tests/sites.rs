//! What is delivered as audits and measures say, in sites.

use std::fmt::Write;

use gapmodel_core::csv::{CsvOptions, summarize_csv};
use gapmodel_core::gap::{Design, FiveGaps, FiveOptions, GapEstimate, five};
use gapmodel_core::{Instrument, SummaryOptions, Viewpoint};

/// Audits rate `kind`, a clock measures `prompt`; both are promised, in each site. `DIMENSION` is where they belong.
const INSTRUMENT: &str = r#"
id = "sites"
attribute_scale = "seven"
scales.seven = { min = 1, max = 7 }
scales.minutes = { min = 0, max = 600, step = 0, direction = "low_is_good" }
viewpoints = { delivered = "D_{id}", communicated = "C_{id}" }
DIMENSIONS
[[attributes]]
id = "kind"
dimension = "FIRST"
[[attributes]]
id = "prompt"
dimension = "SECOND"
[[items]]
id = "wait"
scale = "minutes"
standard = 20
attribute = "prompt"
rating = [[10, 7], [70, 1]]
"#;

/// Site, audited kindness, promised kindness, promised promptness, minutes waited.
const ROWS: [(usize, f64, f64, f64, f64); 9] = [
    (0, 5.0, 6.0, 7.0, 40.0),
    (0, 4.0, 7.0, 6.0, 50.0),
    (0, 3.0, 6.0, 6.0, 60.0),
    (1, 2.0, 5.0, 6.0, 30.0),
    (1, 4.0, 6.0, 5.0, 40.0),
    (2, 5.0, 6.0, 7.0, 60.0),
    (2, 6.0, 5.0, 6.0, 50.0),
    (2, 5.0, 7.0, 6.0, 20.0),
    (3, 7.0, 7.0, 7.0, 10.0),
];

fn study(dimensions: bool, clustered: &[Viewpoint]) -> FiveGaps {
    let text = if dimensions {
        INSTRUMENT
            .replace("DIMENSIONS", "[[dimensions]]\nid = \"people\"\n[[dimensions]]\nid = \"process\"")
            .replace("FIRST", "people")
            .replace("SECOND", "process")
    } else {
        INSTRUMENT.replace("DIMENSIONS", "").replace("FIRST", "none").replace("SECOND", "none")
    };
    let mut csv = "site,D_kind,D_prompt,C_kind,C_prompt,wait\n".to_owned();
    for (site, delivered, kind, prompt, wait) in ROWS {
        writeln!(csv, "{site},{delivered},,{kind},{prompt},{wait}").unwrap();
    }
    let options = SummaryOptions { by: vec!["site".into()], ..SummaryOptions::default() };
    let instrument = Instrument::from_toml(&text).unwrap();
    let summary = summarize_csv(csv.as_bytes(), instrument, options, &CsvOptions::default(), |_| ()).unwrap();
    five(&summary, &FiveOptions { clustered: clustered.to_vec(), ..FiveOptions::default() }).unwrap()
}

/// Mean and standard error of a score of each row, by hand: the linearised standard error of a mean from sites, Cochran
/// 1977 section 3.12, of equally weighted rows.
fn by_hand(score: impl Fn(&(usize, f64, f64, f64, f64)) -> f64) -> (f64, f64) {
    let mean = ROWS.iter().map(&score).sum::<f64>() / 9.0;
    let mut sites = [0.0; 4];
    for row in &ROWS {
        sites[row.0] += (score(row) - mean) / 9.0;
    }
    (mean, (4.0 / 3.0 * sites.iter().map(|part| part * part).sum::<f64>()).sqrt())
}

fn delivered(row: &(usize, f64, f64, f64, f64)) -> f64 {
    0.5 * (row.1 + 8.0 - row.4 / 10.0)
}

fn assert_found(found: &GapEstimate, (value, std_error): (f64, f64)) {
    assert_eq!((found.design, found.n_clusters), (Design::Clustered, 4));
    assert!((found.estimate.value - value).abs() < 1e-12, "{}, not {value}", found.estimate.value);
    assert!((found.estimate.value - (found.delivered_mean - found.reference_mean)).abs() < 1e-12);
    let error = found.estimate.std_error.unwrap();
    assert!((error - std_error).abs() < 1e-12, "{error}, not {std_error}");
}

#[test]
fn audits_and_measures_of_the_same_sites_go_together() {
    let written = |study: &FiveGaps| study.gap(4).unwrap().overall.unwrap();
    for dimensions in [false, true] {
        let both = study(dimensions, &[Viewpoint::Delivered, Viewpoint::Communicated]);
        assert_found(&written(&both), by_hand(|row| delivered(row) - 0.5 * (row.2 + row.3)));
        assert_eq!(written(&both).df, Some(3.0));
    }
}

#[test]
fn mixed_delivery_has_the_error_of_its_sites_against_what_is_not_in_sites() {
    for dimensions in [false, true] {
        let found = study(dimensions, &[Viewpoint::Delivered]).gap(4).unwrap().overall.unwrap();
        let (mean, in_sites) = by_hand(delivered);
        // What was promised counts as nine independent answers.
        let promised = ROWS.map(|row| 0.5 * (row.2 + row.3));
        let promise = promised.iter().sum::<f64>() / 9.0;
        let variance = promised.iter().map(|x| (x - promise) * (x - promise)).sum::<f64>() / 8.0 / 9.0;
        assert_found(&found, (mean - promise, (in_sites * in_sites + variance).sqrt()));
    }
}
