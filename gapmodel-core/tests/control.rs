//! Control charts of open data, held against figures computed independently. The data are not part of the project: a test
//! whose file is not at hand says so and passes.
//!
//! Computed with Python 3.11, numpy 2.4.6, pandas 3.

use std::collections::BTreeMap;
use std::path::PathBuf;

use gapmodel_core::control::{self, BaselineChoice, ChartKind, ControlOptions};
use gapmodel_core::csat::{self, Period, TrendOptions};

/// The lines of a file after its heads, or `None` with the reason printed.
fn lines(name: &str) -> Option<Vec<Vec<String>>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data").join(name);
    if !path.exists() {
        println!("skipped: {name} is not part of the project and not at hand here");
        return None;
    }
    let text = std::fs::read_to_string(path).unwrap();
    let fields = |line: &str| line.split(',').map(|field| field.trim_matches('"').to_owned()).collect();
    Some(text.lines().skip(1).map(fields).collect())
}

fn assert_near(what: &str, found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-10 * expected.abs(), "{what}: {found}, not {expected}");
}

/// Attendances and breaches of England by month.
fn months() -> Option<BTreeMap<String, (u64, u64)>> {
    let mut months = BTreeMap::new();
    for line in lines("nhs-ae-attendances/ae_attendances.csv")? {
        let month: &mut (u64, u64) = months.entry(line[0].clone()).or_default();
        month.0 += line[4].parse::<u64>().unwrap();
        month.1 += line[3].parse::<u64>().unwrap();
    }
    Some(months)
}

#[test]
fn two_million_attendances_a_month_need_laneys_chart() {
    let Some(months) = months() else { return };
    let (breaches, attendances): (Vec<u64>, Vec<u64>) = months.values().copied().unzip();
    let options = ControlOptions::default();
    let plain = control::p(&breaches, &attendances, &options).unwrap();
    // Plain limits are crossed by every month there is.
    assert_eq!((plain.values.len(), plain.signals.len()), (36, 36));
    assert_eq!(plain.proposes, Some(ChartKind::PPrime));
    let dispersion = plain.dispersion.unwrap();
    assert_near("centre", plain.center[0], 0.115_180_587_031_255_83);
    assert_near("phi", dispersion.phi, 9_222.603_933_812_972);
    assert_eq!((dispersion.df, dispersion.p.total_cmp(&1e-300).is_lt()), (35, true));
    let laney = control::p_prime(&breaches, &attendances, &options).unwrap();
    assert_eq!(laney.signals.len(), 7);
    assert_near("sigma Z", laney.baseline.sigma, 42.116_566_845_449_52);
    assert_near("lower", laney.lower[0], 0.085_666_578_031_004_73);
    assert_near("upper", laney.upper[0], 0.144_694_596_031_506_92);
    // Stored and read again, the baseline gives the same limits.
    let text = serde_json::to_string(&laney.baseline).unwrap();
    let stored = BaselineChoice::Stored(serde_json::from_str(&text).unwrap());
    let again =
        control::p_prime(&breaches, &attendances, &ControlOptions { baseline: stored, ..options }).unwrap();
    assert_eq!((&again.lower, &again.upper, &again.signals), (&laney.lower, &laney.upper, &laney.signals));
}

#[test]
fn breaches_rise_over_three_years() {
    let Some(months) = months() else { return };
    let series: Vec<Period> =
        months.iter().map(|(month, (breaches, n))| Period::new(month, *breaches, *n)).collect();
    let trend = csat::trend(&series, &TrendOptions::default()).unwrap();
    let slope = trend.slope.unwrap();
    assert_near("slope", slope.slope, 0.000_935_340_312_161_898_1);
    // Of chance alone z is 259; with the dispersion it is the t of WLS in statsmodels 0.15.0.
    assert_near("z of chance", slope.z * slope.dispersion.sqrt(), 259.113_947_026_497_2);
    assert_near("t", slope.z, 2.935_694_275_364_060_7);
    assert_near("p", slope.p, 0.005_930_186_565_058_71);
    assert_eq!(
        (trend.chart.kind, trend.alternative.unwrap().kind, trend.periods[0].label.as_str()),
        (ChartKind::PPrime, ChartKind::P, "2016-04-01")
    );
}

#[test]
fn hospitals_are_rated_lower_after_2021() {
    let Some(lines) = lines("hcahps/national_results.csv") else { return };
    let mut releases: Vec<(String, f64)> = lines
        .iter()
        .filter(|line| line[1] == "H_HSP_RATING")
        .map(|line| (line[0][3..].to_owned(), line[4].parse().unwrap()))
        .collect();
    releases.sort_by(|a, b| a.0.cmp(&b.0));
    let shares: Vec<f64> = releases.into_iter().map(|(_, share)| share).collect();
    let chart = control::xmr(&shares, &ControlOptions::default()).unwrap();
    assert_near("mean", chart.center[0], 72.222_222_222_222_23);
    assert_near("sigma", chart.baseline.sigma, 0.554_078_014_184_397_2);
    assert_eq!(chart.signals.iter().map(|signal| signal.index).collect::<Vec<_>>(), [8]);
}
