//! Whether service is the same everywhere, in open data held against figures computed independently. The data are not part
//! of the project: a test whose file is not at hand says so and passes.
//!
//! Computed with Python 3.11, `NumPy` 2.4.6, `SciPy` 1.17.1, statsmodels 0.15.0.

use std::collections::BTreeMap;
use std::path::PathBuf;

use gapmodel_core::consistency::{
    self, OverTimeOptions, Overdispersion, PermutationOptions, SiteCount, SitePeriod, SiteStatistic, Sites,
    SitesOptions, WithinSites,
};
use gapmodel_core::{Categories, Column, Label};

/// The rows of a table as text by column, without quotes; `None` with the reason printed where there is none.
fn rows(name: &str) -> Option<Vec<BTreeMap<String, String>>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data").join(name);
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: {name} is not part of the project and not at hand here");
        return None;
    };
    let fields = |line: &str| -> Vec<String> {
        line.split(',').map(|field| field.trim().trim_matches('"').to_owned()).collect()
    };
    let mut lines = text.lines();
    let heads = fields(lines.next()?);
    Some(lines.map(|line| heads.iter().cloned().zip(fields(line)).collect()).collect())
}

fn number(row: &BTreeMap<String, String>, column: &str) -> f64 {
    row[column].parse().unwrap_or(f64::NAN)
}

fn assert_near(what: &str, found: f64, expected: f64, relative: f64) {
    assert!((found - expected).abs() <= relative * expected.abs(), "{what}: {found}, not {expected}");
}

/// Sites of a column of values and a column of labels.
fn by(rows: &[BTreeMap<String, String>], column: &str, site: &str) -> Sites {
    let values: Vec<f64> = rows.iter().map(|row| number(row, column)).collect();
    let sites = Categories::from_labels(rows.iter().map(|row| Label::parse(&row[site])));
    consistency::sites_of_values(&Column::from(&values), &sites, &SitesOptions::default()).unwrap()
}

#[test]
fn breaches_of_the_standard_vary_far_beyond_chance() {
    let Some(rows) = rows("nhs-ae-attendances/ae_attendances.csv") else { return };
    let rows: Vec<_> = rows.into_iter().filter(|row| row["type"] == "1").collect();
    #[expect(clippy::cast_sign_loss, reason = "a count")]
    let count = |row: &BTreeMap<String, String>| {
        let [count, size] = ["breaches", "attendances"].map(|column| number(row, column));
        (count as u64, size)
    };
    let counted: Vec<SiteCount> = rows
        .iter()
        .map(|row| {
            let (count, size) = count(row);
            SiteCount { label: Label::parse(&row["org_code"]), count, size }
        })
        .collect();
    let options = SitesOptions { statistic: SiteStatistic::Share, ..SitesOptions::default() };
    let found = consistency::sites_of_counts(&counted, &options).unwrap();
    assert_eq!(found.dispersion.applied, Overdispersion::Additive);
    assert_eq!((found.sites.len(), found.n_beyond_chance, found.n_beyond_limits), (140, 138, 1));
    assert_near("centre", found.center, 0.174_815_977_891_329_6, 1e-12);
    assert_near("Q", found.dispersion.q, 1_605_409.924_199_357_6, 1e-9);
    assert_near("phi", found.dispersion.phi, 11_467.213_744_281_125, 1e-9);
    assert_near("winsorised phi", found.dispersion.phi_winsorised, 8_949.393_036_073_325, 1e-9);
    assert_near("tau", found.dispersion.tau, 0.062_734_337_911_733_27, 1e-9);
    assert_near("ICC(1)", found.icc.unwrap().value, 0.034_948_224_715_247_72, 1e-9);
    assert_near("between", found.between_sd, 0.073_517_701_822_857_51, 1e-9);
    assert_near("between, low", found.between_low.unwrap(), 0.065_797_044_818_496_05, 1e-9);
    assert_near("between, high", found.between_high.unwrap(), 0.083_306_967_389_447_29, 1e-9);
    // Months of a site vary far beyond chance too: ranks that chance alone tells sharply are hardly known.
    let months = found.rows.unwrap();
    assert_eq!((months.n_rows, months.df), (4_932, 4792));
    assert_near("phi of months", months.phi, 194.626_924_598_076_7, 1e-9);
    let by_month = SitesOptions { within: WithinSites::Rows, ..options };
    let by_month = consistency::sites_of_counts(&counted, &by_month).unwrap();
    assert_near("between, by months", by_month.between_sd, 0.072_825_840_805_099_06, 1e-9);
    let sharp = |found: &Sites| found.sites.iter().filter(|site| site.rank_low == site.rank_high).count();
    assert_eq!((sharp(&found), sharp(&by_month)), (11, 0));
    let points: Vec<SitePeriod> = rows
        .iter()
        .map(|row| {
            let (count, size) = count(row);
            let [site, period] = ["org_code", "period"].map(|column| Label::parse(&row[column]));
            SitePeriod { site, period, count, size }
        })
        .collect();
    let charts = consistency::over_time_of_counts(&points, &OverTimeOptions::default()).unwrap();
    // Of so many points 13 are to be expected beyond plain limits; 4,062 are.
    assert_eq!(charts.n_points, 4_932);
    assert_near("by chance", charts.expected_by_chance, 13.315_394_183_999_24, 1e-9);
    assert!(charts.n_overdispersed > 100 && charts.n_beyond < 1_000, "{}", charts.n_beyond);
}

#[test]
fn states_differ_more_than_releases() {
    let Some(rows) = rows("hcahps/state_results.csv") else { return };
    let rows: Vec<_> = rows.into_iter().filter(|row| row["Measure ID"] == "H_HSP_RATING").collect();
    let [states, releases] = ["State", "Release Period"].map(|site| by(&rows, "Top-box Percentage", site));
    assert_eq!((states.sites.len(), releases.sites.len(), states.n_valid), (51, 9, 458));
    assert_near("ICC(1) of states", states.icc.unwrap().value, 0.860_983_961_285_994, 1e-10);
    assert_near("lower limit", states.icc.unwrap().low.unwrap(), 0.806_949_635_017_295, 1e-9);
    assert_near("between states", states.between_sd, 3.766_470_562_302_956, 1e-9);
    assert_near("within states", states.within_sd, 1.510_259_300_876_228_8, 1e-10);
    assert_eq!((states.n_beyond_chance, states.n_beyond_limits), (31, 1));
    assert_near("ICC(1) of releases", releases.icc.unwrap().value, 0.044_098_118_953_859_91, 1e-9);
    assert_near("between releases", releases.between_sd, 0.845_528_769_730_599_1, 1e-9);
    assert_eq!((releases.n_beyond_chance, releases.n_beyond_limits), (1, 0));
}

#[test]
fn boarding_areas_of_an_airport() {
    let Some(rows) = rows("sfo-2017/sfo-2017.csv") else { return };
    let rows: Vec<_> = rows.into_iter().filter(|row| (0.0..=10.0).contains(&number(row, "NETPRO"))).collect();
    let found = by(&rows, "NETPRO", "BAREA");
    assert_eq!((found.sites.len(), found.n_valid, found.dispersion.applied), (7, 2746, Overdispersion::None));
    assert_near("ICC(1)", found.icc.unwrap().value, 0.001_830_466_028_196_234_4, 1e-8);
    assert_near("between", found.between_sd, 0.069_027_832_866_883_91, 1e-8);
    assert_near("between, high", found.between_high.unwrap(), 0.229_452_433_496_677_46, 1e-8);
    assert_near("p", found.dispersion.p.unwrap(), 0.120_121_422_220_334_2, 1e-9);
    assert_eq!((found.n_beyond_chance, found.n_stand_out), (0, 0));
    // Each may stand anywhere: there is nothing to rank.
    assert!(found.sites.iter().all(|site| (site.rank_low, site.rank_high) == (1, 7)));
}

#[test]
fn repairs_for_two_groups_of_customers() {
    let Some(rows) = rows("verizon-repair/Verizon.csv") else { return };
    let times = |group: &str| -> Vec<f64> {
        rows.iter().filter(|row| row["Group"] == group).map(|row| number(row, "Time")).collect()
    };
    let [own, other] = ["ILEC", "CLEC"].map(times);
    let options = PermutationOptions { replicates: 200_000, seed: 1 };
    let found = consistency::permutation(&Column::from(&other), &Column::from(&own), &options).unwrap();
    assert_eq!((found.n_a, found.n_b, found.exact), (23, 1664, false));
    assert_near("own customers", found.mean_b, 8.411_610_576_923_076, 1e-14);
    assert_near("others", found.mean_a, 16.509_130_434_782_61, 1e-14);
    // SciPy's permutation_test drew .018115 of 199,999; four standard errors of both.
    assert!((found.p_greater - 0.018_115).abs() < 4.0 * 4.22e-4, "{}", found.p_greater);
    // Student's t makes a quarter of that: .0045.
    assert_near("Student's t", found.student.unwrap().p, 0.009_067_526_842_504_153, 1e-9);
    assert_near("Welch's t", found.welch.unwrap().p, 0.059_746_121_414_758_57, 1e-9);
    assert_near("skewness", found.skewness, 4.526_403_991_130_567, 1e-9);
}
