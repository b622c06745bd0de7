//! Agreement of raters: what must hold whatever the ratings, and certified and published figures of open data, which are
//! not part of the project: a test whose file is not at hand says so and passes.

use std::path::PathBuf;

use gapmodel_core::agreement::{
    self, AgreementOptions, KrippendorffOptions, Measurement, Weights, fleiss, gwet, icc, kendall_w,
    krippendorff,
};
use gapmodel_core::{Column, ErrorKind, Table};

/// Columns by rater, `.` for missing.
fn raters(rows: &[&str]) -> Vec<Vec<f64>> {
    rows.iter().map(|row| row.split(' ').map(|given| given.parse().unwrap_or(f64::NAN)).collect()).collect()
}

fn table(raters: &[Vec<f64>]) -> Table<'_> {
    let mut table = Table::new();
    for (rater, given) in raters.iter().enumerate() {
        table.add(&rater.to_string(), given).unwrap();
    }
    table
}

/// Krippendorff (2011), example C.
fn observers() -> Vec<Vec<f64>> {
    raters(&[
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
    ])
}

fn alpha(raters: &[Vec<f64>], level_of_measurement: Measurement) -> agreement::Krippendorff {
    let options = KrippendorffOptions { level_of_measurement, ..KrippendorffOptions::default() };
    krippendorff(&table(raters), &options).unwrap()
}

#[test]
fn the_order_of_subjects_and_of_raters_changes_no_bit() {
    let before = observers();
    let mut after: Vec<Vec<f64>> = before.iter().map(|given| given.iter().rev().copied().collect()).collect();
    after.rotate_left(1);
    for level in Measurement::ALL {
        assert_eq!(alpha(&before, level), alpha(&after, level));
    }
    for weights in Weights::ALL {
        let options = AgreementOptions { weights, ..AgreementOptions::default() };
        assert_eq!(fleiss(&table(&before), &options), fleiss(&table(&after), &options));
        assert_eq!(gwet(&table(&before), &options), gwet(&table(&after), &options));
    }
    assert_eq!(icc(&table(&before), 0.95), icc(&table(&after), 0.95));
    assert_eq!(kendall_w(&table(&before)), kendall_w(&table(&after)));
}

#[test]
fn a_seed_gives_its_bits_and_another_seed_others() {
    let options = KrippendorffOptions { replicates: 500, seed: 7, ..KrippendorffOptions::default() };
    let (given, other) = (observers(), KrippendorffOptions { seed: 8, ..options });
    let once = krippendorff(&table(&given), &options).unwrap();
    assert_eq!(once, krippendorff(&table(&given), &options).unwrap());
    let again = krippendorff(&table(&given), &other).unwrap();
    assert_eq!(once.estimate.value.to_bits(), again.estimate.value.to_bits());
    assert_ne!(once.estimate.std_error, again.estimate.std_error);
}

#[test]
fn intervals_shrink_with_the_number_of_subjects() {
    let few = observers();
    let many: Vec<Vec<f64>> = few.iter().map(|given| given.repeat(25)).collect();
    for level in Measurement::ALL {
        let (few, many) = (alpha(&few, level).estimate, alpha(&many, level).estimate);
        let ratio = few.std_error.unwrap() / many.std_error.unwrap();
        // Five times for 25 times the subjects; that of so few is biased, hence the room.
        assert!((4.0..7.0).contains(&ratio), "{level:?}: {ratio}");
        assert!(many.low.unwrap() < many.value && many.value < many.high.unwrap());
    }
}

#[test]
fn draws_without_variation_are_left_out() {
    // Of 500 subjects one is rated otherwise, and a third of the draws do not have it.
    let given = [vec![1.0; 500], [vec![1.0; 499], vec![2.0]].concat()];
    let found = alpha(&given, Measurement::Nominal).estimate;
    assert!(found.low.unwrap().is_finite() && found.std_error.unwrap().is_finite());
    let zeros = raters(&["0 0 0", "0 0 0.5"]);
    let found = alpha(&zeros, Measurement::Ratio).estimate;
    assert!(found.value.is_finite() && found.low.unwrap().is_finite());
}

#[test]
fn ratings_that_can_be_moved_and_stretched_agree_as_before() {
    let before = observers();
    let after: Vec<Vec<f64>> =
        before.iter().map(|given| given.iter().map(|x| 1e6 + 0.25 * x).collect()).collect();
    for level in [Measurement::Nominal, Measurement::Ordinal, Measurement::Interval] {
        let (a, b) = (alpha(&before, level).estimate, alpha(&after, level).estimate);
        assert!((a.value - b.value).abs() < 1e-12 && (a.low.unwrap() - b.low.unwrap()).abs() < 1e-12);
    }
    let [a, b] = [&before, &after].map(|given| icc(&table(given), 0.95).unwrap());
    assert_eq!(a.icc_a_1.estimate.value.to_bits(), b.icc_a_1.estimate.value.to_bits());
}

#[test]
fn counts_beyond_counting_are_an_error() {
    let (half, options) = (1_u64 << 63, AgreementOptions::default());
    let rows = [vec![half, 0], vec![0, half]];
    for kind in [
        agreement::fleiss_counts(&rows, &options).unwrap_err().kind(),
        agreement::gwet_counts(&rows, &options).unwrap_err().kind(),
        agreement::kappa_table(&rows, &options).unwrap_err().kind(),
    ] {
        assert_eq!(kind, ErrorKind::Overflow);
    }
}

/// The file, or `None` with the reason printed.
fn data(name: &str) -> Option<String> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data").join(name);
    let text = std::fs::read_to_string(path).ok();
    if text.is_none() {
        println!("skipped: {name} is not part of the project and not at hand here");
    }
    text
}

/// Analyses of variance of the NIST Statistical Reference Datasets, the hardest with 13 leading digits that are the same.
#[test]
fn certified_analyses_of_variance() {
    for name in ["SiRstv", "SmLs01", "SmLs04", "SmLs07"] {
        let Some(text) = data(&format!("nist-strd/{name}.dat")) else { continue };
        let certified = |start: &str| -> Vec<f64> {
            let line = text.lines().find(|line| line.trim_start().starts_with(start)).unwrap();
            line.split_whitespace().filter_map(|word| word.parse().ok()).collect()
        };
        let (between, within) = (certified("Between"), certified("Within"));
        let r_squared = certified("Certified R-Squared")[0];
        let pair = |line: &str| -> Option<(usize, f64)> {
            let mut words = line.split_whitespace();
            let found = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
            words.next().is_none().then_some(found)
        };
        let first = text.lines().position(|line| line.starts_with("Data:  ")).unwrap();
        let mut groups: Vec<Vec<f64>> = Vec::new();
        for (group, value) in text.lines().skip(first + 1).filter_map(pair) {
            groups.resize(groups.len().max(group), Vec::new());
            groups[group - 1].push(value);
        }
        let columns: Vec<Column<'_>> = groups.iter().map(Column::from).collect();
        let found = agreement::one_way(&columns, 0.95).unwrap();
        let expected = [between[0], between[2], between[3], within[0], within[2], r_squared];
        let figures = [
            found.df_between,
            found.ms_between,
            found.f.unwrap(),
            found.df_within,
            found.ms_within,
            found.r_squared,
        ];
        for (found, expected) in figures.into_iter().zip(expected) {
            assert!(
                (found - expected).abs() <= 2e-15 * expected.abs(),
                "{name}: {found} instead of {expected}"
            );
        }
    }
}

/// A table of the given columns of CSV text, `NA` for missing.
fn columns_of(text: &str, first: usize) -> Vec<Vec<f64>> {
    let rows = || text.lines().skip(1).map(|line| line.split(',').skip(first));
    let width = rows().next().unwrap().count();
    let given = |word: Option<&str>| word.unwrap().parse().unwrap_or(f64::NAN);
    (0..width).map(|i| rows().map(|mut row| given(row.nth(i))).collect()).collect()
}

/// Hayes and Krippendorff (2007): tone of the news, 40 units, 5 observers; alpha of the package krippendorff 0.9.0.
#[test]
fn tone_of_the_news() {
    let Some(text) = data("rater-agreement/hayes_krippendorff_2007_news_tone_wide.csv") else { return };
    let given = columns_of(&text, 1);
    for (level, expected) in [
        (Measurement::Nominal, 0.476_510),
        (Measurement::Ordinal, 0.759_829),
        (Measurement::Interval, 0.757_378),
    ] {
        let found = alpha(&given, level);
        assert!((found.estimate.value - expected).abs() < 5e-7, "{level:?}: {:?}", found.estimate);
        assert_eq!((found.n_raters, found.estimate.n_valid, found.n_ratings), (5, 40, 159));
        assert!(found.estimate.low.unwrap() < expected && expected < found.estimate.high.unwrap());
    }
}

#[test]
fn shrout_and_fleiss() {
    let Some(text) = data("rater-agreement/shrout_fleiss_1979.csv") else { return };
    let found = icc(&table(&columns_of(&text, 0)), 0.95).unwrap();
    let forms =
        [found.icc_1_1, found.icc_a_1, found.icc_c_1, found.icc_1_k, found.icc_a_k.unwrap(), found.icc_c_k];
    let expected = [0.165_742, 0.289_764, 0.714_841, 0.442_797, 0.620_051, 0.909_316];
    for (form, expected) in forms.into_iter().zip(expected) {
        assert!((form.estimate.value - expected).abs() < 5e-7, "{form:?}");
    }
}
