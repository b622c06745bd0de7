//! Test vectors shared by all languages, and what runs them.
//!
//! Each file `vectors/<module>.json` is an array of cases. A case names an operation, its arguments, what it must
//! give and where that is known from: a publication, or other software with its version. The same cases run through
//! the core here, and through Python and C, which must give the core's bits.
//!
//! ```json
//! {"name": "nobody out of twenty",
//!  "source": "Newcombe 1998, Statistics in Medicine 17:857-872, table I",
//!  "call": "stats.proportion",
//!  "args": {"successes": 0, "n": 20, "method": "wilson"},
//!  "expect": {"low": 0, "high": 0.1611},
//!  "tolerance": {"abs": 0.00005}}
//! ```
//!
//! - `call` is the Python name of the operation without the package; `args` have its keywords.
//! - `expect` holds values at paths into the serialised result, such as `dimensions.0.gap.value`; the result itself
//!   is at the empty path. Numbers may differ by `abs` + `rel` times the expected one, anything else not at all.
//! - A case that must fail has `error`, the name of its kind, and perhaps `message_contains` in place of `expect`.
//! - Among numbers null is NaN, and `"nan"`, `"inf"`, `"-inf"` are what they say.
//!
//! Arguments that stand for longer ones:
//!
//! - `counts`, for `ratings`: how often each rating was given, such as `{"5": 12}`.
//! - `runs`, for `values`: `[[1.2], 1], [[1.1, 1.3], 500]` is 1.2 once, then 1.1 and 1.3 five hundred times.
//! - `scale`: `[min, max]`, or an object with `min`, `max`, `step` (null for a measure), `direction`, `missing`,
//!   `not_applicable`, `refused`.
//! - `positive`: the number of best points, or the points themselves.
//! - Control charts take `counts` (a list) and `sizes`, or `values`; `baseline` is a number of points, or an object with
//!   `kind`, `center`, `sigma` and perhaps `n_points`. A trend takes a `series` of objects with `label` and either
//!   `successes` and `n`, or `scale` and `ratings`.
//! - Gap scores take `attributes` (ids), `dimensions` (ids of attributes by dimension), `scale`, dimension `weights`,
//!   respondents' `points`, rows of `expectations` and `perceptions`, and `survey_weights`; or else `instrument`
//!   (TOML) with `table` (columns by name) and the name of its `weight` column.
//! - The gap model, its waterfall, the zone of tolerance, change, antecedents, diagnosis and difference scores take `instrument` (as JSON, or
//!   the name of a built-in one) and `tables`, each with its columns by name, all observed by one summary; `standards`
//!   are ratings by id of their attribute. Tables matched by the column `id`
//!   are shown as a summary. Change takes tables `before` and `after`, of the same people one table each
//!   and the column `id`; antecedents may have `gap_instrument`, `gap_tables` and `gap_by`, a diagnosis
//!   `antecedent_instrument` and `antecedent_tables`.
//! - CSV comes as `text`, as `latin1` (each character one byte), as `columns` (how many, all zero, in one row), or as
//!   `line_bytes` (the length of a single field in the one column `satisfaction`). Bytes of a summary are `latin1` too.
//! - Summaries take the segment columns `by`, the `weight` column, `off_scale` (`"count"`), and perhaps a `model` to
//!   run on each segment. `segment` holds the labels of one segment; without it, all are taken together.
//!
//! - Raking takes a `table`, `margins` (totals by category, by column) and perhaps `trim` (two multiples of the mean
//!   weight); post-stratification `columns` and `totals`, pairs of labels and a total. Early and late answers are ratings.
//! - Drivers take `drivers` (columns by name, in the order of their names) and an `outcome`; importance-performance tables
//!   `importance` and `performance`, `points` (name, importance, its standard error, performance, its standard error), or
//!   what a gap score takes; `crosshair` is a name or two values. Penalty-reward takes `attributes`, Kano `functional`,
//!   `dysfunctional`, perhaps `importance`, and `answers`, a meaning by word.
//!
//! - Scores of the three dimensions and their impact take `instrument` and `tables` with perhaps `by` and `weight`.
//!
//! - Consistency takes `instrument` and `table` with the segment columns `by` (some of them in `segments_by`), or `values` with
//!   `sites`, or `counts` and `sizes` with `sites` and `periods`; channels the column `channel` and the `mix`, or `wants` by
//!   channel, `n_customers` and `open`; a permutation the columns `a` and `b`.
//!
//! - A plan of mystery visits takes `sites`, `shoppers`, `visits`, `start` and perhaps `opening` (days of the week, 1 for
//!   Monday, by site); a briefing the arguments of a `plan` and the `number` of a visit; a mystery score a `table` and perhaps
//!   `items` (objects with `name`, `weight`, `maximum`). Staff's view takes an `instrument` and tables of `staff` and of
//!   `customers`, internal service `tables` and `by`.
//! - Standards are a set as JSON, observed in `tables`, long ones if they have the columns `standard` and `value`; `by`,
//!   `contact`, `abandoned` and `not_applicable` are columns. A gap model takes `delivered`, means known from elsewhere.
//!   Research takes `sources`, rows of how many and how old by kind.
//!
//! - Agreement takes `ratings` by rater, two columns `a` and `b`, a `table` of both, rows of `counts`, or `groups`.
//!
//! - Conversations are `turns`, pairs of speaker and text; `extend` is TOML added to the lexicon of the `language`; sentences in
//!   `canned`, a list of such turns, are counted first. Many are `contacts` with `turns`, `agent`, `rating`, `log` and the labels
//!   that `by` names; `result_by` are the labels of the result.
//!
//! What has no serialised form of its own, or one that shows its inside, is shown as:
//!
//! - counts: `counts`, `n_valid`, `n_missing`, `n_not_applicable`, `n_refused`, `n_invalid`, `rows`;
//! - pairs: `n_pairs`, and the counts `reference` and `delivered`;
//! - moments: `n_valid`, `n_missing` and so on, `mean`, `std_dev`, `std_error`;
//! - a lexicon: `language` and `markers`;
//! - a summary: `rows`, and `segments` with `labels`, `rows`, `straight_liners`, `items` (counts or moments by id),
//!   `pairs` (by attribute) and `model`;
//! - an answer read by a scale: `answer`, and `value` where there is one; null for a value off the scale.

mod args;
mod c_abi;
mod case;
mod check;
mod core;
mod pictures;
mod runner;

pub use args::Args;
pub use c_abi::{CAbi, CError};
pub use case::{Case, load};
pub use check::check;
pub use core::Core;
pub use pictures::{drawn, picture, picture_options};
pub use runner::{Runner, run};

/// The result of a case from the core, as its serialised form.
///
/// # Errors
///
/// What the operation fails with.
///
/// # Panics
///
/// If the case is not written as the documentation of this crate says.
pub fn run_core(case: &Case) -> gapmodel_core::Result<serde_json::Value> {
    run(&Core, case)
}
