//! Columns of any type for the tallies that take doubles, a piece at a time.

use gapmodel_core::{Absent, Answer, Column, Counts, Error, Place, Scale};

use crate::column::Bytes;

const ROWS: usize = 512;

/// Hands rows of several columns of one length over as doubles, NaN for missing; places in errors count from the first
/// row.
pub(crate) fn in_chunks<const N: usize>(
    columns: [Column<'_>; N],
    mut each: impl FnMut([&[f64]; N]) -> Result<(), Error>,
) -> Result<(), Error> {
    let n = columns.first().map_or(0, Column::len);
    let mut buffers = [[0.0; ROWS]; N];
    let mut start = 0;
    loop {
        let len = ROWS.min(n - start);
        for (buffer, column) in buffers.iter_mut().zip(&columns) {
            for (i, slot) in buffer[..len].iter_mut().enumerate() {
                *slot = column.value(start + i).unwrap_or(f64::NAN);
            }
        }
        each(std::array::from_fn(|i| &buffers[i][..len])).map_err(|error| later(error, start))?;
        start += len;
        if start >= n {
            return Ok(());
        }
    }
}

/// Counts of ratings of one byte each by way of a table of all bytes; `None` if one is off the scale.
pub(crate) fn count_bytes(scale: &Scale, bytes: Bytes<'_>) -> Option<Counts> {
    let table = match bytes {
        Bytes::Signed(bytes) => histogram(bytes, |byte: i8| byte.to_ne_bytes()[0]),
        Bytes::Unsigned(bytes) => histogram(bytes, |byte| byte),
    };
    let value = |byte: u8| match bytes {
        Bytes::Signed(_) => f64::from(i8::from_ne_bytes([byte])),
        Bytes::Unsigned(_) => f64::from(byte),
    };
    let (mut points, mut absent) = (vec![0_u64; scale.points()?], Absent::default());
    for (byte, n) in (0..=u8::MAX).zip(table).filter(|(_, n)| *n > 0) {
        let slot = match scale.read(value(byte))? {
            Answer::Point(point) => points.get_mut(point)?,
            Answer::Missing => &mut absent.missing,
            Answer::NotApplicable => &mut absent.not_applicable,
            Answer::Refused => &mut absent.refused,
            Answer::Value(_) => return None,
        };
        *slot += n;
    }
    Counts::from_counts(scale, &points, absent).ok()
}

/// How often each byte occurs. Four tables, so that equal neighbours need not wait for each other.
fn histogram<T: Copy>(bytes: &[T], byte: impl Fn(T) -> u8) -> [u64; 256] {
    let mut tables = [[0_u64; 256]; 4];
    let fours = bytes.chunks_exact(4);
    let rest = fours.remainder();
    for four in fours {
        for (table, one) in tables.iter_mut().zip(four) {
            table[usize::from(byte(*one))] += 1;
        }
    }
    for one in rest {
        tables[0][usize::from(byte(*one))] += 1;
    }
    std::array::from_fn(|i| tables.iter().map(|table| table[i]).sum())
}

/// Refuses a column of another length.
pub(crate) fn check_length(name: &str, column: &Column<'_>, expected: usize) -> Result<(), Error> {
    if column.len() == expected {
        return Ok(());
    }
    Err(Error::UnequalLengths { column: name.to_owned(), found: column.len(), expected })
}

/// The same error `rows` rows further down.
fn later(error: Error, rows: usize) -> Error {
    let down = |place: Place| Place { row: place.row + rows as u64, ..place };
    match error {
        Error::OffScale { value, place, scale } => Error::OffScale { value, place: down(place), scale },
        Error::InvalidWeight { value, place } => Error::InvalidWeight { value, place: down(place) },
        other => other,
    }
}
