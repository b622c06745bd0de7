//! The jobs that are timed, each as a user would write it.

use std::sync::Arc;

use gapmodel_core::csat::Statistic;
use gapmodel_core::csv::{CsvOptions, summarize_csv};
use gapmodel_core::gap::{ServqualOptions, ServqualResult, segments, servqual};
use gapmodel_core::stats::Bootstrap;
use gapmodel_core::weighting::{self, Margin, RakeOptions, WeightingResult};
use gapmodel_core::{
    AttributeSpec, Categories, Column, Counts, DimensionSpec, Instrument, InstrumentSpec, Label, Method,
    PairCounts, Result, Scale, Summary, SummaryOptions, Table, Viewpoint, csat, summarize,
};

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

/// J7: from CSV text to the gap table.
///
/// # Errors
///
/// None on the text of a survey.
pub fn gap_table_from_csv(text: impl std::io::Read, instrument: Arc<Instrument>) -> Result<ServqualResult> {
    let summary = summarize_csv(text, instrument, SummaryOptions::default(), &CsvOptions::default(), |_| ())?;
    servqual(&summary.total()?, &ServqualOptions::default())
}
