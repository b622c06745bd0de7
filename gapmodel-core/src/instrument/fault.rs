use crate::error::Error;

/// A mistake in an instrument and the key it stands at, such as `attributes[3].dimension`; the line is added where
/// the instrument came from text.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) key: String,
    mistake: Mistake,
}

#[derive(Debug)]
enum Mistake {
    Invalid(String),
    WeightSum { what: &'static str, sum: f64 },
}

impl Fault {
    pub(crate) fn new(key: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { key: key.into(), mistake: Mistake::Invalid(reason.into()) }
    }

    pub(crate) fn weight_sum(key: impl Into<String>, what: &'static str, sum: f64) -> Self {
        Self { key: key.into(), mistake: Mistake::WeightSum { what, sum } }
    }

    pub(crate) fn into_error(self, line: Option<usize>) -> Error {
        let place = match (line, self.key.as_str()) {
            (None, key) => format!("key {key}"),
            (Some(line), "") => format!("line {line}"),
            (Some(line), key) => format!("line {line}, key {key}"),
        };
        match self.mistake {
            Mistake::Invalid(reason) => Error::InvalidInstrument { reason, place: Some(place) },
            Mistake::WeightSum { what, sum } => {
                Error::WeightSum { what: format!("{what} ({place})"), sum, expected: "1 or 100".to_owned() }
            }
        }
    }
}

/// The key of an entry in a table, quoted where its name is not a bare word.
pub(crate) fn join(table: &str, name: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let bare = !name.is_empty() && name.chars().all(is_bare);
    let name = if bare { name.to_owned() } else { format!("{name:?}") };
    if table.is_empty() { name } else { format!("{table}.{name}") }
}
