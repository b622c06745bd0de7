//! Prints the example survey as CSV: `example_survey > examples/restaurant.csv`.
use std::io::Write;

fn main() -> std::io::Result<()> {
    std::io::stdout().write_all(gapmodel_bench::example::csv().as_bytes())
}
