use crate::label::Label;

/// A result whose error is the crate's [`enum@Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// [`Error::InvalidOption`], from a value of any kind.
#[expect(clippy::needless_pass_by_value, reason = "numbers and texts alike")]
pub(crate) fn refuse<T>(option: &'static str, value: impl ToString, allowed: impl Into<String>) -> Result<T> {
    Err(Error::InvalidOption { option, value: value.to_string(), allowed: allowed.into() })
}

/// What went wrong: the offending value, where it stands and what is allowed, in one sentence.
///
/// Match on [`Error::kind`] rather than on the variants: kinds are stable, and C status codes and the `kind` of
/// the Python exception are made from them.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A scale that cannot be: bad limits, step, number of points or codes.
    #[error("invalid scale: {reason}")]
    InvalidScale {
        /// What is wrong and what is allowed.
        reason: String,
    },
    /// A rating that is no point of its scale and none of its declared codes.
    #[error("rating {value} at {place} is not on the scale {scale}")]
    OffScale {
        /// The rating as it was given.
        value: String,
        /// Row index and column.
        place: Place,
        /// The scale, as `min..=max` with its step.
        scale: String,
    },
    /// A confidence level outside (0, 1).
    #[error("confidence level {level} is not between 0 and 1 (0.95 means 95 %)")]
    InvalidLevel {
        /// The level as it was given.
        level: f64,
    },
    /// An option or argument with a value that is not allowed.
    #[error("{option} = {value} is not allowed: {allowed}")]
    InvalidOption {
        /// The name of the option.
        option: &'static str,
        /// The value as it was given.
        value: String,
        /// What is allowed.
        allowed: String,
    },
    /// Not one valid rating.
    #[error(
        "no valid ratings in {what}: {n_missing} missing, {n_excluded} not applicable, refused or invalid"
    )]
    NoValidRatings {
        /// The item, attribute or column.
        what: String,
        /// How many answers are missing.
        n_missing: u64,
        /// How many answers are not applicable, refused or invalid.
        n_excluded: u64,
    },
    /// Fewer valid answers than the estimate needs.
    #[error("too few valid answers in {what}: {n}, and at least {needed} are needed")]
    TooFewRatings {
        /// The item, attribute or column.
        what: String,
        /// The number of valid answers.
        n: u64,
        /// The number needed.
        needed: u64,
    },
    /// Fewer groups of answers (sites, units) than the estimate needs.
    #[error("too few {what}: {n}, and at least {needed} are needed")]
    TooFewUnits {
        /// What the groups are.
        what: String,
        /// How many there are.
        n: u64,
        /// The number needed.
        needed: u64,
    },
    /// A stratum of a survey with but one cluster, or one answer, of which no variance can be told.
    #[error(
        "the stratum {stratum} has one {unit} with answers, and its variance takes two: \
         join it with the stratum that is most like it"
    )]
    LonelyUnit {
        /// The label of the stratum.
        stratum: String,
        /// "cluster" or "answer".
        unit: &'static str,
    },
    /// All answers are equal, so the estimate has no uncertainty to report.
    #[error("{what} has no variation: all {n} valid answers give {value}")]
    ZeroVariance {
        /// The item, attribute or column.
        what: String,
        /// The number of valid answers.
        n: u64,
        /// The one value they all have.
        value: f64,
    },
    /// Columns of one table with different lengths.
    #[error("column {column:?} has {found} rows, the others have {expected}")]
    UnequalLengths {
        /// The column that differs.
        column: String,
        /// Its number of rows.
        found: usize,
        /// The number of rows of the columns before it.
        expected: usize,
    },
    /// A column that the table does not have.
    #[error("there is no column {column:?}; the table has {available}")]
    UnknownColumn {
        /// The column asked for.
        column: String,
        /// The columns there are.
        available: String,
    },
    /// A column name that the table has twice.
    #[error("column {column:?} stands twice in the table, as column {first} and column {second}")]
    DuplicateColumn {
        /// The name.
        column: String,
        /// Position of the first, from 1.
        first: usize,
        /// Position of the second, from 1.
        second: usize,
    },
    /// A survey weight that is missing, not a number, zero, negative, or too large or too fine to be held exactly.
    #[error(
        "weight {} at {place} is not allowed: a weight is a number from 0.000001 to 1000000; \
         leave out who does not count",
        if value.is_nan() { "missing".to_owned() } else { value.to_string() }
    )]
    InvalidWeight {
        /// The weight as it was given.
        value: f64,
        /// Row index and column.
        place: Place,
    },
    /// Importance points or weights of dimensions that do not sum to what they must.
    #[error("{what} sum to {sum}, they must sum to {expected}")]
    WeightSum {
        /// Which weights, and where.
        what: String,
        /// Their sum.
        sum: f64,
        /// What the sum must be.
        expected: String,
    },
    /// One respondent's importance points that do not sum to 100.
    #[error("the importance points at {place} sum to {sum}, they must sum to 100, none of them negative")]
    PointSum {
        /// Their sum.
        sum: f64,
        /// The row.
        place: Place,
    },
    /// An instrument definition with a mistake.
    #[error("invalid instrument: {reason}{}", place.as_ref().map(|p| format!(" ({p})")).unwrap_or_default())]
    InvalidInstrument {
        /// What is wrong and what is allowed.
        reason: String,
        /// Line and key, where the definition came from text.
        place: Option<String>,
    },
    /// An item, attribute or dimension that the instrument does not have.
    #[error("there is no {what} {id:?}; the instrument has {available}")]
    UnknownItem {
        /// "item", "attribute" or "dimension".
        what: &'static str,
        /// The id asked for.
        id: String,
        /// The ids there are.
        available: String,
    },
    /// A segment that the summary does not have.
    #[error("there is no segment {}", show_labels(labels))]
    UnknownSegment {
        /// The segment asked for.
        labels: Vec<Label>,
    },
    /// A viewpoint that a gap needs and that nobody was asked for.
    #[error("{what} needs the viewpoint {viewpoint}: no table had its columns, such as {column:?}")]
    Unasked {
        /// What needs it.
        what: &'static str,
        /// The viewpoint.
        viewpoint: &'static str,
        /// A column the viewpoint is read from.
        column: String,
    },
    /// Viewpoints from which nobody has answered, so that there is nothing to compute.
    #[error("{what} cannot be computed: nothing is known from the viewpoint {viewpoints}")]
    NothingKnown {
        /// What cannot be computed.
        what: String,
        /// The viewpoints.
        viewpoints: String,
    },
    /// A viewpoint that a gap needs and the instrument does not have.
    #[error("{what} needs the viewpoint {viewpoint}, which the instrument does not have")]
    MissingViewpoint {
        /// What was asked for.
        what: &'static str,
        /// The viewpoint that is absent.
        viewpoint: &'static str,
    },
    /// Text that is no table: empty, ragged, not in its encoding, too large.
    #[error("line {line}: {reason}")]
    InvalidTable {
        /// The line, from 1.
        line: u64,
        /// What is wrong and what is allowed.
        reason: String,
    },
    /// Bytes that are no summary of this library, or a damaged one.
    #[error("not a usable summary: {reason}")]
    InvalidBytes {
        /// What is wrong.
        reason: String,
    },
    /// Two summaries or tallies that describe different instruments or scales.
    #[error("these do not go together: {reason}")]
    Mismatch {
        /// What differs.
        reason: String,
    },
    /// A margin of a category, or a total of a cell, that nobody in the sample has.
    #[error(
        "nobody in the sample has {category} in {columns}, whose total is {total}: \
         join it with another, in the margin and in the sample"
    )]
    EmptyCell {
        /// The column, or the columns of a cell.
        columns: String,
        /// The category, or the categories of a cell.
        category: String,
        /// The total that was to be met.
        total: f64,
    },
    /// An iteration that did not come to its end.
    #[error(
        "{what} did not converge: after {iterations} iterations {worst} is off by {error:e}, and {tolerance:e} is \
         allowed"
    )]
    NotConverged {
        /// What was iterated.
        what: &'static str,
        /// How many iterations were made.
        iterations: u32,
        /// What is furthest from its goal.
        worst: String,
        /// How far.
        error: f64,
        /// How far it may be.
        tolerance: f64,
    },
    /// A count or exact sum beyond what can be held.
    #[error("{what} is beyond what can be held exactly")]
    Overflow {
        /// Which count or sum.
        what: &'static str,
    },
    /// Reading or writing failed.
    #[error("{reason}")]
    Io {
        /// The system's reason.
        reason: String,
    },
}

/// The stable, field-less kind of an [`enum@Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ErrorKind {
    /// See [`Error::InvalidScale`].
    InvalidScale,
    /// See [`Error::OffScale`].
    OffScale,
    /// See [`Error::InvalidLevel`].
    InvalidLevel,
    /// See [`Error::InvalidOption`].
    InvalidOption,
    /// See [`Error::NoValidRatings`].
    NoValidRatings,
    /// See [`Error::TooFewRatings`].
    TooFewRatings,
    /// See [`Error::ZeroVariance`].
    ZeroVariance,
    /// See [`Error::UnequalLengths`].
    UnequalLengths,
    /// See [`Error::UnknownColumn`].
    UnknownColumn,
    /// See [`Error::DuplicateColumn`].
    DuplicateColumn,
    /// See [`Error::InvalidWeight`].
    InvalidWeight,
    /// See [`Error::WeightSum`].
    WeightSum,
    /// See [`Error::InvalidInstrument`].
    InvalidInstrument,
    /// See [`Error::UnknownItem`].
    UnknownItem,
    /// See [`Error::UnknownSegment`].
    UnknownSegment,
    /// See [`Error::MissingViewpoint`].
    MissingViewpoint,
    /// See [`Error::InvalidTable`].
    InvalidTable,
    /// See [`Error::InvalidBytes`].
    InvalidBytes,
    /// See [`Error::Mismatch`].
    Mismatch,
    /// See [`Error::Overflow`].
    Overflow,
    /// See [`Error::Io`].
    Io,
    /// See [`Error::TooFewUnits`].
    TooFewUnits,
    /// See [`Error::EmptyCell`].
    EmptyCell,
    /// See [`Error::NotConverged`].
    NotConverged,
}

impl ErrorKind {
    /// Every kind, in the order of the C status codes.
    pub const ALL: [Self; 24] = [
        Self::InvalidScale,
        Self::OffScale,
        Self::InvalidLevel,
        Self::InvalidOption,
        Self::NoValidRatings,
        Self::TooFewRatings,
        Self::ZeroVariance,
        Self::UnequalLengths,
        Self::UnknownColumn,
        Self::DuplicateColumn,
        Self::InvalidWeight,
        Self::WeightSum,
        Self::InvalidInstrument,
        Self::UnknownItem,
        Self::UnknownSegment,
        Self::MissingViewpoint,
        Self::InvalidTable,
        Self::InvalidBytes,
        Self::Mismatch,
        Self::Overflow,
        Self::Io,
        Self::TooFewUnits,
        Self::EmptyCell,
        Self::NotConverged,
    ];

    /// The kind as Python's `GapModelError.kind` shows it, such as `"off_scale"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::InvalidScale => "invalid_scale",
            Self::OffScale => "off_scale",
            Self::InvalidLevel => "invalid_level",
            Self::InvalidOption => "invalid_option",
            Self::NoValidRatings => "no_valid_ratings",
            Self::TooFewRatings => "too_few_ratings",
            Self::ZeroVariance => "zero_variance",
            Self::UnequalLengths => "unequal_lengths",
            Self::UnknownColumn => "unknown_column",
            Self::DuplicateColumn => "duplicate_column",
            Self::InvalidWeight => "invalid_weight",
            Self::WeightSum => "weight_sum",
            Self::InvalidInstrument => "invalid_instrument",
            Self::UnknownItem => "unknown_item",
            Self::UnknownSegment => "unknown_segment",
            Self::MissingViewpoint => "missing_viewpoint",
            Self::InvalidTable => "invalid_table",
            Self::InvalidBytes => "invalid_bytes",
            Self::Mismatch => "mismatch",
            Self::Overflow => "overflow",
            Self::Io => "io",
            Self::TooFewUnits => "too_few_units",
            Self::EmptyCell => "empty_cell",
            Self::NotConverged => "not_converged",
        }
    }
}

impl Error {
    /// The stable kind of this error.
    ///
    /// ```
    /// use gapmodel_core::{ErrorKind, Scale};
    /// assert_eq!(Scale::new(5, 1).unwrap_err().kind(), ErrorKind::InvalidScale);
    /// ```
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::InvalidScale { .. } => ErrorKind::InvalidScale,
            Self::OffScale { .. } => ErrorKind::OffScale,
            Self::InvalidLevel { .. } => ErrorKind::InvalidLevel,
            Self::InvalidOption { .. } => ErrorKind::InvalidOption,
            Self::NoValidRatings { .. } => ErrorKind::NoValidRatings,
            Self::TooFewRatings { .. } => ErrorKind::TooFewRatings,
            Self::TooFewUnits { .. } | Self::LonelyUnit { .. } => ErrorKind::TooFewUnits,
            Self::ZeroVariance { .. } => ErrorKind::ZeroVariance,
            Self::UnequalLengths { .. } => ErrorKind::UnequalLengths,
            Self::UnknownColumn { .. } => ErrorKind::UnknownColumn,
            Self::DuplicateColumn { .. } => ErrorKind::DuplicateColumn,
            Self::InvalidWeight { .. } => ErrorKind::InvalidWeight,
            Self::WeightSum { .. } | Self::PointSum { .. } => ErrorKind::WeightSum,
            Self::InvalidInstrument { .. } => ErrorKind::InvalidInstrument,
            Self::UnknownItem { .. } => ErrorKind::UnknownItem,
            Self::UnknownSegment { .. } => ErrorKind::UnknownSegment,
            Self::MissingViewpoint { .. } | Self::Unasked { .. } | Self::NothingKnown { .. } => {
                ErrorKind::MissingViewpoint
            }
            Self::InvalidTable { .. } => ErrorKind::InvalidTable,
            Self::InvalidBytes { .. } => ErrorKind::InvalidBytes,
            Self::Mismatch { .. } => ErrorKind::Mismatch,
            Self::Overflow { .. } => ErrorKind::Overflow,
            Self::Io { .. } => ErrorKind::Io,
            Self::EmptyCell { .. } => ErrorKind::EmptyCell,
            Self::NotConverged { .. } => ErrorKind::NotConverged,
        }
    }
}

/// Where in a table a value stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The row, counted from 0 as in an array; in text read as a table, the line counted from 1.
    pub row: u64,
    /// Whether `row` is a line of a text rather than an index.
    pub is_line: bool,
    /// The column, where it has a name.
    pub column: Option<String>,
}

impl Place {
    /// A row of a column without a name, counted from 0.
    #[must_use]
    pub fn index(row: usize) -> Self {
        Self { row: row as u64, is_line: false, column: None }
    }

    /// The same place in a named column.
    #[must_use]
    pub fn in_column(self, column: &str) -> Self {
        Self { column: Some(column.to_owned()), ..self }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", if self.is_line { "line" } else { "index" }, self.row)?;
        match &self.column {
            Some(column) => write!(f, " of column {column:?}"),
            None => Ok(()),
        }
    }
}

fn show_labels(labels: &[Label]) -> String {
    let shown: Vec<String> = labels.iter().map(ToString::to_string).collect();
    format!("({})", shown.join(", "))
}

/// The first few of `names`, for an error that lists what there is.
pub(crate) fn list_names<'a>(names: impl Iterator<Item = &'a str>) -> String {
    const SHOWN: usize = 60;
    let names: Vec<&str> = names.collect();
    if names.is_empty() {
        return "none".to_owned();
    }
    let text = names[..names.len().min(SHOWN)].join(", ");
    if names.len() > SHOWN { format!("{text} and {} more", names.len() - SHOWN) } else { text }
}
