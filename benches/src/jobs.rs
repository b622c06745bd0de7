//! The jobs that are timed, each as a user would write it.

use std::sync::Arc;

use gapmodel_core::csv::{CsvOptions, summarize_csv};
use gapmodel_core::gap::{ServqualOptions, ServqualResult, segments, servqual};
use gapmodel_core::reliability::{self, AlphaOptions, Items};
use gapmodel_core::{
    AttributeSpec, Column, Counts, CrossProducts, DimensionSpec, Instrument, InstrumentSpec, Method, Result,
    Scale, SummaryOptions, Table, Viewpoint, csat, summarize,
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

/// J7: from CSV text to the gap table.
///
/// # Errors
///
/// None on the text of a survey.
pub fn gap_table_from_csv(text: impl std::io::Read, instrument: Arc<Instrument>) -> Result<ServqualResult> {
    let summary = summarize_csv(text, instrument, SummaryOptions::default(), &CsvOptions::default(), |_| ())?;
    servqual(&summary.total()?, &ServqualOptions::default())
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
