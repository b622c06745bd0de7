//! The jobs that are timed, each as a user would write it.

use std::sync::Arc;

use gapmodel_core::consistency::{self, SiteStatistic, Sites, SitesOptions};
use gapmodel_core::csat::Statistic;
use gapmodel_core::csv::{CsvOptions, summarize_csv};
use gapmodel_core::gap::{ServqualOptions, ServqualResult, segments, servqual};
use gapmodel_core::mystery::{self, PlanOptions};
use gapmodel_core::reliability::{self, AlphaOptions, Items};
use gapmodel_core::standards::{
    self, Attainment, AttainmentOptions, ObservationColumns, Standard, StandardKind, StandardSet,
    StandardSetSpec, StandardUnit, StandardsTally,
};
use gapmodel_core::stats::Bootstrap;
use gapmodel_core::weighting::{self, Margin, RakeOptions, WeightingResult};
use gapmodel_core::{
    AttributeSpec, Categories, Column, Counts, CrossProducts, DimensionSpec, Instrument, InstrumentSpec,
    Label, Method, PairCounts, Result, Scale, Summary, SummaryOptions, Table, Viewpoint, csat, drivers,
    summarize,
};

use crate::draw::Draw;
use crate::survey::Survey;

const DIMENSIONS: [(&str, usize); 5] =
    [("tangibles", 4), ("reliability", 5), ("responsiveness", 4), ("assurance", 4), ("empathy", 5)];

/// The instrument of [`Survey`]: 22 attributes on 1 to 7 with 0 for missing, five dimensions.
///
/// # Errors
///
/// None: the definition is fixed.
pub fn instrument() -> Result<Arc<Instrument>> {
    let dimension =
        |(id, _): &(&str, usize)| DimensionSpec { id: (*id).to_owned(), ..DimensionSpec::default() };
    let dimensions_of = DIMENSIONS.iter().flat_map(|(id, n)| std::iter::repeat_n(*id, *n));
    let attribute = |(i, dimension): (usize, &str)| AttributeSpec {
        id: format!("{:02}", i + 1),
        dimension: dimension.to_owned(),
        ..AttributeSpec::default()
    };
    let spec = InstrumentSpec {
        id: "survey".to_owned(),
        scales: [("ratings".to_owned(), Scale::new(1, 7)?.with_missing([0.0])?)].into(),
        viewpoints: [
            (Viewpoint::Expectation, "e{id}".to_owned()),
            (Viewpoint::Perception, "p{id}".to_owned()),
        ]
        .into(),
        dimensions: DIMENSIONS.iter().map(dimension).collect(),
        attributes: dimensions_of.enumerate().map(attribute).collect(),
        ..InstrumentSpec::default()
    };
    Ok(Arc::new(Instrument::new(spec)?))
}

/// The survey as a table of borrowed columns.
///
/// # Errors
///
/// None: the survey is well formed.
pub fn table(survey: &Survey) -> Result<Table<'_>> {
    let mut table = Table::new();
    for (i, column) in survey.items.iter().enumerate() {
        let (side, number) = if i < 22 { ("e", i + 1) } else { ("p", i - 21) };
        table.add(&format!("{side}{number:02}"), Column::from(column))?;
    }
    table.add("loc", Column::from(&survey.location))?;
    table.add("month", Column::from(&survey.month))?;
    table.add("w", Column::from(&survey.weight))?;
    Ok(table)
}

/// J1: top box (9, 10 of 10), mean and NPS with intervals from two columns.
///
/// # Errors
///
/// None on a survey of more than one respondent.
pub fn satisfaction(survey: &Survey) -> Result<(f64, f64, f64)> {
    let mut satisfaction = Counts::new(&Scale::new(1, 10)?.with_missing([0.0])?)?;
    satisfaction.extend(&survey.satisfaction)?;
    let mut recommend = Counts::new(&Scale::new(0, 10)?.with_missing([-1.0])?)?;
    recommend.extend(&survey.recommend)?;
    let share = csat::top_box(&satisfaction, &csat::TopBoxOptions::default())?;
    let mean = csat::mean(&satisfaction, 0.95)?;
    let nps = csat::nps(&recommend, 0.95, Method::AdjustedWald)?;
    Ok((share.value, mean.value, nps.score.value))
}

/// The recommendations of a survey by 10,000 shops, to which respondents go in turns.
///
/// # Errors
///
/// None: the survey is well formed.
pub fn shops(survey: &Survey) -> Result<Summary> {
    let shop = |row: usize| u32::try_from(row * 7 % 10_000).unwrap_or_default();
    let codes = (0..survey.recommend.len()).map(shop).collect();
    let shops = Categories::from_codes(codes, (0..10_000).map(Label::Int).collect())?;
    let scale = Scale::new(0, 10)?.with_missing([-1.0])?;
    Summary::of_ratings(&scale, &survey.recommend, None, vec![("shop", shops)])
}

/// Every shop against all others, with p-values adjusted over the shops. Returns how many were compared.
///
/// # Errors
///
/// None on a survey of more than one respondent per shop.
pub fn segments_compared(shops: &Summary, statistic: csat::Statistic) -> Result<usize> {
    let compare = csat::CompareOptions { statistic, ..csat::CompareOptions::default() };
    let options = csat::SegmentOptions { compare, ..csat::SegmentOptions::default() };
    Ok(csat::segments(shops, "ratings", &options)?.segments.len())
}

/// The names of the columns that are raked.
const RAKED: [&str; 5] = ["a", "b", "c", "d", "e"];

/// So many rows of five columns of ten categories, drawn from their positions alone.
#[must_use]
pub fn raked_columns(rows: usize) -> Vec<Vec<i8>> {
    let digit = |row: usize, column: usize| {
        let mixed = (row as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(13 * column as u32);
        ((mixed.wrapping_mul(0xd1b5_4a32_d192_ed03) >> 40) % 10) as i8
    };
    (0..RAKED.len()).map(|column| (0..rows).map(|row| digit(row, column)).collect()).collect()
}

/// Weights that meet five margins of ten categories.
///
/// # Errors
///
/// None if the columns have every category.
pub fn raked(columns: &[Vec<i8>]) -> Result<WeightingResult> {
    let mut table = Table::new();
    for (name, column) in RAKED.iter().zip(columns) {
        table.add(name, column)?;
    }
    let totals = || (0_i32..10).map(|category| (Label::Int(category.into()), f64::from(100 + 7 * category)));
    let margins: Vec<Margin> = RAKED.iter().map(|name| Margin::new(name, totals())).collect();
    weighting::rake(&table, &margins, &RakeOptions::default())
}

/// How many standards the observations of [`observations`] are of: yes or no, and times, in turns.
pub const STANDARDS: usize = 1_000;

/// A set of standards, half of them times.
///
/// # Errors
///
/// None: the set is fixed.
pub fn standard_set() -> Result<StandardSet> {
    let standard = |i: usize| {
        let (id, share) = (format!("s{i}"), Some(0.9));
        if i.is_multiple_of(2) {
            return Standard { target: share, ..Standard::new(id) };
        }
        let (kind, unit) = (StandardKind::Percentile, Some(StandardUnit::Seconds));
        Standard { kind, unit, target: Some(20.0), share, ..Standard::new(id) }
    };
    let standards = (0..STANDARDS).map(standard).collect();
    StandardSet::new(StandardSetSpec { id: "bench".to_owned(), standards, ..StandardSetSpec::default() })
}

/// A long table of observations: which standard, and what was observed.
///
/// # Panics
///
/// Never: every code has its label.
#[must_use]
pub fn observations(rows: usize, seed: u64) -> (Categories, Vec<f64>) {
    let mut draw = Draw::new(seed, 0);
    let (mut codes, mut values) = (Vec::with_capacity(rows), Vec::with_capacity(rows));
    for _ in 0..rows {
        let standard = draw.below(STANDARDS);
        let uniform = draw.uniform();
        #[expect(clippy::cast_possible_truncation, reason = "a thousand standards")]
        codes.push(standard as u32);
        // Tenths of a second.
        let time = libm::round(-120.0 * libm::log(1.0 - uniform)) / 10.0;
        values.push(if standard.is_multiple_of(2) { f64::from(u8::from(uniform < 0.9)) } else { time });
    }
    let labels = (0..STANDARDS).map(|i| Label::from(format!("s{i}").as_str())).collect();
    (Categories::from_codes(codes, labels).expect("codes below the number of labels"), values)
}

/// How far the standards of a long table are attained.
///
/// # Errors
///
/// None on observations of the set.
pub fn attainment(set: &StandardSet, (standards, values): &(Categories, Vec<f64>)) -> Result<Attainment> {
    let mut table = Table::new();
    table.add_labels("standard", standards.clone())?;
    table.add("value", values)?;
    let mut tally = StandardsTally::new(set.clone(), &[])?;
    tally.observe(&table, &ObservationColumns::default())?;
    standards::attainment(&tally, &AttainmentOptions::default())
}

/// J2, J2w: one gap table of everybody.
///
/// # Errors
///
/// None on a survey of more than one respondent.
pub fn gap_table(
    table: &Table<'_>,
    instrument: Arc<Instrument>,
    weight: Option<&str>,
) -> Result<ServqualResult> {
    let options = SummaryOptions { weight: weight.map(str::to_owned), ..SummaryOptions::default() };
    servqual(&summarize(table, instrument, options)?.total()?, &ServqualOptions::default())
}

/// J3: a gap table per segment: n, means, standard deviations and intervals. Returns the number of rows made.
///
/// # Errors
///
/// None on a well formed survey.
pub fn gap_tables(table: &Table<'_>, instrument: Arc<Instrument>, by: &[&str]) -> Result<usize> {
    let options = SummaryOptions {
        by: by.iter().map(|name| (*name).to_owned()).collect(),
        ..SummaryOptions::default()
    };
    Ok(segments(&summarize(table, instrument, options)?, 0.95)?.gaps.len())
}

/// J5: `BCa` intervals of the mean of one gap and of a net promoter score, from the ratings of the first so many respondents: their widths.
///
/// # Errors
///
/// None on a survey of more than one respondent.
pub fn bootstrap(survey: &Survey, respondents: usize) -> Result<[f64; 2]> {
    let mut pairs = PairCounts::new(&Scale::new(1, 7)?.with_missing([0.0])?)?;
    pairs.extend(&survey.items[0][..respondents], &survey.items[22][..respondents])?;
    let mut recommend = Counts::new(&Scale::new(0, 10)?.with_missing([-1.0])?)?;
    recommend.extend(&survey.recommend[..respondents])?;
    let mean = csat::CompareOptions {
        statistic: Statistic::Mean,
        bootstrap: Some(Bootstrap::default()),
        ..csat::CompareOptions::default()
    };
    let nps = csat::BootstrapOptions { statistic: Statistic::Nps, ..csat::BootstrapOptions::default() };
    let found = [csat::compare_paired(&pairs, &mean)?.estimate, csat::bootstrap(&recommend, &nps)?];
    Ok(found.map(|found| found.high.unwrap_or(0.0) - found.low.unwrap_or(0.0)))
}

/// J6: general, conditional and complete dominance of so many drivers, from their correlations.
///
/// # Errors
///
/// None: the correlations are those that data can have.
pub fn dominance(n: usize) -> Result<f64> {
    let names: Vec<String> = (0..n).map(|i| format!("x{i}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let between = |i: usize, j: usize| if i == j { 1.0 } else { 0.5 / (1.0 + 0.1 * i.abs_diff(j) as f64) };
    let correlations: Vec<Vec<f64>> = (0..n).map(|i| (0..n).map(|j| between(i, j)).collect()).collect();
    let with_outcome: Vec<f64> = (0..n).map(|i| 0.3 + 0.01 * (i * 7 % 11) as f64).collect();
    Ok(drivers::dominance(&names, &correlations, &with_outcome)?.general[0])
}

/// Key drivers with intervals: so many drivers rated 1 to 7 by so many people.
///
/// # Errors
///
/// None: the drivers vary and none determines another.
pub fn key_drivers(n: usize, people: usize) -> Result<f64> {
    let mixed = |row: usize, column: usize| {
        let seed = (row as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(7 * column as u32 + 1);
        (seed.wrapping_mul(0xd1b5_4a32_d192_ed03) >> 40) % 7
    };
    let columns: Vec<Vec<i8>> =
        (0..n).map(|column| (0..people).map(|row| 1 + mixed(row, column) as i8).collect()).collect();
    let outcome: Vec<f64> = (0..people)
        .map(|row| columns.iter().map(|column| f64::from(column[row])).sum::<f64>() + mixed(row, n) as f64)
        .collect();
    let mut table = Table::new();
    for (i, column) in columns.iter().enumerate() {
        table.add(&format!("x{i}"), column)?;
    }
    Ok(drivers::key_drivers(&table, Column::from(&outcome), &drivers::DriverOptions::default())?.r_squared)
}

/// J7: from CSV text to the gap table.
///
/// # Errors
///
/// None on the text of a survey.
pub fn gap_table_from_csv(text: impl std::io::Read, instrument: Arc<Instrument>) -> Result<ServqualResult> {
    let summary = summarize_csv(text, instrument, SummaryOptions::default(), &CsvOptions::default(), |_| ())?;
    servqual(&summary.total()?, &ServqualOptions::default())
}

/// J8: ratings of so many subjects by so many raters, from 1 to 5 in so wide steps, a tenth of them missing; correlated as
/// those of people who were told what to look at.
#[must_use]
pub fn ratings(subjects: usize, raters: usize, step: f64) -> Vec<Vec<f64>> {
    let mut draw = Draw::new(1, 0);
    let truth: Vec<f64> = (0..subjects).map(|_| 3.0 + 0.9 * draw.normal()).collect();
    let mut given = |truth: &f64| {
        let rating = (truth + 0.6 * draw.normal()).clamp(1.0, 5.0);
        if draw.uniform() < 0.1 { f64::NAN } else { (rating / step).round() * step }
    };
    (0..raters).map(|_| truth.iter().map(&mut given).collect()).collect()
}

/// A table of ratings with a column per rater.
///
/// # Errors
///
/// None for columns of one length.
pub fn by_rater(ratings: &[Vec<f64>]) -> Result<Table<'_>> {
    let mut table = Table::new();
    for (rater, given) in ratings.iter().enumerate() {
        table.add(&rater.to_string(), given)?;
    }
    Ok(table)
}

/// Answers of so many sites, 2 to 38 in each, from 1 to 5, and the site of each.
#[must_use]
pub fn site_answers(sites: u32) -> (Vec<f64>, Vec<u32>) {
    let mut draw = Draw::new(2, 0);
    let (mut ratings, mut codes) = (Vec::new(), Vec::new());
    for site in 0..sites {
        let level = 3.5 + 0.3 * draw.normal();
        for _ in 0..2 + site % 37 {
            ratings.push((level + draw.normal()).clamp(1.0, 5.0).round());
            codes.push(site);
        }
    }
    (ratings, codes)
}

/// Those answers as a summary by site.
///
/// # Errors
///
/// None on answers that are well formed.
pub fn site_summary(ratings: &[f64], codes: &[u32]) -> Result<Summary> {
    let by = vec![("site", Categories::from_labels(codes.iter().map(|site| Label::Int(i64::from(*site)))))];
    Summary::of_ratings(&Scale::new(1, 5)?, Column::from(ratings), None, by)
}

/// Whether the sites are alike, by their mean or their share of the two best ratings.
///
/// # Errors
///
/// None on a summary of several sites.
pub fn sites_compared(summary: &Summary, statistic: SiteStatistic) -> Result<Sites> {
    consistency::sites(summary, "ratings", &SitesOptions { statistic, ..SitesOptions::default() })
}

/// J4a: alpha of expectations, perceptions and gaps in each dimension with its interval, of those who answered all of it.
///
/// # Errors
///
/// None on a survey of more than a few respondents.
pub fn alphas(survey: &Survey) -> Result<Vec<f64>> {
    let scale = Scale::new(1, 7)?.with_missing([0.0])?;
    let (expectations, perceptions) = survey.items.split_at(22);
    let mut found = Vec::new();
    let mut start = 0;
    for (_, n) in DIMENSIONS {
        let (e, p) = (&expectations[start..start + n], &perceptions[start..start + n]);
        start += n;
        // Gaps from -6 to 6, and 99 where a side is missing.
        let gap = |(e, p): (&i8, &i8)| if *e == 0 || *p == 0 { 99 } else { p - e };
        let gaps: Vec<Vec<i8>> = e.iter().zip(p).map(|(e, p)| e.iter().zip(p).map(gap).collect()).collect();
        let gap_scale = Scale::new(-6, 6)?.with_missing([99.0])?;
        for (columns, scale) in [(e, &scale), (p, &scale), (&gaps[..], &gap_scale)] {
            let columns: Vec<Column<'_>> = columns.iter().map(Column::from).collect();
            let mut products = CrossProducts::new(n)?;
            products.extend_ratings(&columns, scale)?;
            let items = Items::new(products, (0..n).map(|i| i.to_string()))?;
            let alpha = reliability::alpha(&items, &AlphaOptions::default())?;
            found.extend([alpha.value, alpha.low, alpha.high]);
        }
    }
    Ok(found)
}

/// J4b: the covariances of all 44 items, of complete rows or of pairs.
///
/// # Errors
///
/// None on a well formed survey.
pub fn covariances(survey: &Survey, pairwise: bool) -> Result<Vec<Option<f64>>> {
    let columns: Vec<Column<'_>> = survey.items.iter().map(Column::from).collect();
    let empty = if pairwise { CrossProducts::pairwise } else { CrossProducts::new };
    let mut products = empty(columns.len())?;
    products.extend_ratings(&columns, &Scale::new(1, 7)?.with_missing([0.0])?)?;
    let pairs = (0..columns.len()).flat_map(|i| (0..=i).map(move |j| (i, j)));
    Ok(pairs.map(|(i, j)| products.covariance(i, j)).collect())
}

/// A plan of so many visits to a tenth as many sites, by a hundred shoppers or more, over twelve weeks.
///
/// # Errors
///
/// None: there is room for all.
pub fn visits_planned(visits: u64) -> Result<u64> {
    let names = |kind: &str, n: u64| (0..n).map(|i| format!("{kind} {i}")).collect();
    let (sites, shoppers) = (names("site", visits / 10), names("shopper", (visits / 100).max(100)));
    let options = PlanOptions { days: 84, ..PlanOptions::new(sites, shoppers, visits, "2026-01-05") };
    Ok(mystery::plan(&options)?.repeats)
}
