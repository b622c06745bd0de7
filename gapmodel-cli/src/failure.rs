//! What ends the program early, and with which exit code.

use std::fmt;
use std::io;

use gapmodel_core::{Error, ErrorKind};

/// An error and the file that is at fault, if one is.
#[derive(Debug)]
pub(crate) struct Failure {
    file: Option<String>,
    error: Error,
}

impl Failure {
    /// An error found in a file; one in an option is no fault of the file.
    pub(crate) fn in_file(file: &str, error: Error) -> Self {
        let file = if is_usage(&error) { None } else { Some(shown(file)) };
        Self { file, error }
    }

    /// A file that cannot be read or written.
    pub(crate) fn io(file: &str, error: &io::Error) -> Self {
        Self::in_file(file, Error::Io { reason: error.to_string() })
    }

    /// 2 for bad usage, 1 for anything else.
    pub(crate) fn exit_code(&self) -> u8 {
        if is_usage(&self.error) { 2 } else { 1 }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.file {
            Some(file) => write!(f, "{file}: {}", self.error),
            None => write!(f, "{}", self.error),
        }
    }
}

/// How a file is called in messages.
pub(crate) fn shown(file: &str) -> String {
    if file == "-" { "standard input".to_owned() } else { file.to_owned() }
}

fn is_usage(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::InvalidOption | ErrorKind::InvalidLevel)
}
