use std::ffi::c_char;
use std::fs::File;
use std::sync::Arc;

use gapmodel_core::csv::{CsvOptions, summarize_csv};
use gapmodel_core::{Categories, Column, Error, Label, OffScale, Segment, Summary, SummaryOptions, Table};

use crate::column::{column, gm_column};
use crate::instrument::{at, gm_instrument};
use crate::pointer::{
    ArrayOut, Out, TextOut, Versioned, array, free, optional, optional_text, optional_texts, required,
    required_mut, text, texts, versioned,
};
use crate::status::{Failure, gm_status, guard};
use crate::tally::{gm_counts, gm_moments, gm_pair_counts};

/// Refuse a table with a value that is neither on its scale nor a declared code, naming row and column.
pub const GM_OFF_SCALE_REFUSE: i32 = 0;
/// Count such a value as invalid and go on.
pub const GM_OFF_SCALE_COUNT: i32 = 1;

/// A field whose column holds numbers: ratings, measures, weights, or whole numbers that make segments.
pub const GM_FIELD_NUMBERS: i32 = 0;
/// A field with one label per row.
pub const GM_FIELD_LABELS: i32 = 1;
/// A field whose column holds whole numbers from 0, each the position of the row's label in labels.
pub const GM_FIELD_CODES: i32 = 2;

/// The index that stands for all segments together, `GM_TOTAL` of the header.
const TOTAL: usize = usize::MAX;

/// The tallies an instrument asks for, per segment: everything the models need, and no row of any person. Made
/// by gm_summary_new and others, freed by gm_summary_free.
///
/// Observing rows in any order and batches, and merging in any grouping, gives equal summaries, bit for bit; a call
/// that fails changes nothing. Threads may read one summary together as long as none changes
/// it.
#[derive(Debug)]
pub struct gm_summary {
    pub(crate) summary: Summary,
    /// The labels of the segments, in their order.
    keys: Vec<Vec<Label>>,
}

impl gm_summary {
    fn new(summary: Summary) -> Self {
        let mut handle = Self { summary, keys: Vec::new() };
        handle.refresh();
        handle
    }

    /// Segments are only ever added, so their number tells whether there are new ones.
    fn refresh(&mut self) {
        if self.keys.len() != self.summary.len() {
            self.keys = self.summary.segments().map(|segment| segment.labels().to_vec()).collect();
        }
    }

    /// One segment, or all of them together.
    pub(crate) fn segment(&self, index: usize) -> Result<Segment<'_>, Failure> {
        if index != TOTAL {
            return Ok(self.summary.segment(at("segment", &self.keys, index)?)?);
        }
        match self.keys.as_slice() {
            [only] => Ok(self.summary.segment(only)?),
            _ => Ok(self.summary.total()?),
        }
    }
}

/// How a table becomes a summary; set up by gm_summary_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_summary_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// GM_OFF_SCALE_REFUSE or GM_OFF_SCALE_COUNT.
    pub off_scale: i32,
    /// The names of the columns whose values make the segments; NULL for one segment of everybody.
    pub by: *const *const c_char,
    /// The number of these names.
    pub n_by: usize,
    /// The name of the column of survey weights, 0.000001 to 1000000 each; NULL if the sample is not weighted.
    pub weight: *const c_char,
}

impl Versioned for gm_summary_options {}

impl gm_summary_options {
    const DEFAULT: Self = Self {
        struct_size: crate::pointer::struct_size::<Self>(),
        off_scale: GM_OFF_SCALE_REFUSE,
        by: std::ptr::null(),
        n_by: 0,
        weight: std::ptr::null(),
    };

    unsafe fn read(&self) -> Result<SummaryOptions, Failure> {
        let off_scale = off_scale(self.off_scale)?;
        // SAFETY: the caller's contract, passed on.
        let (by, weight) =
            unsafe { (texts("by", self.by, self.n_by)?, optional_text("weight", self.weight)?) };
        let by = by.into_iter().map(str::to_owned).collect();
        Ok(SummaryOptions { by, weight: weight.map(str::to_owned), off_scale })
    }
}

pub(crate) fn off_scale(code: i32) -> Result<OffScale, Failure> {
    match code {
        GM_OFF_SCALE_REFUSE => Ok(OffScale::Refuse),
        GM_OFF_SCALE_COUNT => Ok(OffScale::Count),
        other => Err(Failure::Argument(format!("there is no off_scale {other}"))),
    }
}

/// How CSV text is read; set up by gm_csv_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_csv_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// The character that separates fields, any byte but a quote or a line end: ','.
    pub delimiter: i32,
    /// The encoding by its name in the WHATWG standard, such as "windows-1252"; NULL for "utf-8".
    pub encoding: *const c_char,
}

impl Versioned for gm_csv_options {}

impl gm_csv_options {
    const DEFAULT: Self = Self {
        struct_size: crate::pointer::struct_size::<Self>(),
        delimiter: b',' as i32,
        encoding: std::ptr::null(),
    };

    unsafe fn read(&self) -> Result<CsvOptions, Failure> {
        let no_byte = |_| Failure::Argument(format!("delimiter {} is no byte", self.delimiter));
        let delimiter = u8::try_from(self.delimiter).map_err(no_byte)?;
        // SAFETY: the caller's contract, passed on.
        let encoding = unsafe { optional_text("encoding", self.encoding) }?.unwrap_or("utf-8").to_owned();
        Ok(CsvOptions { delimiter, encoding })
    }
}

/// A named column of a table; set up by gm_field_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_field {
    /// The size of this struct.
    pub struct_size: u32,
    /// GM_FIELD_NUMBERS, GM_FIELD_LABELS or GM_FIELD_CODES.
    pub kind: i32,
    /// The name of the column.
    pub name: *const c_char,
    /// The numbers or codes; not looked at for GM_FIELD_LABELS.
    pub column: *const gm_column,
    /// The label of each row, or the list of labels that codes stand for. NULL or "" is "no label"; one that is
    /// written as a whole number is one, as in CSV text. Not looked at for GM_FIELD_NUMBERS.
    pub labels: *const *const c_char,
    /// The number of labels.
    pub n_labels: usize,
}

impl Versioned for gm_field {}

impl gm_field {
    unsafe fn add_to(&self, table: &mut Table<'_>, index: usize) -> Result<(), Failure> {
        let owner = format!("fields[{index}]");
        // SAFETY: the caller's contract, passed on.
        let name = unsafe { text(format!("the name of {owner}"), self.name) }?;
        if self.kind == GM_FIELD_NUMBERS {
            // SAFETY: as above.
            return Ok(table.add(name, unsafe { column(format!("the column of {owner}"), self.column) }?)?);
        }
        // SAFETY: as above.
        Ok(table.add_labels(name, unsafe { self.categories(&owner) }?)?)
    }

    /// The labels of a field that has some.
    pub(crate) unsafe fn categories(&self, owner: &str) -> Result<Categories, Failure> {
        let labels = || -> Result<Vec<Label>, Failure> {
            // SAFETY: the caller's contract, passed on.
            let labels =
                unsafe { optional_texts(&format!("the labels of {owner}"), self.labels, self.n_labels) }?;
            Ok(labels.into_iter().map(|label| Label::parse(label.unwrap_or(""))).collect())
        };
        match self.kind {
            GM_FIELD_LABELS => Ok(Categories::from_labels(labels()?)),
            GM_FIELD_CODES => {
                // SAFETY: as above.
                let codes = unsafe { column(format!("the column of {owner}"), self.column) }?;
                Ok(categories(&codes, labels()?)?)
            }
            GM_FIELD_NUMBERS => Err(Failure::Argument(format!("{owner} has numbers, labels are needed"))),
            other => Err(Failure::Argument(format!("there is no kind {other} of field"))),
        }
    }
}

/// Codes into labels; a missing code is a missing label.
fn categories(codes: &Column<'_>, mut labels: Vec<Label>) -> Result<Categories, Error> {
    let n = labels.len();
    let missing = u32::try_from(n).map_err(|_| Error::Overflow { what: "the number of labels" })?;
    labels.push(Label::Missing);
    let read = |row: usize| match codes.value(row) {
        None => Ok(missing),
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number below n")]
        Some(code) if code >= 0.0 && code < f64::from(missing) && code.fract() == 0.0 => Ok(code as u32),
        Some(code) => {
            let (value, allowed) = (format!("{code} at index {row}"), format!("there are {n} labels"));
            Err(Error::InvalidOption { option: "codes", value, allowed })
        }
    };
    let codes = (0..codes.len()).map(read).collect::<Result<Vec<u32>, Error>>()?;
    Categories::from_codes(codes, labels)
}

/// Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_summary_options_init(options: *mut gm_summary_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_summary_options::DEFAULT);
        Ok(())
    })
}

/// Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csv_options_init(options: *mut gm_csv_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_csv_options::DEFAULT);
        Ok(())
    })
}

/// Sets up a field of numbers. `name` and `column` must live as long as the field is used.
///
/// Fails with GM_ERR_NULL_POINTER if `field` is NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_field_init(
    field: *mut gm_field,
    name: *const c_char,
    column: *const gm_column,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { Out::new("field", field) }?;
        let struct_size = crate::pointer::struct_size::<gm_field>();
        out.write(gm_field {
            struct_size,
            kind: GM_FIELD_NUMBERS,
            name,
            column,
            labels: std::ptr::null(),
            n_labels: 0,
        });
        Ok(())
    })
}

/// A table: its fields, of one length; set up by gm_table_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_table {
    /// The size of this struct.
    pub struct_size: u32,
    /// 0.
    pub reserved: i32,
    /// The fields.
    pub fields: *const gm_field,
    /// The number of fields.
    pub n_fields: usize,
}

impl Versioned for gm_table {}

impl gm_table {
    /// The table as the core reads it.
    pub(crate) unsafe fn view<'a>(&self) -> Result<Table<'a>, Failure> {
        // SAFETY: the caller's contract, passed on.
        unsafe { table(self.fields, self.n_fields) }
    }
}

unsafe fn table<'a>(fields: *const gm_field, n_fields: usize) -> Result<Table<'a>, Failure> {
    // SAFETY: the caller's contract, passed on.
    let fields = unsafe { array("fields", fields, n_fields) }?;
    let mut table = Table::new();
    for (i, field) in fields.iter().enumerate() {
        // SAFETY: as above.
        unsafe { versioned(format_args!("fields[{i}]"), field)?.add_to(&mut table, i) }?;
    }
    Ok(table)
}

/// Sets up a table. `fields` must live as long as the table is used.
///
/// Fails with GM_ERR_NULL_POINTER if `table` is NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_table_init(
    table: *mut gm_table,
    fields: *const gm_field,
    n_fields: usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { Out::new("table", table) }?;
        let struct_size = crate::pointer::struct_size::<gm_table>();
        out.write(gm_table { struct_size, reserved: 0, fields, n_fields });
        Ok(())
    })
}

unsafe fn summary_options(options: *const gm_summary_options) -> Result<SummaryOptions, Failure> {
    // SAFETY: the caller's contract, passed on.
    unsafe { optional("options", options)?.unwrap_or(&gm_summary_options::DEFAULT).read() }
}

/// Makes a summary of nobody yet. `options` may be NULL for the defaults.
///
/// Fails with GM_ERR_DUPLICATE_COLUMN if a segment column is named twice, GM_ERR_OVERFLOW if the instrument has so many
/// attributes on so long a scale that its tallies would not fit in memory.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_summary_new(
    instrument: *const gm_instrument,
    options: *const gm_summary_options,
    out: *mut *mut gm_summary,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (instrument, options, out) = unsafe {
            (required("instrument", instrument)?, summary_options(options)?, Out::new("out", out)?)
        };
        out.hand_over(gm_summary::new(Summary::new(Arc::clone(&instrument.0), options)?));
        Ok(())
    })
}

/// Frees a summary; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_summary_free(summary: *mut gm_summary) {
    // SAFETY: the caller's contract.
    unsafe { free(summary) };
}

/// Adds all rows of a table. Columns the instrument does not ask for are ignored.
///
/// Fails with GM_ERR_UNKNOWN_COLUMN, GM_ERR_DUPLICATE_COLUMN, GM_ERR_UNEQUAL_LENGTHS, GM_ERR_OFF_SCALE and
/// GM_ERR_INVALID_WEIGHT, naming index and column, GM_ERR_WEIGHT_SUM for importance points, GM_ERR_INVALID_OPTION for a
/// code without label or text where numbers are needed, GM_ERR_INVALID_TABLE beyond 4096 columns, GM_ERR_OVERFLOW.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_summary_observe(
    summary: *mut gm_summary,
    fields: *const gm_field,
    n_fields: usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (summary, table) = unsafe { (required_mut("summary", summary)?, table(fields, n_fields)?) };
        summary.summary.observe(&table)?;
        summary.refresh();
        Ok(())
    })
}

/// Adds the people of several tables, who are asked different things: rows with the same value in the field `id` are
/// one person. What the first table says of a person stands; later ones fill in what is missing. Rows without an id
/// stand alone.
///
/// Fails as gm_summary_observe, with the row counted over all people, and with GM_ERR_INVALID_OPTION for an id that
/// stands twice in one table, GM_ERR_UNKNOWN_COLUMN for a table without the field `id`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_summary_observe_matched(
    summary: *mut gm_summary,
    tables: *const gm_table,
    n_tables: usize,
    id: *const c_char,
) -> gm_status {
    guard(|| {
        // An array of structs of another size has its elements elsewhere: the first tells before the others are touched.
        if n_tables > 0 && !tables.is_null() {
            // SAFETY: the caller's contract: there are n > 0 structs that begin with their size.
            unsafe { versioned("tables[0]", tables) }?;
        }
        // SAFETY: the caller's contract.
        let (summary, tables, id) = unsafe {
            (required_mut("summary", summary)?, array("tables", tables, n_tables)?, text("id", id)?)
        };
        // SAFETY: as above.
        let one = |(i, table): (usize, &gm_table)| unsafe {
            versioned(format_args!("tables[{i}]"), std::ptr::from_ref(table))?.view()
        };
        let tables = tables.iter().enumerate().map(one).collect::<Result<Vec<Table<'_>>, Failure>>()?;
        summary.summary.observe_matched(&tables, id)?;
        summary.refresh();
        Ok(())
    })
}

/// Adds all that another summary of the same instrument, segment columns and weighting has seen; the two may be one.
///
/// Fails with GM_ERR_MISMATCH, GM_ERR_OVERFLOW.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_summary_merge(summary: *mut gm_summary, other: *const gm_summary) -> gm_status {
    guard(|| {
        if std::ptr::eq(summary, other) {
            // SAFETY: the caller's contract.
            let summary = unsafe { required_mut("summary", summary) }?;
            let copy = summary.summary.clone();
            return Ok(summary.summary.merge(&copy)?);
        }
        // SAFETY: the caller's contract; the two are not one.
        let (summary, other) = unsafe { (required_mut("summary", summary)?, required("other", other)?) };
        summary.summary.merge(&other.summary)?;
        summary.refresh();
        Ok(())
    })
}

/// The summary as bytes, the same on every machine, with the instrument inside: an array as described under "Text and
/// arrays out".
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_summary_to_bytes(
    summary: *const gm_summary,
    buffer: *mut u8,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (summary, out) =
            unsafe { (required("summary", summary)?, ArrayOut::new(buffer, capacity, needed)?) };
        out.write(&summary.summary.to_bytes()?)
    })
}

/// Makes a summary from the bytes of gm_summary_to_bytes, wherever they were made. Nothing in them is trusted; a
/// checksum finds accidents, not forgers.
///
/// Fails with GM_ERR_INVALID_BYTES.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_summary_from_bytes(
    bytes: *const u8,
    n: usize,
    out: *mut *mut gm_summary,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (bytes, out) = unsafe { (array("bytes", bytes, n)?, Out::new("out", out)?) };
        out.hand_over(gm_summary::new(Summary::from_bytes(bytes)?));
        Ok(())
    })
}

/// Makes a summary from a CSV file with a header row, at constant memory whatever its size.
///
/// `path` is UTF-8; both options may be NULL for the defaults. Columns the instrument does not ask for are ignored; an
/// empty field, NA, N/A, NaN and null are missing.
///
/// Fails with GM_ERR_IO, GM_ERR_INVALID_TABLE, GM_ERR_UNKNOWN_COLUMN, GM_ERR_DUPLICATE_COLUMN, GM_ERR_OFF_SCALE,
/// GM_ERR_INVALID_WEIGHT, GM_ERR_WEIGHT_SUM, naming the line, GM_ERR_INVALID_OPTION for an unknown encoding or
/// a delimiter that cannot separate fields, GM_ERR_OVERFLOW.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_summarize_csv(
    path: *const c_char,
    instrument: *const gm_instrument,
    options: *const gm_summary_options,
    csv_options: *const gm_csv_options,
    out: *mut *mut gm_summary,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let path = unsafe { text("path", path) }?;
        let open = || {
            File::open(path).map_err(|error| {
                Failure::Core(Error::Io { reason: format!("{path:?} cannot be read: {error}") })
            })
        };
        // SAFETY: as above.
        unsafe { read_csv(open, instrument, options, csv_options, out) }
    })
}

/// Makes a summary from CSV text in memory; as gm_summarize_csv in all else.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_summarize_csv_text(
    bytes: *const u8,
    n: usize,
    instrument: *const gm_instrument,
    options: *const gm_summary_options,
    csv_options: *const gm_csv_options,
    out: *mut *mut gm_summary,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let bytes = unsafe { array("bytes", bytes, n) }?;
        // SAFETY: as above.
        unsafe { read_csv(|| Ok(bytes), instrument, options, csv_options, out) }
    })
}

unsafe fn read_csv<R: std::io::Read>(
    open: impl FnOnce() -> Result<R, Failure>,
    instrument: *const gm_instrument,
    options: *const gm_summary_options,
    csv_options: *const gm_csv_options,
    out: *mut *mut gm_summary,
) -> Result<(), Failure> {
    // SAFETY: the caller's contract, passed on.
    let (instrument, options, csv_options, out) = unsafe {
        (
            required("instrument", instrument)?,
            summary_options(options)?,
            optional("csv_options", csv_options)?.unwrap_or(&gm_csv_options::DEFAULT).read()?,
            Out::new("out", out)?,
        )
    };
    let summary = summarize_csv(open()?, Arc::clone(&instrument.0), options, &csv_options, |_| ())?;
    out.hand_over(gm_summary::new(summary));
    Ok(())
}

/// The number of respondents seen, in all segments together.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_summary_rows(summary: *const gm_summary, out: *mut u64) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (summary, out) = unsafe { (required("summary", summary)?, Out::new("out", out)?) };
        out.write(summary.summary.rows());
        Ok(())
    })
}

/// Whether the respondents have survey weights, 0 or 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_summary_is_weighted(summary: *const gm_summary, out: *mut i32) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (summary, out) = unsafe { (required("summary", summary)?, Out::new("out", out)?) };
        out.write(summary.summary.is_weighted().into());
        Ok(())
    })
}

/// Makes a copy of the instrument of a summary.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_summary_instrument(
    summary: *const gm_summary,
    out: *mut *mut gm_instrument,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (summary, out) = unsafe { (required("summary", summary)?, Out::new("out", out)?) };
        out.hand_over(gm_instrument(Arc::new(summary.summary.instrument().clone())));
        Ok(())
    })
}

/// The number of columns that make the segments.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_summary_n_by(summary: *const gm_summary, out: *mut usize) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (summary, out) = unsafe { (required("summary", summary)?, Out::new("out", out)?) };
        out.write(summary.summary.by().len());
        Ok(())
    })
}

/// The name of a column that makes the segments.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_summary_by(
    summary: *const gm_summary,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (summary, out) =
            unsafe { (required("summary", summary)?, TextOut::new(buffer, capacity, needed)?) };
        out.write(at("segment column", summary.summary.by(), index)?)
    })
}

/// The number of segments; 1 where there are no segment columns.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_summary_n_segments(summary: *const gm_summary, out: *mut usize) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (summary, out) = unsafe { (required("summary", summary)?, Out::new("out", out)?) };
        out.write(summary.keys.len());
        Ok(())
    })
}

/// The label of a segment in a segment column; "" where the column had no value. Segments are in order of their labels,
/// so indexes change when observing or merging adds segments.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_summary_segment_label(
    summary: *const gm_summary,
    segment: usize,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (summary, out) =
            unsafe { (required("summary", summary)?, TextOut::new(buffer, capacity, needed)?) };
        let label = at("segment column", at("segment", &summary.keys, segment)?, index)?;
        match label {
            Label::Missing => out.write(""),
            other => out.write(&other.to_string()),
        }
    })
}

/// The number of respondents in a segment.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_summary_segment_rows(
    summary: *const gm_summary,
    segment: usize,
    out: *mut u64,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (summary, out) = unsafe { (required("summary", summary)?, Out::new("out", out)?) };
        out.write(summary.segment(segment)?.rows());
        Ok(())
    })
}

/// The index of the segment with these labels, one per segment column; NULL or "" is "no label".
///
/// Fails with GM_ERR_UNKNOWN_SEGMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_summary_find_segment(
    summary: *const gm_summary,
    labels: *const *const c_char,
    n_labels: usize,
    out: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (summary, labels, out) = unsafe {
            (
                required("summary", summary)?,
                optional_texts("labels", labels, n_labels)?,
                Out::new("out", out)?,
            )
        };
        let labels: Vec<Label> = labels.into_iter().map(|label| Label::parse(label.unwrap_or(""))).collect();
        let found = summary.keys.binary_search(&labels);
        out.write(found.map_err(|_| Error::UnknownSegment { labels })?);
        Ok(())
    })
}

/// Makes the counts of an item by its id, or of one viewpoint of an attribute by the name of its column.
///
/// Fails with GM_ERR_UNKNOWN_ITEM.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_summary_counts(
    summary: *const gm_summary,
    segment: usize,
    item: *const c_char,
    out: *mut *mut gm_counts,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (summary, item, out) =
            unsafe { (required("summary", summary)?, text("item", item)?, Out::new("out", out)?) };
        out.hand_over(gm_counts(summary.segment(segment)?.counts(item)?));
        Ok(())
    })
}

/// Makes the pair counts of expectation and perception of an attribute by its id.
///
/// Fails with GM_ERR_UNKNOWN_ITEM, GM_ERR_MISSING_VIEWPOINT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_summary_pairs(
    summary: *const gm_summary,
    segment: usize,
    attribute: *const c_char,
    out: *mut *mut gm_pair_counts,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (summary, attribute, out) =
            unsafe { (required("summary", summary)?, text("attribute", attribute)?, Out::new("out", out)?) };
        out.hand_over(gm_pair_counts(summary.segment(segment)?.pairs(attribute)?));
        Ok(())
    })
}

/// Makes the sums of a real-valued measure by the id of its item.
///
/// Fails with GM_ERR_UNKNOWN_ITEM, also if the item is a rating.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_summary_moments(
    summary: *const gm_summary,
    segment: usize,
    item: *const c_char,
    out: *mut *mut gm_moments,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (summary, item, out) =
            unsafe { (required("summary", summary)?, text("item", item)?, Out::new("out", out)?) };
        out.hand_over(gm_moments(summary.segment(segment)?.moments(item)?));
        Ok(())
    })
}
