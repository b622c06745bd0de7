use crate::error::{Error, Result, list_names};
use crate::label::Label;

/// One column of a table, borrowed as it lies in memory: any numeric type, any stride, with or without a validity
/// bitmap.
///
/// Where a validity bit is 0, and where a floating value is NaN, the answer is missing; what lies under such a
/// slot is never looked at.
///
/// ```
/// use gapmodel_core::Column;
/// let ratings: &[i8] = &[7, 6, 0];
/// assert_eq!(Column::from(ratings).len(), 3);
/// let every_second = Column::strided(ratings, 0, 2, 2)?;
/// assert_eq!((every_second.len(), every_second.value(1)), (2, Some(0.0)));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Column<'a> {
    pub(crate) values: Values<'a>,
    pub(crate) start: usize,
    pub(crate) stride: usize,
    len: usize,
    validity: Option<Validity<'a>>,
}

/// The numbers of a [`Column`].
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
#[expect(missing_docs, reason = "each variant says its type")]
pub enum Values<'a> {
    I8(&'a [i8]),
    U8(&'a [u8]),
    I16(&'a [i16]),
    U16(&'a [u16]),
    I32(&'a [i32]),
    U32(&'a [u32]),
    I64(&'a [i64]),
    U64(&'a [u64]),
    F32(&'a [f32]),
    F64(&'a [f64]),
}

/// Runs `$body` with `$slice` bound to the slice of whatever type the values have.
macro_rules! with_values {
    ($values:expr, $slice:ident => $body:expr) => {
        match $values {
            Values::I8($slice) => $body,
            Values::U8($slice) => $body,
            Values::I16($slice) => $body,
            Values::U16($slice) => $body,
            Values::I32($slice) => $body,
            Values::U32($slice) => $body,
            Values::I64($slice) => $body,
            Values::U64($slice) => $body,
            Values::F32($slice) => $body,
            Values::F64($slice) => $body,
        }
    };
}
pub(crate) use with_values;

macro_rules! values_from {
    ($($type:ty => $variant:ident),*) => {$(
        impl<'a> From<&'a [$type]> for Values<'a> {
            fn from(values: &'a [$type]) -> Self {
                Self::$variant(values)
            }
        }
        impl<'a, const N: usize> From<&'a [$type; N]> for Values<'a> {
            fn from(values: &'a [$type; N]) -> Self {
                Self::$variant(values)
            }
        }
        impl<'a> From<&'a Vec<$type>> for Column<'a> {
            fn from(values: &'a Vec<$type>) -> Self {
                Self::from(values.as_slice())
            }
        }
    )*};
}
values_from!(i8 => I8, u8 => U8, i16 => I16, u16 => U16, i32 => I32, u32 => U32, i64 => I64, u64 => U64,
             f32 => F32, f64 => F64);

/// A number that a rating or a measure can be read from.
pub(crate) trait Number: Copy {
    fn as_f64(self) -> f64;
}

macro_rules! number {
    ($($type:ty),*) => {$(
        impl Number for $type {
            #[inline]
            #[allow(clippy::unnecessary_cast, clippy::cast_lossless, reason = "one form for all types")]
            fn as_f64(self) -> f64 {
                self as f64
            }
        }
    )*};
}
number!(i8, u8, i16, u16, i32, u32, i64, u64, f32, f64);

impl<'a, T: ?Sized> From<&'a T> for Column<'a>
where
    &'a T: Into<Values<'a>>,
{
    fn from(values: &'a T) -> Self {
        let values = values.into();
        let len = with_values!(values, v => v.len());
        Self { values, start: 0, stride: 1, len, validity: None }
    }
}

/// Arrow's validity bitmap: bit `offset + i`, least significant first, tells whether row i has a value.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Validity<'a> {
    bits: &'a [u8],
    offset: usize,
}

impl Validity<'_> {
    #[inline]
    pub(crate) fn is_set(self, row: usize) -> bool {
        let bit = self.offset + row;
        self.bits[bit >> 3] >> (bit & 7) & 1 == 1
    }
}

impl<'a> Column<'a> {
    /// Every `stride`-th of `values` from `start`, `len` in all: a column of a row-major matrix.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] if the last one would lie outside `values`.
    pub fn strided(values: impl Into<Values<'a>>, start: usize, stride: usize, len: usize) -> Result<Self> {
        let values = values.into();
        let available = with_values!(values, v => v.len());
        let last = len.checked_sub(1).map(|l| l.checked_mul(stride).and_then(|o| o.checked_add(start)));
        match last {
            Some(None) => {}
            Some(Some(last)) if last >= available => {}
            _ => return Ok(Self { values, start, stride, len, validity: None }),
        }
        Err(Error::InvalidOption {
            option: "stride",
            value: stride.to_string(),
            allowed: format!("{len} values from {start} by {stride} need more than the {available} given"),
        })
    }

    /// The same column with a validity bitmap as Arrow lays it out: bit `offset + i`, least significant first.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] if the bitmap is too short.
    pub fn with_validity(self, bits: &'a [u8], offset: usize) -> Result<Self> {
        let needed = offset.checked_add(self.len);
        if needed.is_none_or(|needed| bits.len() < needed.div_ceil(8)) {
            return Err(Error::InvalidOption {
                option: "validity",
                value: format!("{} bytes", bits.len()),
                allowed: format!("{} bits from bit {offset} are needed", self.len),
            });
        }
        Ok(Self { validity: Some(Validity { bits, offset }), ..self })
    }

    /// The number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The value of a row; `None` where it is missing.
    #[must_use]
    #[inline]
    pub fn value(&self, row: usize) -> Option<f64> {
        if row >= self.len || self.validity.is_some_and(|validity| !validity.is_set(row)) {
            return None;
        }
        let value = with_values!(self.values, v => v[self.start + row * self.stride].as_f64());
        (!value.is_nan()).then_some(value)
    }

    /// The value of a row as a label; whole numbers to the last digit, also where a double has not so many.
    fn label(&self, row: usize) -> Label {
        let at = self.start + row * self.stride;
        match (self.value(row), self.values) {
            (None, _) => Label::Missing,
            (_, Values::I64(values)) => Label::Int(values[at]),
            (_, Values::U64(values)) => {
                i64::try_from(values[at]).map_or_else(|_| Label::Text(values[at].to_string()), Label::Int)
            }
            (Some(value), _) => Label::parse(&value.to_string()),
        }
    }

    /// How often each value occurs in a column of bytes without gaps; `None` for any other column.
    pub(crate) fn byte_counts(&self) -> Option<Vec<(f64, u64)>> {
        if self.stride != 1 || self.validity.is_some() || self.len == 0 {
            return None;
        }
        let range = self.start..self.start + self.len;
        let (counts, signed) = match self.values {
            Values::U8(values) => (count_bytes(&values[range], |byte| byte), false),
            Values::I8(values) => (count_bytes(&values[range], i8::cast_unsigned), true),
            _ => return None,
        };
        let value = |byte: u8| if signed { f64::from(byte.cast_signed()) } else { f64::from(byte) };
        Some((0..=u8::MAX).zip(counts).filter(|(_, n)| *n > 0).map(|(byte, n)| (value(byte), n)).collect())
    }

    /// How often each pair of values occurs in two columns of bytes of one type without gaps, if they are long enough to
    /// be worth a table of all pairs; `None` for any others.
    pub(crate) fn byte_pair_counts(&self, other: &Self) -> Option<Vec<([f64; 2], u64)>> {
        let plain = |column: &Self| column.stride == 1 && column.validity.is_none();
        if !plain(self) || !plain(other) || self.len != other.len || self.len < LONG {
            return None;
        }
        let [own, others] = [self, other].map(|column| column.start..column.start + column.len);
        let (counts, signed) = match (self.values, other.values) {
            (Values::U8(a), Values::U8(b)) => (count_byte_pairs(&a[own], &b[others], |byte| byte), false),
            (Values::I8(a), Values::I8(b)) => {
                (count_byte_pairs(&a[own], &b[others], i8::cast_unsigned), true)
            }
            _ => return None,
        };
        let value = |byte: usize| {
            let byte = byte as u8;
            if signed { f64::from(byte.cast_signed()) } else { f64::from(byte) }
        };
        let found = counts.into_iter().enumerate().filter(|(_, n)| *n > 0);
        Some(found.map(|(pair, n)| ([pair >> 8, pair & 255].map(value), n)).collect())
    }

    pub(crate) fn validity(&self) -> Option<Validity<'a>> {
        self.validity
    }
}

/// Rows from which a table of all pairs of bytes is worth its half megabyte.
const LONG: usize = 4096;

/// How often each pair of bytes occurs, at 256 times the first plus the second.
fn count_byte_pairs<T: Copy>(first: &[T], second: &[T], bits: impl Fn(T) -> u8) -> Vec<u64> {
    let mut counts = vec![0_u64; 1 << 16];
    for (a, b) in first.iter().zip(second) {
        counts[usize::from(bits(*a)) << 8 | usize::from(bits(*b))] += 1;
    }
    counts
}

/// How often each byte occurs, in four tables so that equal neighbours do not wait for each other's store.
fn count_bytes<T: Copy>(values: &[T], bits: impl Fn(T) -> u8) -> [u64; 256] {
    /// Below what a 32-bit count holds.
    const PART: usize = 1 << 30;
    let mut counts = [0_u64; 256];
    for part in values.chunks(PART) {
        let mut tables = [[0_u32; 256]; 4];
        let (fours, rest) = part.as_chunks::<4>();
        for four in fours {
            for (table, value) in tables.iter_mut().zip(four) {
                table[usize::from(bits(*value))] += 1;
            }
        }
        for value in rest {
            tables[0][usize::from(bits(*value))] += 1;
        }
        for table in &tables {
            counts.iter_mut().zip(table).for_each(|(count, n)| *count += u64::from(*n));
        }
    }
    counts
}

/// A column of segment labels: which of a list of labels each row has.
///
/// ```
/// use gapmodel_core::{Categories, Label};
/// let branches = Categories::from_labels(["east", "west", "east"].map(Label::from));
/// assert_eq!(branches.codes(), [0, 1, 0]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Categories {
    codes: Vec<u32>,
    labels: Vec<Label>,
}

impl Categories {
    /// One label per row.
    pub fn from_labels(labels: impl IntoIterator<Item = Label>) -> Self {
        let mut seen = std::collections::BTreeMap::new();
        let codes = labels.into_iter().map(|label| {
            let next = seen.len() as u32;
            *seen.entry(label).or_insert(next)
        });
        let codes = codes.collect();
        let mut labels: Vec<(u32, Label)> = seen.into_iter().map(|(label, code)| (code, label)).collect();
        labels.sort_unstable_by_key(|(code, _)| *code);
        Self { codes, labels: labels.into_iter().map(|(_, label)| label).collect() }
    }

    /// Codes into a list of labels, as dictionary-encoded columns have them.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] naming the first row whose code has no label.
    pub fn from_codes(codes: Vec<u32>, labels: Vec<Label>) -> Result<Self> {
        match codes.iter().position(|&code| code as usize >= labels.len()) {
            None => Ok(Self { codes, labels }),
            Some(row) => Err(Error::InvalidOption {
                option: "codes",
                value: format!("{} at index {row}", codes[row]),
                allowed: format!("there are {} labels", labels.len()),
            }),
        }
    }

    /// The whole numbers or other numbers of a column as labels.
    pub(crate) fn from_column(column: &Column<'_>) -> Self {
        Self::from_small_integers(column)
            .unwrap_or_else(|| Self::from_labels((0..column.len()).map(|row| column.label(row))))
    }

    /// The quick way for whole numbers in a narrow range: a table instead of a search.
    fn from_small_integers(column: &Column<'_>) -> Option<Self> {
        const RANGE: usize = 1 << 20;
        const UNSEEN: u32 = u32::MAX;
        if !matches!(
            column.values,
            Values::I8(_) | Values::U8(_) | Values::I16(_) | Values::U16(_) | Values::I32(_) | Values::U32(_)
        ) {
            return None;
        }
        let (low, high) = with_values!(column.values, v => {
            let numbers = v.iter().map(|x| x.as_f64());
            numbers.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)))
        });
        // Without values the limits are infinite, and their difference no number.
        if (high - low).is_nan() || high - low >= RANGE as f64 {
            return None;
        }
        #[expect(clippy::cast_sign_loss, reason = "integers of 32 bits")]
        let slot = |value: f64| (value - low) as usize + 1;
        let mut codes = Vec::with_capacity(column.len());
        let mut labels = Vec::new();
        let mut code_of = vec![UNSEEN; slot(high) + 1];
        for row in 0..column.len() {
            let value = column.value(row);
            let code = &mut code_of[value.map_or(0, slot)];
            if *code == UNSEEN {
                *code = labels.len() as u32;
                labels.push(value.map_or(Label::Missing, |v| Label::Int(v as i64)));
            }
            codes.push(*code);
        }
        Some(Self { codes, labels })
    }

    /// The label of each row, as a position in [`Categories::labels`].
    #[must_use]
    pub fn codes(&self) -> &[u32] {
        &self.codes
    }

    /// The labels there are.
    #[must_use]
    pub fn labels(&self) -> &[Label] {
        &self.labels
    }
}

/// The largest number of columns a table may have; a survey with more is a mistake.
pub const MAX_COLUMNS: usize = 4096;

/// A table of survey answers: named columns of equal length, one row per respondent.
///
/// ```
/// use gapmodel_core::{Categories, Column, Label, Table};
/// let (satisfaction, branch) = (vec![5_i8, 4, 2], ["east", "west", "east"]);
/// let mut table = Table::new();
/// table.add("satisfaction", Column::from(&satisfaction))?;
/// table.add_labels("branch", Categories::from_labels(branch.map(Label::from)))?;
/// assert_eq!(table.rows(), 3);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Table<'a> {
    names: Vec<String>,
    fields: Vec<Field<'a>>,
}

#[derive(Clone, Debug)]
enum Field<'a> {
    Numbers(Column<'a>),
    Labels(Categories),
}

impl<'a> Table<'a> {
    /// A table without columns.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a column of numbers.
    ///
    /// # Errors
    ///
    /// [`Error::UnequalLengths`], [`Error::DuplicateColumn`], or [`Error::InvalidTable`] beyond 4,096 columns.
    pub fn add(&mut self, name: &str, column: impl Into<Column<'a>>) -> Result<()> {
        self.push(name, Field::Numbers(column.into()))
    }

    /// Adds a column of labels.
    ///
    /// # Errors
    ///
    /// As [`Table::add`].
    pub fn add_labels(&mut self, name: &str, labels: Categories) -> Result<()> {
        self.push(name, Field::Labels(labels))
    }

    /// The number of rows; 0 without columns.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.fields.first().map_or(0, Field::len)
    }

    /// The names of the columns.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.names().any(|n| n == name)
    }

    pub(crate) fn numbers(&self, name: &str) -> Result<Column<'a>> {
        match self.field(name)? {
            Field::Numbers(column) => Ok(*column),
            Field::Labels(_) => Err(Error::InvalidOption {
                option: "column",
                value: format!("{name:?}"),
                allowed: "a column of numbers is needed here, this one holds text".to_owned(),
            }),
        }
    }

    pub(crate) fn categories(&self, name: &str) -> Result<std::borrow::Cow<'_, Categories>> {
        Ok(match self.field(name)? {
            Field::Labels(labels) => std::borrow::Cow::Borrowed(labels),
            Field::Numbers(column) => std::borrow::Cow::Owned(Categories::from_column(column)),
        })
    }

    fn field(&self, name: &str) -> Result<&Field<'a>> {
        let position = self.names.iter().position(|n| n == name);
        position.map(|i| &self.fields[i]).ok_or_else(|| Error::UnknownColumn {
            column: name.to_owned(),
            available: list_names(self.names()),
        })
    }

    fn push(&mut self, name: &str, field: Field<'a>) -> Result<()> {
        check_header(self.names.iter().map(String::as_str), name)?;
        if !self.fields.is_empty() && field.len() != self.rows() {
            let (found, expected) = (field.len(), self.rows());
            return Err(Error::UnequalLengths { column: name.to_owned(), found, expected });
        }
        self.names.push(name.to_owned());
        self.fields.push(field);
        Ok(())
    }
}

impl Field<'_> {
    fn len(&self) -> usize {
        match self {
            Self::Numbers(column) => column.len(),
            Self::Labels(labels) => labels.codes.len(),
        }
    }
}

/// Refuses a further column that stands there already, or is one too many.
fn check_header<'n>(mut names: impl ExactSizeIterator<Item = &'n str>, next: &str) -> Result<()> {
    let second = names.len() + 1;
    if second > MAX_COLUMNS {
        return Err(too_many_columns(second));
    }
    match names.position(|name| name == next) {
        None => Ok(()),
        Some(first) => Err(Error::DuplicateColumn { column: next.to_owned(), first: first + 1, second }),
    }
}

pub(crate) fn too_many_columns(found: usize) -> Error {
    Error::InvalidTable { line: 1, reason: format!("{found} columns; a table may have {MAX_COLUMNS}") }
}
