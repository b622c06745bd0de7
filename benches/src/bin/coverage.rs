//! Prints how often the intervals of the gap model cover the truth, as a table in Markdown: `coverage [replicates]`.
use std::error::Error;
use std::io::Write;

use gapmodel_bench::coverage::{markdown, table};

fn main() -> Result<(), Box<dyn Error>> {
    let replicates = std::env::args().nth(1).map_or(Ok(2_000), |text| text.parse())?;
    std::io::stdout().write_all(markdown(&table(replicates)?).as_bytes())?;
    Ok(())
}
