//! Columns of any type for the tallies that take doubles, a piece at a time.

use gapmodel_core::{Column, Error, Place};

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
