//! Survey designs, and scores of open data, held against figures computed independently. The data are not part of the
//! project: a test whose file is not at hand says so and passes.
//!
//! Computed with numpy 2.4.6, scipy 1.17.1 and pandas 3.1.1 by the linearised formula; samplics 0.6.1 (`TaylorEstimator`)
//! gives the same estimates and standard errors.

use std::collections::BTreeMap;
use std::path::PathBuf;

use gapmodel_core::control::{self, BaselineChoice, ControlOptions};
use gapmodel_core::csat::{self, Statistic, SurveyEstimate, SurveyOptions, TrendOptions};
use gapmodel_core::csv::{CsvOptions, summarize_csv};
use gapmodel_core::{Absent, Counts, Instrument, Label, Result, Scale, Summary, SummaryOptions};

const AIRPORT: &str = r#"
id = "airport"
scales.eleven = { min = 0, max = 10, missing = [11] }
scales.five = { min = 1, max = 5, missing = [0], not_applicable = [6] }
items = [
    { id = "recommend", column = "NETPRO", scale = "eleven" },
    { id = "overall", column = "Q7ALL", scale = "five" },
    { id = "art", column = "Q7ART", scale = "five" },
]
"#;

/// The text of a file, or `None` with the reason printed.
fn text(name: &str) -> Option<String> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data").join(name);
    if !path.exists() {
        println!("skipped: {name} is not part of the project and not at hand here");
        return None;
    }
    Some(std::fs::read_to_string(path).unwrap())
}

fn summarized(text: &str, weighted: bool) -> Result<Summary> {
    let options = SummaryOptions {
        by: vec!["BAREA".into(), "STRATA".into()],
        weight: weighted.then(|| "WEIGHT".into()),
        ..SummaryOptions::default()
    };
    summarize_csv(text.as_bytes(), Instrument::from_toml(AIRPORT)?, options, &CsvOptions::default(), |_| ())
}

/// The survey with the word for an empty answer taken out, as the library asks.
fn airport(weighted: bool) -> Option<Summary> {
    let text = text("sfo-2017/sfo-2017.csv")?;
    let error = summarized(&text, weighted).unwrap_err().to_string();
    assert!(error.contains("Blank") && error.contains("Q7ALL"), "{error}");
    Some(summarized(&text.replace(",Blank,", ",,"), weighted).unwrap())
}

fn near(what: &str, found: f64, expected: f64) {
    // Weights are held to nine decimals and the file has ten.
    assert!((found - expected).abs() <= 2e-8 * expected.abs(), "{what}: {found}, not {expected}");
}

fn of(summary: &Summary, item: &str, statistic: Statistic, columns: [Option<&str>; 2]) -> SurveyEstimate {
    let [clusters, strata] = columns.map(|name| name.map(str::to_owned));
    let options = SurveyOptions { statistic, clusters, strata, ..SurveyOptions::default() };
    csat::survey(summary, item, &options).unwrap()
}

const AREAS: Option<&str> = Some("BAREA");
const STRATA: Option<&str> = Some("STRATA");

#[test]
fn an_airport_with_weights_strata_and_boarding_areas() {
    let Some(summary) = airport(true) else { return };
    // Item, statistic, columns; value, standard error, limits, design effect, degrees of freedom.
    let expected = [
        (
            ("recommend", Statistic::Nps, [None, STRATA]),
            [
                40.398_435_511_707_42,
                1.443_432_594_356_719,
                37.568_110_724_806_66,
                43.228_760_298_608_18,
                1.189_155_595_410_504,
            ],
            2_743,
        ),
        (
            ("recommend", Statistic::Nps, [AREAS, STRATA]),
            [
                40.398_435_511_707_42,
                2.087_737_345_713_931,
                36.012_262_107_862_7,
                44.784_608_915_552_14,
                2.487_696_458_205_902,
            ],
            18,
        ),
        (
            ("recommend", Statistic::Nps, [AREAS, None]),
            [
                40.398_435_511_707_42,
                2.151_992_856_219_55,
                35.132_698_688_244_47,
                45.664_172_335_170_36,
                2.643_183_523_656_326,
            ],
            6,
        ),
        (
            ("overall", Statistic::Share, [None, STRATA]),
            [
                0.822_793_064_850_582_1,
                0.008_077_199_411_777_36,
                0.806_318_345_702_872_4,
                0.838_416_694_439_682_3,
                1.202_314_097_975_335,
            ],
            2_685,
        ),
        (
            ("overall", Statistic::Share, [AREAS, STRATA]),
            [
                0.822_793_064_850_582_1,
                0.006_352_150_204_057_773,
                0.806_712_460_914_668_1,
                0.838_061_662_687_239_3,
                0.743_597_374_135_715_7,
            ],
            18,
        ),
        (
            ("overall", Statistic::Mean, [AREAS, STRATA]),
            [
                4.071_202_637_939_741,
                0.013_662_524_769_656_17,
                4.042_498_738_525_831,
                4.099_906_537_353_65,
                1.020_387_666_802_204,
            ],
            18,
        ),
        (
            ("art", Statistic::Mean, [None, STRATA]),
            [
                4.006_731_468_327_24,
                0.020_001_947_501_677_11,
                3.967_507_558_449_083,
                4.045_955_378_205_398,
                1.191_938_805_069_537,
            ],
            2_281,
        ),
    ];
    for ((item, statistic, columns), [value, std_error, low, high, effect], df) in expected {
        let found = of(&summary, item, statistic, columns);
        let what = format!("{item} {} {columns:?}", statistic.name());
        near(&what, found.estimate.value, value);
        near(&what, found.estimate.std_error.unwrap(), std_error);
        near(&what, found.estimate.low.unwrap(), low);
        near(&what, found.estimate.high.unwrap(), high);
        near(&what, found.design_effect.unwrap(), effect);
        assert_eq!(found.df, df, "{what}");
    }
    let art = of(&summary, "art", Statistic::Mean, [AREAS, None]).estimate;
    assert_eq!((art.n_valid, art.n_missing, art.n_excluded), (2_284, 102, 445));
    let share = of(&summary, "overall", Statistic::Share, [AREAS, STRATA]).estimate;
    assert_eq!((share.n_valid, share.n_missing), (2_688, 143));
    near("effective", share.n_effective, 2_341.514_841_778_934_6);
}

#[test]
fn an_airport_without_weights() {
    let Some(summary) = airport(false) else { return };
    let total = summary.total().unwrap();
    let nps = of(&summary, "recommend", Statistic::Nps, [None, None]);
    assert_eq!((nps.estimate.n_valid, nps.estimate.n_missing), (2_746, 85));
    near("NPS", nps.estimate.value, 39.839_766_933_721_776);
    near("standard error", nps.estimate.std_error.unwrap(), 1.334_380_123_587_107_6);
    let mean = of(&summary, "overall", Statistic::Mean, [AREAS, None]);
    near("mean", mean.estimate.value, 4.064_360_119_047_619);
    near("standard error", mean.estimate.std_error.unwrap(), 0.015_768_583_098_744_293);
    near("low", mean.estimate.low.unwrap(), 4.025_775_786_187_537);
    let art = csat::mean(&total.counts("art").unwrap(), 0.95).unwrap();
    near("art", art.value, 3.992_556_917_688_266_3);
    let share = csat::top_box(&total.counts("overall").unwrap(), &csat::TopBoxOptions::default()).unwrap();
    near("share", share.value, 2_206.0 / 2_688.0);
}

/// An 11 that stands for no answer is refused unless the scale says so.
#[test]
fn an_eleven_is_no_rating() {
    let Some(text) = text("sfo-2017/sfo-2017.csv") else { return };
    let instrument = Instrument::from_toml(&AIRPORT.replace(", missing = [11]", "")).unwrap();
    let text = text.replace(",Blank,", ",,");
    let options = SummaryOptions::default();
    let found = summarize_csv(text.as_bytes(), instrument, options, &CsvOptions::default(), |_| ());
    let error = found.unwrap_err().to_string();
    assert!(error.contains("rating 11") && error.contains("NETPRO"), "{error}");
}

/// Shares of those who would recommend their hospital, by state over nine releases: limits from the first five.
/// Computed with numpy 2.4.6: moving ranges over 1.128.
#[test]
fn states_whose_hospitals_are_recommended_less() {
    let Some(text) = text("hcahps/state_results.csv") else { return };
    let mut states: BTreeMap<String, BTreeMap<String, f64>> = BTreeMap::new();
    for line in text.lines().skip(1).filter(|line| line.contains(",H_RECMND,")) {
        let fields: Vec<&str> = line.split(',').collect();
        let share = fields[5].parse().unwrap();
        states.entry(fields[1].to_owned()).or_default().insert(fields[0].to_owned(), share);
    }
    assert_eq!((states.len(), states["MD"].len(), states["CA"].len()), (51, 8, 9));
    let options = ControlOptions { baseline: BaselineChoice::First(5), ..ControlOptions::default() };
    let (mut signals, mut crossed, mut flat) = (0, 0, Vec::new());
    for (state, shares) in &states {
        let shares: Vec<f64> = shares.values().copied().collect();
        // Four states have the same share in each of the first five releases.
        let Ok(chart) = control::xmr(&shares, &options) else {
            flat.push(state.as_str());
            continue;
        };
        signals += chart.signals.len();
        crossed += usize::from(!chart.signals.is_empty());
        if state == "CA" {
            near("mean", chart.center[0], 69.8);
            near("sigma", chart.baseline.sigma, 0.443_262_411_347_517_76);
            assert_eq!(chart.signals.iter().map(|signal| signal.index).collect::<Vec<_>>(), [8]);
        }
    }
    assert_eq!((signals, crossed, flat), (61, 33, vec!["AL", "PA", "UT", "VA"]));
}

/// Merging summaries of parts in any order gives the bits of the whole.
#[test]
fn a_survey_estimate_of_merged_summaries() {
    let rows: Vec<String> = (0..400_u64)
        .map(|i| {
            let (site, region) = (i % 12, i % 12 / 4);
            format!("{},{site},{region},{}", 1 + (i * i * 7 + site * 3) % 5, 1 + i % 9)
        })
        .collect();
    let spec = "id = \"s\"\nscales.five = { min = 1, max = 5 }\nitems = [{ id = \"q\", scale = \"five\" }]";
    let of_rows = |rows: &[String]| {
        let text = format!("q,site,region,w\n{}\n", rows.join("\n"));
        let options = SummaryOptions {
            by: vec!["site".into(), "region".into()],
            weight: Some("w".into()),
            ..SummaryOptions::default()
        };
        let instrument = Instrument::from_toml(spec).unwrap();
        summarize_csv(text.as_bytes(), instrument, options, &CsvOptions::default(), |_| ()).unwrap()
    };
    let columns = [Some("site"), Some("region")];
    let whole = of(&of_rows(&rows), "q", Statistic::Mean, columns);
    for middle in [1, 57, 200, 399] {
        let (first, second) = rows.split_at(middle);
        let mut merged = of_rows(second);
        merged.merge(&of_rows(first)).unwrap();
        assert_eq!(of(&merged, "q", Statistic::Mean, columns), whole, "split at {middle}");
    }
    assert_eq!((whole.n_clusters, whole.n_strata, whole.df), (12, 3, 9));
}

/// People who were sampled themselves are clusters of one.
#[test]
fn clusters_of_one_are_people() {
    let ratings = [5.0, 4.0, 1.0, 2.0, 2.0, 5.0, 3.0];
    let weights = [1.0, 2.5, 0.75, 1.0, 3.0, 0.5, 1.25];
    let scale = Scale::new(1, 5).unwrap();
    let (mut people, mut clusters) = (Counts::new(&scale).unwrap(), Vec::new());
    people.extend_weighted(&ratings[..], &weights[..]).unwrap();
    for (rating, weight) in ratings.into_iter().zip(weights) {
        let mut one = Counts::new(&scale).unwrap();
        one.push_weighted(rating, weight).unwrap();
        clusters.push((Label::Missing, one));
    }
    let options = SurveyOptions { statistic: Statistic::Mean, ..SurveyOptions::default() };
    let found = csat::survey_clusters(&clusters, &options).unwrap().estimate;
    let mean = csat::mean(&people, 0.95).unwrap();
    assert_eq!((found.value, found.n_valid), (mean.value, 7));
    assert!((found.std_error.unwrap() / mean.std_error.unwrap() - 1.0).abs() < 1e-14);
    assert!((found.low.unwrap() / mean.low.unwrap() - 1.0).abs() < 1e-14);
    let share = csat::survey_clusters(&clusters, &SurveyOptions::default()).unwrap().estimate;
    let options =
        csat::TopBoxOptions { method: gapmodel_core::Method::KornGraubard, ..csat::TopBoxOptions::default() };
    let expected = csat::top_box(&people, &options).unwrap();
    assert!((share.low.unwrap() / expected.low.unwrap() - 1.0).abs() < 1e-12);
    assert!((share.n_effective / expected.n_effective - 1.0).abs() < 1e-12);
}

#[test]
fn two_waves_on_two_scales_make_no_trend() {
    let counts = |max: u32, counts: &[u64]| {
        Counts::from_counts(&Scale::new(1, max).unwrap(), counts, Absent::default()).unwrap()
    };
    let positive = csat::Positive::Top(2);
    let period = |label, counts: &Counts| csat::Period::from_counts(label, counts, &positive).unwrap();
    let series = [
        period("spring", &counts(5, &[1, 2, 3, 4, 5])),
        period("autumn", &counts(7, &[1, 2, 3, 4, 5, 6, 7])),
    ];
    let error = csat::trend(&series, &TrendOptions::default()).unwrap_err().to_string();
    assert!(
        error.contains("\"spring\"") && error.contains("\"autumn\"") && error.contains("1..=7"),
        "{error}"
    );
}
