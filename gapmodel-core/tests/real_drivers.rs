//! Drivers in open data sets, held against figures computed independently and against certified ones. The data are not part
//! of the project: a test whose file is not at hand says so and passes.
//!
//! Computed with Python 3.11, numpy 2.4.6, pandas 3.1.1, statsmodels 0.15.0.

use std::path::PathBuf;

use gapmodel_core::drivers::{
    self, DriverOptions, ImportanceOptions, KanoOptions, PenaltyOptions, Quadrant, key_drivers,
};
use gapmodel_core::stats::Regression;
use gapmodel_core::{Categories, Column, Label, Table};

/// The text of a file, or `None` with the reason printed.
fn data(name: &str) -> Option<String> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data").join(name);
    if path.exists() {
        return Some(std::fs::read_to_string(path).unwrap());
    }
    println!("skipped: {name} is not part of the project and not at hand here");
    None
}

/// A table of text without quotes: names and rows.
struct Csv<'a> {
    names: Vec<&'a str>,
    rows: Vec<Vec<&'a str>>,
}

impl<'a> Csv<'a> {
    fn read(text: &'a str) -> Self {
        let mut lines = text.trim_start_matches('\u{feff}').lines().map(|line| line.split(',').collect());
        Self { names: lines.next().unwrap(), rows: lines.collect() }
    }

    fn column(&self, name: &str) -> impl Iterator<Item = &'a str> {
        let at = self.names.iter().position(|other| *other == name).unwrap();
        self.rows.iter().map(move |row| row[at])
    }

    fn numbers(&self, name: &str) -> Vec<f64> {
        self.column(name).map(|cell| cell.parse().unwrap_or(f64::NAN)).collect()
    }
}

/// A table of some columns of numbers.
struct Numbers(Vec<(String, Vec<f64>)>);

impl Numbers {
    fn read(csv: &Csv<'_>, names: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(names.into_iter().map(|(name, column)| (name, csv.numbers(&column))).collect())
    }

    fn table(&self) -> Table<'_> {
        let mut table = Table::new();
        self.0.iter().for_each(|(name, column)| table.add(name, column).unwrap());
        table
    }
}

fn same(name: &str) -> (String, String) {
    (name.to_owned(), name.to_owned())
}

fn assert_near(what: &str, found: f64, expected: f64, relative: f64) {
    assert!((found - expected).abs() <= relative * expected.abs(), "{what}: {found}, not {expected}");
}

#[test]
fn satisfaction_with_kiosks_hangs_on_their_price() {
    let Some(text) = data("kiosk/kiosk.csv") else { return };
    let csv = Csv::read(&text);
    let items = ["SAT01", "SAT05", "SAT07", "SAT10", "SAT15", "SAT20"];
    let ratings = Numbers::read(&csv, items.map(same));
    let overall = csv.numbers("overall_sat1");
    let found = key_drivers(&ratings.table(), Column::from(&overall), &DriverOptions::default()).unwrap();
    assert_eq!((found.n_valid, found.n_missing), (207, 4));
    assert_near("R²", found.r_squared, 0.394_936_939_169_466, 1e-12);
    let expected = [
        (0.054_604_148_294_482_98, 0.055_306_407_282_016_06),
        (0.023_466_282_304_753_18, 0.024_648_386_604_415_467),
        (0.026_631_881_299_858_984, 0.026_588_042_380_901_55),
        (0.237_708_583_112_576_77, 0.236_407_853_288_022_83),
        (0.018_813_524_327_627_496, 0.018_303_963_006_630_85),
        (0.033_712_519_830_166_57, 0.033_682_286_607_479_295),
    ];
    for (driver, (general, relative)) in found.drivers.iter().zip(expected) {
        assert_near(&driver.name, driver.general_dominance.unwrap(), general, 1e-11);
        assert_near(&driver.name, driver.relative_weight.unwrap(), relative, 1e-11);
    }
    // The first is first beyond doubt, and told from noise; the last may be noise.
    assert!(found.drivers[3].rank == 1 && found.drivers[3].rank_probabilities[0] > 0.99);
    let low = |i: usize| found.drivers[i].above_noise.unwrap().low.unwrap();
    assert!(low(3) > 0.0 && low(4) < 0.0, "{} and {}", low(3), low(4));
}

#[test]
fn importance_and_satisfaction_of_kiosks_are_in_their_quadrants() {
    let Some(text) = data("kiosk/kiosk.csv") else { return };
    let csv = Csv::read(&text);
    let side =
        |side: &str| Numbers::read(&csv, (1..=24).map(|i| (format!("{i:02}"), format!("{side}{i:02}"))));
    let (importance, performance) = (side("IMP"), side("SAT"));
    let options = ImportanceOptions { scale: Some((1.0, 7.0)), ..ImportanceOptions::default() };
    let found = drivers::importance_performance(&importance.table(), &performance.table(), &options).unwrap();
    assert_near("importance", found.importance_line, 5.852_657_004_830_918, 1e-12);
    assert_near("performance", found.performance_line, 4.903_582_930_756_844, 1e-12);
    let count = |quadrant| found.attributes.iter().filter(|row| row.position == quadrant).count();
    let quadrants = [
        Quadrant::ConcentrateHere,
        Quadrant::KeepUpTheGoodWork,
        Quadrant::LowPriority,
        Quadrant::PossibleOverkill,
    ];
    assert_eq!(quadrants.map(count), [5, 12, 7, 0]);
    assert!(found.attributes.iter().any(|row| row.quadrant == Quadrant::Undecided));
}

#[test]
fn features_of_kiosks_have_their_categories() {
    let Some(text) = data("kiosk/kiosk.csv") else { return };
    let csv = Csv::read(&text);
    let side = |side: &str| {
        let mut table = Table::new();
        for i in [1, 13, 20, 29] {
            let name = format!("{side}{i:02}");
            let labels = csv.column(&name).map(Label::parse);
            table.add_labels(&format!("{i:02}"), Categories::from_labels(labels)).unwrap();
        }
        table
    };
    let found = drivers::kano(&side("KF"), &side("KD"), None, &KanoOptions::default()).unwrap();
    let counts = |i: usize| {
        let of = found.features[i].counts;
        [of.must_be, of.one_dimensional, of.attractive, of.indifferent, of.reverse, of.questionable]
    };
    assert_eq!(counts(0), [90, 52, 43, 21, 0, 1]);
    assert_eq!(counts(1), [25, 30, 83, 68, 1, 0]);
    assert_eq!(counts(2), [23, 37, 121, 23, 2, 1]);
    assert_eq!(counts(3), [6, 19, 119, 61, 1, 1]);
    assert!(found.features.iter().all(|feature| (feature.n_valid, feature.n_missing) == (207, 4)));
    let names: Vec<&str> = found.features.iter().map(|feature| feature.category.name()).collect();
    assert_eq!(names, ["must_be", "attractive", "attractive", "attractive"]);
    assert_eq!(found.features.iter().map(|f| f.is_clear).collect::<Vec<_>>(), [true, false, true, true]);
}

#[test]
fn penalties_of_kiosks_are_those_of_statsmodels() {
    let Some(text) = data("kiosk/kiosk.csv") else { return };
    let csv = Csv::read(&text);
    let ratings = Numbers::read(&csv, ["SAT01", "SAT10", "SAT20"].map(same));
    let overall = csv.numbers("overall_sat1");
    let options =
        PenaltyOptions { scale: (1.0, 7.0), low: Some(3.0), high: Some(6.0), ..PenaltyOptions::default() };
    let found = drivers::penalty_reward(&ratings.table(), Column::from(&overall), &options).unwrap();
    assert_near("R²", found.r_squared, 0.302_509_120_257_812_74, 1e-12);
    let expected = [
        (-0.292_488_770_456_975_2, 0.279_193_586_044_880_5, 6),
        (-0.831_566_062_732_733_5, 0.245_338_717_815_581_8, 36),
        (0.103_058_679_612_694, 0.157_756_950_926_655_73, 31),
    ];
    for (row, (penalty, reward, n_low)) in found.attributes.iter().zip(expected) {
        assert_near(&row.name, row.penalty.unwrap().value, penalty, 1e-11);
        assert_near(&row.name, row.reward.unwrap().value, reward, 1e-11);
        assert_eq!(row.n_low, n_low);
    }
    assert_eq!(found.attributes[1].factor.name(), "basic");
}

#[test]
fn happiness_in_somerville_by_logistic_regression() {
    const R_SQUARED: f64 = 0.089_627_018_154_764_26;
    const GENERAL: [f64; 6] = [
        0.048_611_766_112_706_6,
        0.000_146_298_923_751_370_1,
        0.007_607_979_207_282_53,
        0.003_765_871_110_347_739,
        0.012_812_337_651_844_604,
        0.016_682_765_148_831_418,
    ];
    let Some(text) = data("somerville/somerville.csv") else { return };
    let csv = Csv::read(&text);
    let ratings = Numbers::read(&csv, ["X1", "X2", "X3", "X4", "X5", "X6"].map(same));
    let happy = csv.numbers("D");
    let options = DriverOptions { top_box: Some(1.0), ..DriverOptions::default() };
    let found = key_drivers(&ratings.table(), Column::from(&happy), &options).unwrap();
    assert_near("McFadden's R²", found.r_squared, R_SQUARED, 1e-9);
    for (driver, expected) in found.drivers.iter().zip(GENERAL) {
        assert_near(&driver.name, driver.general_dominance.unwrap(), expected, 1e-8);
    }
}

/// The rows of numbers at the end of a file of NIST.
fn certified(text: &str, width: usize) -> Vec<Vec<f64>> {
    let numbers =
        |line: &str| line.split_whitespace().map(|word| word.parse().ok()).collect::<Option<Vec<f64>>>();
    text.lines().filter_map(numbers).filter(|row| row.len() == width).collect()
}

fn regression(rows: &[Vec<f64>]) -> (Regression, f64) {
    let column = |i: usize| rows.iter().map(|row| row[i]).collect::<Vec<f64>>();
    let columns: Vec<Vec<f64>> = (0..rows[0].len()).map(column).collect();
    let mut table = Table::new();
    for (i, column) in columns.iter().enumerate().skip(1) {
        table.add(&format!("x{i}"), column).unwrap();
    }
    let options = DriverOptions { replicates: Some(0), ..DriverOptions::default() };
    let found = key_drivers(&table, Column::from(&columns[0]), &options).unwrap();
    (found.regression.unwrap(), found.r_squared)
}

#[test]
fn longley_and_norris_have_their_certified_coefficients() {
    let certify = |text: &str, width: usize, coefficients: &[(f64, f64)], r_squared: f64, relative: f64| {
        let (found, whole) = regression(&certified(text, width));
        assert_near("R²", found.r_squared, r_squared, 1e-12);
        assert_near("R² of the drivers", whole, r_squared, 1e-12);
        for (coefficient, (value, std_error)) in found.coefficients.iter().zip(coefficients) {
            assert_near(&coefficient.name, coefficient.value, *value, relative);
            assert_near(&coefficient.name, coefficient.std_error, *std_error, relative);
        }
    };
    if let Some(text) = data("nist-strd/Longley.dat") {
        let coefficients = [
            (-3_482_258.634_595_82, 890_420.383_607_373),
            (15.061_872_271_373_3, 84.914_925_774_766_9),
            (-0.035_819_179_292_591_0, 0.033_491_007_772_243_2),
            (-2.020_229_803_816_83, 0.488_399_681_651_699),
            (-1.033_226_867_173_59, 0.214_274_163_161_675),
            (-0.051_104_105_653_580_7, 0.226_073_200_069_370),
            (1_829.151_464_613_55, 455.478_499_142_212),
        ];
        certify(&text, 7, &coefficients, 0.995_479_004_577_296, 1e-10);
    }
    if let Some(text) = data("nist-strd/Norris.dat") {
        let coefficients = [
            (-0.262_323_073_774_029, 0.232_818_234_301_152),
            (1.002_116_818_020_45, 0.429_796_848_199_937e-3),
        ];
        certify(&text, 2, &coefficients, 0.999_993_745_883_712, 1e-9);
    }
}
