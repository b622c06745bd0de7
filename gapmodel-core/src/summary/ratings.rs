use super::{Summary, SummaryOptions, summarize};
use crate::error::Result;
use crate::instrument::{Instrument, InstrumentSpec, ItemSpec};
use crate::scale::Scale;
use crate::table::{Categories, Column, Table};

impl Summary {
    /// A summary of one column of ratings, by columns of labels: what takes clusters, strata or periods, without an
    /// instrument. Its only item is `"ratings"`.
    ///
    /// # Errors
    ///
    /// [`Error::UnequalLengths`](crate::Error::UnequalLengths), [`Error::OffScale`](crate::Error::OffScale) with the row,
    /// [`Error::InvalidWeight`](crate::Error::InvalidWeight), [`Error::DuplicateColumn`](crate::Error::DuplicateColumn) for
    /// labels that are called `ratings` or `weights`.
    ///
    /// ```
    /// use gapmodel_core::{Categories, Column, Label, Scale, Summary};
    /// let shops = Categories::from_labels(["a", "b", "a"].map(Label::from));
    /// let ratings = Column::from(&[5_i8, 4, 2]);
    /// let summary = Summary::of_ratings(&Scale::new(1, 5)?, ratings, None, vec![("shop", shops)])?;
    /// assert_eq!(summary.segment(&[Label::from("a")])?.counts("ratings")?.n_valid(), 2);
    /// # Ok::<(), gapmodel_core::Error>(())
    /// ```
    pub fn of_ratings<'a>(
        scale: &Scale,
        ratings: impl Into<Column<'a>>,
        weights: Option<Column<'a>>,
        by: Vec<(&str, Categories)>,
    ) -> Result<Self> {
        let (mut table, mut options) = (Table::new(), SummaryOptions::default());
        table.add("ratings", ratings)?;
        if let Some(weights) = weights {
            table.add("weights", weights)?;
            options.weight = Some("weights".to_owned());
        }
        for (name, labels) in by {
            table.add_labels(name, labels)?;
            options.by.push(name.to_owned());
        }
        let item = ItemSpec { id: "ratings".to_owned(), scale: "ratings".to_owned(), ..ItemSpec::default() };
        let instrument = InstrumentSpec {
            id: "ratings".to_owned(),
            scales: [("ratings".to_owned(), scale.clone())].into(),
            items: vec![item],
            ..InstrumentSpec::default()
        };
        summarize(&table, Instrument::new(instrument)?, options)
    }
}
