//! Summaries straight from CSV text: any size at constant memory, any encoding, every complaint with its line.

use std::io::Read;
use std::sync::Arc;

use csv::ByteRecord;
use encoding_rs::Encoding;

use crate::error::{Error, Place, Result};
use crate::instrument::Instrument;
use crate::label::Label;
use crate::summary::{Summary, SummaryOptions};
use crate::table::{Categories, Column, MAX_COLUMNS, Table, too_many_columns};

/// How CSV text is read.
#[derive(Clone, Debug, PartialEq)]
pub struct CsvOptions {
    /// What separates fields: a comma.
    pub delimiter: u8,
    /// The encoding by its name in the WHATWG standard, "utf-8" (a byte order mark is skipped), "euc-kr",
    /// "windows-1252", …, or the code page of East Asian text as "cp949"
    pub encoding: String,
}

impl Default for CsvOptions {
    fn default() -> Self {
        Self { delimiter: b',', encoding: "utf-8".to_owned() }
    }
}

/// Rows per batch: a batch of 50 columns of doubles takes 3 MB.
const BATCH: usize = 8192;

/// The longest record: a row longer than this is a mistake, such as a quote that is never closed.
pub const MAX_RECORD_BYTES: usize = 16 << 20;

/// What the end mark is made of: no text holds it, and no table is delimited by it.
const END_BYTE: u8 = 3;

/// The last line fed to the parser after the text: a record of its own unless a quote is still open.
const END_MARK: &[u8] = b"\n\x03\x03\x03";

/// Reads CSV text with a header row into a summary, batch by batch.
///
/// Columns the instrument does not ask for are ignored. An empty field is missing, and so are the words `NA`, `N/A`,
/// `NaN` and `null` in small or capital letters; any other text in a rating column is an error. `progress` is told the number of bytes read so far
/// after each batch.
///
/// # Errors
///
/// [`Error::InvalidTable`] with the line: no header, a row with too few or too many fields, a quote that is never
/// closed, bytes that are not in the encoding, a row over 16 MiB, more than 4,096 columns; [`Error::UnknownColumn`],
/// [`Error::DuplicateColumn`], [`Error::OffScale`], [`Error::InvalidWeight`] and [`Error::PointSum`] with their line;
/// [`Error::InvalidOption`] for an unknown encoding; [`Error::Io`].
///
/// ```
/// use gapmodel_core::{Instrument, SummaryOptions, csat};
/// use gapmodel_core::csv::{CsvOptions, summarize_csv};
/// # #[cfg(feature = "toml")] {
/// let instrument = Instrument::from_toml(r#"
///     id = "exit"
///     scales.five = { min = 1, max = 5 }
///     items = [{ id = "satisfaction", scale = "five" }]
/// "#)?;
/// let text = "satisfaction,remark\n5,good\n4,\"fast, too\"\n,\n";
/// let summary = summarize_csv(text.as_bytes(), instrument, SummaryOptions::default(), &CsvOptions::default(), |_| ())?;
/// let counts = summary.total()?.counts("satisfaction")?;
/// assert_eq!((counts.n_valid(), counts.n_missing()), (2, 1));
/// # }
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn summarize_csv(
    text: impl Read,
    instrument: impl Into<Arc<Instrument>>,
    options: SummaryOptions,
    csv_options: &CsvOptions,
    mut progress: impl FnMut(u64),
) -> Result<Summary> {
    // Delimiters and digits are looked for as the bytes they have in ASCII (not so in UTF-16).
    let encoding = encoding_named(&csv_options.encoding).filter(|found| found.is_ascii_compatible());
    let encoding = encoding.ok_or_else(|| Error::InvalidOption {
        option: "encoding",
        value: format!("{:?}", csv_options.encoding),
        allowed: "the name of an encoding that contains ASCII: utf-8, windows-1252, euc-kr, … (save UTF-16 as UTF-8)".to_owned(),
    })?;
    if matches!(csv_options.delimiter, b'"' | b'\r' | b'\n' | END_BYTE) {
        return Err(Error::InvalidOption {
            option: "delimiter",
            value: format!("{:?}", char::from(csv_options.delimiter)),
            allowed: "any byte but a quote, a line end or the control character U+0003".to_owned(),
        });
    }
    let mut reader = Records::new(text, csv_options.delimiter);
    let header = reader.header(encoding)?;
    let weight = options.weight.clone();
    let mut summary = Summary::new(instrument, options)?;
    let mut batch = Batch::new(&summary, weight.as_deref(), &header, encoding)?;
    loop {
        let more = batch.fill(&mut reader)?;
        batch.observe(&mut summary)?;
        progress(reader.bytes());
        if !more {
            return if reader.rows == 0 {
                Err(invalid(1, "there is a header but no row of data"))
            } else {
                Ok(summary)
            };
        }
    }
}

/// An encoding by its WHATWG label, or by the number of its code page as other software writes it.
fn encoding_named(name: &str) -> Option<&'static Encoding> {
    let name = name.to_ascii_lowercase();
    let label = match name.as_str() {
        "latin-1" => "latin1",
        "cp932" => "shift_jis",
        "cp936" => "gbk",
        "cp949" => "euc-kr",
        "cp950" => "big5",
        other => other,
    };
    Encoding::for_label(label.as_bytes())
}

fn invalid(line: u64, reason: impl Into<String>) -> Error {
    Error::InvalidTable { line, reason: reason.into() }
}

/// The text, then the end mark; refuses a record that goes on for too long.
struct Bounded<R> {
    text: R,
    mark: &'static [u8],
    /// Bytes handed out since the last record.
    since_record: usize,
    total: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.since_record > MAX_RECORD_BYTES {
            return Err(std::io::Error::other(TooLong));
        }
        let n = match self.text.read(buffer)? {
            0 => self.mark.read(buffer)?,
            n => n,
        };
        self.since_record += n;
        self.total += n as u64;
        Ok(n)
    }
}

/// A record over [`MAX_RECORD_BYTES`], on its way through the CSV reader.
#[derive(Debug)]
struct TooLong;

impl std::fmt::Display for TooLong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "a row of more than {} MiB", MAX_RECORD_BYTES >> 20)
    }
}

impl std::error::Error for TooLong {}

/// The records of a CSV text, with the checks that the parser leaves to its caller.
struct Records<R: Read> {
    reader: csv::Reader<Bounded<R>>,
    fields: usize,
    rows: u64,
    ended: bool,
    /// 1 if lines end in CR LF: the parser hands a record over at the CR and counts the LF with the next one.
    pending: u64,
}

impl<R: Read> Records<R> {
    fn new(text: R, delimiter: u8) -> Self {
        let bounded = Bounded { text, mark: END_MARK, since_record: 0, total: 0 };
        let mut builder = csv::ReaderBuilder::new();
        builder.has_headers(false).flexible(true).delimiter(delimiter).buffer_capacity(1 << 16);
        Self { reader: builder.from_reader(bounded), fields: 0, rows: 0, ended: false, pending: 0 }
    }

    fn bytes(&self) -> u64 {
        self.reader.get_ref().total
    }

    /// The names of the columns.
    fn header(&mut self, encoding: &'static Encoding) -> Result<Vec<String>> {
        let mut record = ByteRecord::new();
        if !self.read(&mut record)? {
            return Err(invalid(
                1,
                "the text is empty; a header row with the names of the columns is needed",
            ));
        }
        if record.len() > MAX_COLUMNS {
            return Err(too_many_columns(record.len()));
        }
        self.fields = record.len();
        self.pending = u64::from(self.reader.position().line() == 1 + lines_inside(&record));
        let mut names = Vec::with_capacity(record.len());
        for (i, field) in record.iter().enumerate() {
            // The parser skips a byte order mark unless the first bytes come one by one.
            let field = if i == 0 { field.strip_prefix(b"\xef\xbb\xbf").unwrap_or(field) } else { field };
            names.push(decode(encoding, field).ok_or_else(|| invalid(1, not_in(encoding, i, field)))?);
        }
        Ok(names)
    }

    /// The next record; false at the end.
    fn read(&mut self, record: &mut ByteRecord) -> Result<bool> {
        if self.ended {
            return Ok(false);
        }
        self.reader.get_mut().since_record = 0;
        let line = self.reader.position().line();
        match self.reader.read_byte_record(record) {
            Ok(true) => {}
            Ok(false) => return Ok(false),
            Err(error) => return Err(explain(&error, line)),
        }
        let mark = &END_MARK[1..];
        if record.len() == 1 && &record[0] == mark {
            self.ended = true;
            return Ok(false);
        }
        if record.iter().next_back().is_some_and(|field| field.ends_with(END_MARK)) {
            return Err(invalid(self.line_of(record), "a quote is opened here and never closed"));
        }
        Ok(true)
    }

    /// The line a record just read begins on: the parser's own answer counts blank lines before it as part of it.
    fn line_of(&self, record: &ByteRecord) -> u64 {
        let (from, to) = (record.position().map_or(0, csv::Position::line), self.reader.position().line());
        if to <= from + 1 {
            return from + self.pending;
        }
        from.max(to.saturating_sub(1 + lines_inside(record))) + self.pending
    }

    /// The next row of data, as many fields as the header has.
    fn row(&mut self, record: &mut ByteRecord) -> Result<bool> {
        if !self.read(record)? {
            return Ok(false);
        }
        self.rows += 1;
        if record.len() != self.fields {
            let (found, expected) = (record.len(), self.fields);
            return Err(invalid(self.line_of(record), format!("{found} fields; the header has {expected}")));
        }
        Ok(true)
    }
}

/// How many line ends the quoted fields of a record hold.
#[expect(clippy::naive_bytecount, reason = "only for the header, after blank lines and in quoted text")]
fn lines_inside(record: &ByteRecord) -> u64 {
    record.as_slice().iter().filter(|byte| **byte == b'\n').count() as u64
}

fn explain(error: &csv::Error, line: u64) -> Error {
    #[expect(clippy::redundant_closure_for_method_calls, reason = "the method's full path is unreadable")]
    let too_long = |error: &std::io::Error| error.get_ref().is_some_and(|inner| inner.is::<TooLong>());
    match error.kind() {
        csv::ErrorKind::Io(inner) if too_long(inner) => {
            invalid(line, format!("{TooLong}; perhaps a quote is never closed"))
        }
        csv::ErrorKind::Io(inner) => Error::Io { reason: inner.to_string() },
        _ => invalid(line, error.to_string()),
    }
}

fn decode(encoding: &'static Encoding, field: &[u8]) -> Option<String> {
    encoding.decode_without_bom_handling_and_without_replacement(field).map(std::borrow::Cow::into_owned)
}

fn not_in(encoding: &'static Encoding, field: usize, bytes: &[u8]) -> String {
    let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(40)]);
    format!("field {} ({shown:?}) is not {} text; name another encoding", field + 1, encoding.name())
}

/// A batch of the columns a summary needs.
struct Batch {
    encoding: &'static Encoding,
    /// Position in the record, name, values so far.
    numbers: Vec<(usize, String, Vec<f64>)>,
    labels: Vec<(usize, String, Vec<Label>)>,
    lines: Vec<u64>,
}

impl Batch {
    fn new(
        summary: &Summary,
        weight: Option<&str>,
        header: &[String],
        encoding: &'static Encoding,
    ) -> Result<Self> {
        let find = |name: &str| -> Result<usize> {
            let mut places = (0..header.len()).filter(|&i| header[i] == name);
            let first = places.next().ok_or_else(|| Error::UnknownColumn {
                column: name.to_owned(),
                available: available(header),
            })?;
            match places.next() {
                None => Ok(first),
                Some(second) => Err(Error::DuplicateColumn {
                    column: name.to_owned(),
                    first: first + 1,
                    second: second + 1,
                }),
            }
        };
        let has = |name: &str| header.iter().any(|column| column == name);
        let names = summary.layout().wanted(has);
        let number = |name: &str| Ok((find(name)?, name.to_owned(), Vec::with_capacity(BATCH)));
        let label = |name: &String| Ok((find(name)?, name.clone(), Vec::with_capacity(BATCH)));
        Ok(Self {
            encoding,
            numbers: distinct(names.into_iter().chain(weight)).map(number).collect::<Result<_>>()?,
            labels: summary.by().iter().map(label).collect::<Result<_>>()?,
            lines: Vec::with_capacity(BATCH),
        })
    }

    /// Reads up to [`BATCH`] rows; false when the text has ended.
    fn fill<R: Read>(&mut self, reader: &mut Records<R>) -> Result<bool> {
        self.lines.clear();
        self.numbers.iter_mut().for_each(|(_, _, values)| values.clear());
        self.labels.iter_mut().for_each(|(_, _, values)| values.clear());
        let mut record = ByteRecord::new();
        while self.lines.len() < BATCH {
            if !reader.row(&mut record)? {
                return Ok(false);
            }
            let line = reader.line_of(&record);
            self.lines.push(line);
            for (position, name, values) in &mut self.numbers {
                let field = &record[*position];
                values.push(number(field).ok_or_else(|| not_a_number(self.encoding, field, line, name))?);
            }
            for (position, _, values) in &mut self.labels {
                let text = decode(self.encoding, &record[*position]);
                values
                    .push(Label::parse(&text.ok_or_else(|| {
                        invalid(line, not_in(self.encoding, *position, &record[*position]))
                    })?));
            }
        }
        Ok(true)
    }

    fn observe(&self, summary: &mut Summary) -> Result<()> {
        let mut table = Table::new();
        for (_, name, values) in &self.numbers {
            table.add(name, Column::from(values))?;
        }
        for (_, name, labels) in &self.labels {
            // A column may serve both as a number and as a label; the label is what segments need.
            if !table.names().any(|other| other == name) {
                table.add_labels(name, Categories::from_labels(labels.iter().cloned()))?;
            }
        }
        summary.observe(&table).map_err(|error| self.at_line(error))
    }

    /// The same error with the line of the text in place of the index in the batch.
    fn at_line(&self, error: Error) -> Error {
        let line = |place: Place| match usize::try_from(place.row).ok().and_then(|row| self.lines.get(row)) {
            Some(&line) => Place { row: line, is_line: true, ..place },
            None => place,
        };
        match error {
            Error::OffScale { value, place, scale } => Error::OffScale { value, place: line(place), scale },
            Error::InvalidWeight { value, place } => Error::InvalidWeight { value, place: line(place) },
            Error::PointSum { sum, place } => Error::PointSum { sum, place: line(place) },
            other => other,
        }
    }
}

/// The columns there are, with a hint where a header of one column looks like one of many.
fn available(header: &[String]) -> String {
    let names = crate::error::list_names(header.iter().map(String::as_str));
    match header {
        [only] if only.contains([';', '\t', '|']) => {
            format!("the one column {names}: name another delimiter")
        }
        _ => names,
    }
}

/// Each name once: a column of weights may serve as a measure too.
fn distinct<'n>(names: impl Iterator<Item = &'n str>) -> impl Iterator<Item = &'n str> {
    let mut seen = std::collections::BTreeSet::new();
    names.filter(move |name| seen.insert(*name))
}

/// A field as a number: digits quickly, anything else by the book; empty and the usual words are missing (NaN).
fn number(field: &[u8]) -> Option<f64> {
    match field {
        [] => Some(f64::NAN),
        [digit @ b'0'..=b'9'] => Some(f64::from(digit - b'0')),
        [tens @ b'1'..=b'9', digit @ b'0'..=b'9'] => Some(f64::from((tens - b'0') * 10 + (digit - b'0'))),
        _ => {
            let text = std::str::from_utf8(field).ok()?.trim();
            if ["", "na", "n/a", "nan", "null"].contains(&text.to_ascii_lowercase().as_str()) {
                return Some(f64::NAN);
            }
            let plain = text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'.' | b'-' | b'+' | b'e' | b'E'));
            text.parse().ok().filter(|value: &f64| plain && value.is_finite() && field.len() <= 64)
        }
    }
}

fn not_a_number(encoding: &'static Encoding, field: &[u8], line: u64, column: &str) -> Error {
    let shown: String = encoding.decode_without_bom_handling(field).0.chars().take(40).collect();
    invalid(line, format!("{shown:?} in column {column:?} is not a number"))
}
