use serde_json::{Map, Value};

/// The arguments of a case, by keyword.
///
/// A case that is not written as it should be is a mistake in the vectors: reading it panics and names the argument.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(transparent)]
pub struct Args(Map<String, Value>);

#[expect(clippy::missing_panics_doc, reason = "see the type")]
impl Args {
    /// The argument as it is written; `None` if it is absent or null.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    /// Arguments within an argument.
    #[must_use]
    pub fn object(&self, name: &str) -> Option<Self> {
        let Value::Object(map) = self.get(name)? else { panic!("{name} must be an object") };
        Some(Self(map.clone()))
    }

    /// Several sets of arguments; none if absent.
    #[must_use]
    pub fn objects(&self, name: &str) -> Vec<Self> {
        let object = |value: &Value| match value {
            Value::Object(map) => Self(map.clone()),
            other => panic!("{name} must be objects, not {other}"),
        };
        self.list(name).unwrap_or_default().iter().map(object).collect()
    }

    /// The names of the arguments, in alphabetical order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// A text.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name).map(|value| value.as_str().unwrap_or_else(|| panic!("{name} must be a text")))
    }

    /// Several texts; none if absent.
    #[must_use]
    pub fn texts(&self, name: &str) -> Vec<String> {
        let text =
            |value: &Value| value.as_str().unwrap_or_else(|| panic!("{name} must be texts")).to_owned();
        self.list(name).unwrap_or_default().iter().map(text).collect()
    }

    /// A yes or no.
    #[must_use]
    pub fn flag(&self, name: &str, default: bool) -> bool {
        self.get(name)
            .map_or(default, |value| value.as_bool().unwrap_or_else(|| panic!("{name}: true or false")))
    }

    /// A number that must be there, though it may be null (NaN).
    #[must_use]
    pub fn number(&self, name: &str) -> f64 {
        self.0.get(name).map_or_else(|| panic!("{name} is needed"), number)
    }

    /// A number, or the default.
    #[must_use]
    pub fn number_or(&self, name: &str, default: f64) -> f64 {
        self.get(name).map_or(default, number)
    }

    /// A confidence level, 0.95 if absent.
    #[must_use]
    pub fn level(&self) -> f64 {
        self.number_or("level", 0.95)
    }

    /// A whole number, at least 0.
    #[must_use]
    pub fn whole(&self, name: &str) -> u64 {
        let value = self.get(name).and_then(Value::as_u64);
        value.unwrap_or_else(|| panic!("{name} must be a whole number"))
    }

    /// Pairs of speaker and text; none if absent.
    #[must_use]
    pub fn turns(&self, name: &str) -> Vec<(String, String)> {
        let text =
            |value: &Value| value.as_str().unwrap_or_else(|| panic!("{name}: speaker and text")).to_owned();
        self.list(name).unwrap_or_default().iter().map(|turn| (text(&turn[0]), text(&turn[1]))).collect()
    }

    /// A list of numbers.
    #[must_use]
    pub fn numbers(&self, name: &str) -> Option<Vec<f64>> {
        Some(self.list(name)?.iter().map(number).collect())
    }

    /// A list of whole numbers, at least 0; none if absent.
    #[must_use]
    pub fn wholes(&self, name: &str) -> Vec<u64> {
        let whole = |value: &Value| value.as_u64().unwrap_or_else(|| panic!("{name} must be whole numbers"));
        self.list(name).unwrap_or_default().iter().map(whole).collect()
    }

    /// Two numbers.
    #[must_use]
    pub fn pair(&self, name: &str) -> Option<(f64, f64)> {
        let numbers = self.numbers(name)?;
        let [a, b] = numbers[..] else { panic!("{name} must be two numbers") };
        Some((a, b))
    }

    /// Rows of numbers.
    #[must_use]
    pub fn rows(&self, name: &str) -> Option<Vec<Vec<f64>>> {
        let row = |row: &Value| match row {
            Value::Array(row) => row.iter().map(number).collect(),
            other => panic!("{name} must be rows of numbers, not {other}"),
        };
        Some(self.list(name)?.iter().map(row).collect())
    }

    /// Rows of whole numbers, at least 0.
    #[must_use]
    pub fn whole_rows(&self, name: &str) -> Vec<Vec<u64>> {
        let row = |row: &Value| -> Vec<u64> {
            let Value::Array(row) = row else { panic!("{name} must be rows of whole numbers, not {row}") };
            row.iter().map(|n| n.as_u64().unwrap_or_else(|| panic!("{name}: whole numbers"))).collect()
        };
        self.list(name).unwrap_or_default().iter().map(row).collect()
    }

    /// The ratings, one per respondent, from `ratings` or `counts`.
    #[must_use]
    pub fn ratings(&self) -> Vec<f64> {
        let Some(counts) = self.object("counts") else {
            return self.numbers("ratings").expect("ratings or counts are needed");
        };
        let repeat = |rating: &str| {
            let times = usize::try_from(counts.whole(rating)).expect("a count that fits in memory");
            std::iter::repeat_n(rating.parse().expect("a rating as the key"), times)
        };
        counts.names().flat_map(repeat).collect()
    }

    /// The values of a measure, from `values` or `runs`.
    #[must_use]
    pub fn values(&self) -> Vec<f64> {
        let Some(runs) = self.list("runs") else {
            return self.numbers("values").expect("values or runs are needed");
        };
        let expand = |run: &Value| -> Vec<f64> {
            let (Some(values), Some(times)) = (run[0].as_array(), run[1].as_u64()) else {
                panic!("a run is [values, times]")
            };
            let values: Vec<f64> = values.iter().map(number).collect();
            values.repeat(usize::try_from(times).expect("a count that fits in memory"))
        };
        runs.iter().flat_map(expand).collect()
    }

    /// Two columns, from `reference` and `delivered` or from `pairs`: rows of both and how often they occur.
    #[must_use]
    pub fn pairs(&self) -> (Vec<f64>, Vec<f64>) {
        let side = |name: &str| self.numbers(name).unwrap_or_default();
        let Some(rows) = self.rows("pairs") else { return (side("reference"), side("delivered")) };
        #[expect(clippy::cast_sign_loss, reason = "a number of people")]
        rows.iter().flat_map(|row| std::iter::repeat_n((row[0], row[1]), row[2] as usize)).unzip()
    }

    /// A sample as successes and number.
    #[must_use]
    pub fn successes(&self, name: &str) -> (u64, u64) {
        let whole = |value: &Value| value.as_u64().unwrap_or_else(|| panic!("{name} must be whole numbers"));
        let [successes, n] = self.list(name).unwrap_or_default() else { panic!("{name}: successes and n") };
        (whole(successes), whole(n))
    }

    /// Rows of a label and a sample, as arguments of these names.
    #[must_use]
    pub fn strata(&self, name: &str) -> Vec<Self> {
        let row = |row: &Value| {
            let Value::Array(row) = row else { panic!("{name} must be rows of label and sample") };
            let names = ["label", "sample"].map(str::to_owned).into_iter();
            Self(names.zip(row.iter().cloned()).collect())
        };
        self.list(name).unwrap_or_default().iter().map(row).collect()
    }

    /// The argument as a list of anything.
    #[must_use]
    pub fn list(&self, name: &str) -> Option<&[Value]> {
        self.get(name).map(|value| match value {
            Value::Array(items) => items.as_slice(),
            other => panic!("{name} must be a list, not {other}"),
        })
    }
}

fn number(value: &Value) -> f64 {
    match value {
        Value::Null => f64::NAN,
        Value::Number(number) => number.as_f64().expect("a double"),
        Value::String(text) => match text.as_str() {
            "nan" => f64::NAN,
            "inf" => f64::INFINITY,
            "-inf" => f64::NEG_INFINITY,
            other => panic!("{other:?} is no number"),
        },
        other => panic!("{other} is no number"),
    }
}
