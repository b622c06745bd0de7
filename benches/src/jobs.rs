//! The jobs that are timed, each as a user would write it.

use std::sync::Arc;

use gapmodel_core::csv::{CsvOptions, summarize_csv};
use gapmodel_core::gap::{ServqualOptions, ServqualResult, segments, servqual};
use gapmodel_core::{
    AttributeSpec, Column, Counts, DimensionSpec, Instrument, InstrumentSpec, Method, Result, Scale,
    SummaryOptions, Table, Viewpoint, csat, summarize,
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
