//! Workbooks of spreadsheet programs, as the text that the library reads.

use std::fs::File;
use std::io::BufReader;

use calamine::{Data, Reader, Xlsx, open_workbook};
use gapmodel_core::{Error, Result};

/// A sheet as CSV, by its name or the first. Rows keep their numbers, so that what is wrong is found where it stands.
pub(crate) fn as_csv(file: &str, sheet: Option<&str>) -> Result<String> {
    let failed =
        |error: calamine::XlsxError| Error::Io { reason: format!("not a readable workbook: {error}") };
    // Of a file that is not there, the system says so better.
    File::open(file).map_err(|error| Error::Io { reason: error.to_string() })?;
    let mut workbook: Xlsx<BufReader<File>> = open_workbook(file).map_err(failed)?;
    let sheets = workbook.sheet_names();
    let name = match sheet {
        Some(name) if !sheets.iter().any(|known| known == name) => {
            return Err(Error::InvalidOption {
                option: "sheet",
                value: format!("{name:?}"),
                allowed: sheets.join(", "),
            });
        }
        Some(name) => name.to_owned(),
        None => sheets
            .into_iter()
            .next()
            .ok_or_else(|| Error::InvalidTable { line: 1, reason: "the workbook has no sheet".into() })?,
    };
    let range = workbook.worksheet_range(&name).map_err(failed)?;
    let above = range.start().map_or(0, |(row, _)| row);
    let mut text = "\n".repeat(above as usize);
    for row in range.rows() {
        // A row with nothing in it is nobody; its line stays.
        if row.iter().any(|cell| !matches!(cell, Data::Empty)) {
            for (column, cell) in row.iter().enumerate() {
                if column > 0 {
                    text.push(',');
                }
                write_cell(&mut text, cell);
            }
        }
        text.push('\n');
    }
    Ok(text)
}

/// Errors of formulas stay as they are shown, for the reading to refuse, but for what says that there is no value.
fn write_cell(text: &mut String, cell: &Data) {
    let shown = match cell {
        Data::Empty => return text.push_str("\"\""),
        Data::Error(calamine::CellErrorType::NA) => "NA".to_owned(),
        // Line breaks would make the numbers of lines wrong.
        cell => cell.to_string().replace(['\r', '\n'], " "),
    };
    text.push('"');
    text.push_str(&shown.replace('"', "\"\""));
    text.push('"');
}
