use crate::error::{Error, Result};

/// The largest number of points a rating scale may have: 0..=100.
pub const MAX_POINTS: usize = 101;

/// Which end of a scale is good.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Direction {
    /// The highest point is the best answer, as in satisfaction.
    #[default]
    HighIsGood,
    /// The lowest point is the best answer, as in the effort scale of 2008 or an item worded negatively.
    LowIsGood,
}

/// What may be answered: the points of a rating scale or the range of a measure, which end is good, and the codes
/// that stand for no answer.
///
/// A scale cannot hold a bad definition: every constructor checks it. Missing, not applicable and refused are
/// three different things, told apart by their declared codes; an empty cell or NaN is missing.
///
/// ```
/// use gapmodel_core::{Answer, Scale};
/// let scale = Scale::new(1, 7)?.with_not_applicable([9.0])?;
/// assert_eq!(scale.points(), Some(7));
/// assert_eq!(scale.read(7.0), Some(Answer::Point(6)));
/// assert_eq!(scale.read(9.0), Some(Answer::NotApplicable));
/// assert_eq!(scale.read(8.0), None);
/// assert_eq!(scale.reverse(2.0), 6.0);
/// assert_eq!(scale.to_100(4.0), 50.0);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "ScaleText", into = "ScaleText"))]
pub struct Scale {
    min: f64,
    max: f64,
    /// None: a measure, every number between `min` and `max`.
    step: Option<f64>,
    direction: Direction,
    missing: Vec<f64>,
    not_applicable: Vec<f64>,
    refused: Vec<f64>,
}

/// One answer, read by a [`Scale`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer {
    /// A point of a rating scale, counted from 0 at its lowest value.
    Point(usize),
    /// The value of a measure.
    Value(f64),
    /// No answer.
    Missing,
    /// The question did not apply to this person.
    NotApplicable,
    /// The person declined to answer.
    Refused,
}

impl Scale {
    /// A rating scale from `min` to `max` in steps of one, high is good, without codes.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidScale`] unless `min < max` and a whole number of steps apart, and there are 2 to 101 points.
    pub fn new(min: impl Into<f64>, max: impl Into<f64>) -> Result<Self> {
        Self::with_step(min, max, 1.0)
    }

    /// A rating scale from `min` to `max` in steps of `step`, such as 1 to 5 by 0.5.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidScale`] unless `step > 0`, `min < max` and `step` leads from one to the other in 1 to 100
    /// steps.
    pub fn with_step(min: impl Into<f64>, max: impl Into<f64>, step: impl Into<f64>) -> Result<Self> {
        Self { step: Some(step.into()), ..Self::bare(min.into(), max.into()) }.checked()
    }

    /// A real-valued measure from `min` to `max` (either may be infinite), such as seconds from 0.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidScale`] unless `min < max`.
    ///
    /// ```
    /// use gapmodel_core::{Answer, Scale};
    /// let seconds = Scale::measure(0, f64::INFINITY)?;
    /// assert_eq!(seconds.read(12.5), Some(Answer::Value(12.5)));
    /// assert_eq!(seconds.points(), None);
    /// # Ok::<(), gapmodel_core::Error>(())
    /// ```
    pub fn measure(min: impl Into<f64>, max: impl Into<f64>) -> Result<Self> {
        Self::bare(min.into(), max.into()).checked()
    }

    /// The same scale with the given end as the good one.
    #[must_use]
    pub fn with_direction(self, direction: Direction) -> Self {
        Self { direction, ..self }
    }

    /// The same scale with codes that stand for "no answer".
    ///
    /// # Errors
    ///
    /// [`Error::InvalidScale`] if a code is a point of the scale, stands twice, or is not a finite number.
    pub fn with_missing(self, codes: impl Into<Vec<f64>>) -> Result<Self> {
        Self { missing: codes.into(), ..self }.checked()
    }

    /// The same scale with codes that stand for "did not apply to me".
    ///
    /// # Errors
    ///
    /// As [`Scale::with_missing`].
    pub fn with_not_applicable(self, codes: impl Into<Vec<f64>>) -> Result<Self> {
        Self { not_applicable: codes.into(), ..self }.checked()
    }

    /// The same scale with codes that stand for "would rather not say".
    ///
    /// # Errors
    ///
    /// As [`Scale::with_missing`].
    pub fn with_refused(self, codes: impl Into<Vec<f64>>) -> Result<Self> {
        Self { refused: codes.into(), ..self }.checked()
    }

    /// The lowest value.
    #[must_use]
    pub fn min(&self) -> f64 {
        self.min
    }

    /// The highest value.
    #[must_use]
    pub fn max(&self) -> f64 {
        self.max
    }

    /// The distance of two neighbouring points; `None` for a measure.
    #[must_use]
    pub fn step(&self) -> Option<f64> {
        self.step
    }

    /// Which end is good.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// Whether the lowest value is the best.
    #[must_use]
    pub fn low_is_good(&self) -> bool {
        self.direction == Direction::LowIsGood
    }

    /// The codes for missing, not applicable and refused, in this order.
    #[must_use]
    pub fn codes(&self) -> [&[f64]; 3] {
        [&self.missing, &self.not_applicable, &self.refused]
    }

    /// The number of points, 2 to 101; `None` for a measure.
    #[must_use]
    pub fn points(&self) -> Option<usize> {
        // Checked on construction to be a small whole number.
        #[expect(clippy::cast_sign_loss, reason = "1 to 100, see checked()")]
        self.step.map(|step| ((self.max - self.min) / step).round() as usize + 1)
    }

    /// The value of a point, `min` for point 0. For a measure, or beyond the last point, the nearest limit.
    #[must_use]
    pub fn value(&self, point: usize) -> f64 {
        (self.min + self.step.unwrap_or(0.0) * point as f64).min(self.max)
    }

    /// Reads one answer; NaN is missing. `None` if the value is neither on the scale nor a declared code.
    #[must_use]
    pub fn read(&self, value: f64) -> Option<Answer> {
        match self.read_on_scale(value) {
            None if value.is_nan() => Some(Answer::Missing),
            None => self.read_code(value),
            answer => answer,
        }
    }

    /// The point or value that a number is, if it is on the scale.
    #[inline]
    fn read_on_scale(&self, value: f64) -> Option<Answer> {
        if !(value >= self.min && value <= self.max) {
            return None;
        }
        let Some(step) = self.step else { return value.is_finite().then_some(Answer::Value(value)) };
        // Whole-number scales are the rule: nothing to divide or to round.
        #[expect(clippy::float_cmp, reason = "one is exact")]
        let steps = if step == 1.0 { value - self.min } else { (value - self.min) / step };
        #[expect(clippy::cast_sign_loss, reason = "0 to 100")]
        let nearest = (steps + 0.5) as usize;
        // A millionth of a step is above the rounding of 32-bit numbers and far below any real difference.
        ((steps - nearest as f64).abs() <= 1e-6).then_some(Answer::Point(nearest))
    }

    /// Reverse coding: `max + min - value`, so that a negatively worded item points the other way. The unit and
    /// range stay the same.
    #[must_use]
    pub fn reverse(&self, value: f64) -> f64 {
        self.max + self.min - value
    }

    /// The value on a scale from 0 (worst) to 100 (best): `100 (x - min) / (max - min)`, turned round where low is
    /// good. On 1 to 5 a mean of 4.0 is 75, not 80.
    #[must_use]
    pub fn to_100(&self, value: f64) -> f64 {
        let good = if self.low_is_good() { self.reverse(value) } else { value };
        100.0 * (good - self.min) / (self.max - self.min)
    }

    /// The scale in words for error messages: `1..=7`, `1..=5 by 0.5`.
    #[must_use]
    pub fn describe(&self) -> String {
        match self.step {
            Some(1.0) => format!("{}..={}", self.min, self.max),
            Some(step) => format!("{}..={} by {step}", self.min, self.max),
            None => format!("{}..={} (any number)", self.min, self.max),
        }
    }

    fn bare(min: f64, max: f64) -> Self {
        let (direction, none) = (Direction::HighIsGood, Vec::new);
        Self { min, max, step: None, direction, missing: none(), not_applicable: none(), refused: none() }
    }

    fn read_code(&self, value: f64) -> Option<Answer> {
        let kinds = [Answer::Missing, Answer::NotApplicable, Answer::Refused];
        // Codes are compared as they were written: 99 is 99.
        let found = self.codes().into_iter().zip(kinds).find(|(codes, _)| codes.contains(&value));
        found.map(|(_, kind)| kind)
    }

    fn checked(self) -> Result<Self> {
        let invalid = |reason: String| Err(Error::InvalidScale { reason });
        let (min, max) = (self.min, self.max);
        if min.is_nan() || max.is_nan() || min >= max {
            return invalid(format!("min {min} must be below max {max}"));
        }
        if let Some(step) = self.step {
            self.check_step(step)?;
        }
        let codes: Vec<f64> = self.codes().concat();
        if codes.len() > MAX_POINTS {
            return invalid(format!("{} codes; at most {MAX_POINTS} are allowed", codes.len()));
        }
        for (i, &code) in codes.iter().enumerate() {
            let bare = Self { step: self.step, ..Self::bare(min, max) };
            if !code.is_finite() {
                return invalid(format!("code {code} is not a finite number"));
            }
            if bare.read(code).is_some() {
                return invalid(format!("code {code} is a point of the scale {}", self.describe()));
            }
            if codes[..i].contains(&code) {
                return invalid(format!("code {code} stands twice"));
            }
        }
        Ok(self)
    }

    fn check_step(&self, step: f64) -> Result<()> {
        let steps = (self.max - self.min) / step;
        let whole = (steps - steps.round()).abs() < 5e-10;
        if step > 0.0 && whole && (1.0..MAX_POINTS as f64).contains(&steps.round()) {
            return Ok(());
        }
        let (min, max) = (self.min, self.max);
        Err(Error::InvalidScale {
            reason: format!("from {min} to {max} by {step} there must be 2 to {MAX_POINTS} points"),
        })
    }
}

/// The serialised form of a scale, as it stands in an instrument file.
#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ScaleText {
    /// The lowest value; a measure may have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    min: Option<f64>,
    /// The highest value; a measure may have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    max: Option<f64>,
    /// The distance of two points (1 if absent). Zero: a measure, any number between min and max.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    step: f64,
    /// Which end is good.
    #[serde(default, skip_serializing_if = "is_default")]
    direction: Direction,
    /// Codes for "no answer".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    missing: Vec<f64>,
    /// Codes for "does not apply".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    not_applicable: Vec<f64>,
    /// Codes for "would rather not say".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    refused: Vec<f64>,
}

#[cfg(feature = "serde")]
fn one() -> f64 {
    1.0
}

#[cfg(feature = "serde")]
#[expect(clippy::float_cmp, clippy::trivially_copy_pass_by_ref, reason = "serde asks for this form; exact")]
fn is_one(step: &f64) -> bool {
    *step == 1.0
}

#[cfg(feature = "serde")]
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for this form")]
fn is_default(direction: &Direction) -> bool {
    *direction == Direction::default()
}

#[cfg(feature = "serde")]
impl TryFrom<ScaleText> for Scale {
    type Error = Error;

    fn try_from(text: ScaleText) -> Result<Self> {
        let ScaleText { min, max, step, direction, missing, not_applicable, refused } = text;
        let step = (step != 0.0).then_some(step);
        let (min, max) = match step {
            None => (min.unwrap_or(f64::NEG_INFINITY), max.unwrap_or(f64::INFINITY)),
            Some(_) => match (min, max) {
                (Some(min), Some(max)) => (min, max),
                _ => return Err(Error::InvalidScale { reason: "min and max are needed".to_owned() }),
            },
        };
        Self { min, max, step, direction, missing, not_applicable, refused }.checked()
    }
}

#[cfg(feature = "serde")]
impl From<Scale> for ScaleText {
    fn from(scale: Scale) -> Self {
        let Scale { min, max, step, direction, missing, not_applicable, refused } = scale;
        let finite = |limit: f64| limit.is_finite().then_some(limit);
        let step = step.unwrap_or(0.0);
        Self { min: finite(min), max: finite(max), step, direction, missing, not_applicable, refused }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Scale {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Scale".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        ScaleText::json_schema(generator)
    }
}
