//! From ratings of any numeric type to codes: point number, or the number of points where there is no rating.

use std::ops::Range;

use super::layout::RatingColumn;
use super::observe::BLOCK;
use crate::error::{Place, Result};
use crate::scale::Answer;
use crate::table::{Column, Number, Values, with_values};
use crate::tally::off_scale;

/// An answer that is absent for another reason than plain missing: row in the table and cell to count it in.
pub(crate) type Exception = (usize, u32);

/// How one column becomes codes.
pub(crate) struct Encoder<'a> {
    plan: &'a RatingColumn,
    column: Column<'a>,
    count_invalid: bool,
}

impl<'a> Encoder<'a> {
    pub(crate) fn new(plan: &'a RatingColumn, column: Column<'a>, count_invalid: bool) -> Self {
        Self { plan, column, count_invalid }
    }

    /// Writes the codes of `rows` to `out` (not yet reverse coded) and appends the exceptions.
    pub(crate) fn encode(
        &self,
        rows: Range<usize>,
        out: &mut [u8],
        exceptions: &mut Vec<Exception>,
    ) -> Result<()> {
        let odd = match self.column.values {
            Values::I8(v) => self.bytes(v, rows.clone(), out, (-128.0, 127.0), i8::cast_unsigned),
            Values::U8(v) => self.bytes(v, rows.clone(), out, (0.0, 255.0), |byte| byte),
            other => with_values!(other, v => self.numbers(v, rows.clone(), out)),
        };
        if odd { self.explain(rows, out, exceptions) } else { Ok(()) }
    }

    /// Whole-number scales in bytes: arithmetic the compiler turns into vector code. Returns whether some code needs
    /// a second look.
    fn bytes<T: Number + Default>(
        &self,
        values: &[T],
        rows: Range<usize>,
        out: &mut [u8],
        (lowest, highest): (f64, f64),
        bits: impl Fn(T) -> u8,
    ) -> bool {
        let scale = &self.plan.scale;
        // One byte stands for two values of two types: the scale must lie within this type.
        let fits = scale.min() >= lowest
            && scale.max() <= highest
            && scale.step() == Some(1.0)
            && scale.min().fract() == 0.0;
        if !fits || self.column.validity().is_some() {
            return self.numbers(values, rows, out);
        }
        #[expect(clippy::cast_sign_loss, reason = "the low byte is what is meant")]
        let byte_of = |value: f64| value as i32 as u8;
        let (min, points) = (byte_of(scale.min()), self.plan.points);
        // The commonest code for missing is recognised here, all others by `explain`.
        let missing = scale.codes()[0]
            .first()
            .filter(|code| code.fract() == 0.0 && (lowest..=highest).contains(*code))
            .map_or(min, |code| byte_of(*code));
        let mut buffer = [T::default(); BLOCK];
        let raw = contiguous(values, self.column.start, self.column.stride, rows, &mut buffer);
        let mut odd = 0_u8;
        for (code, &value) in out.iter_mut().zip(raw) {
            let byte = bits(value);
            let steps = byte.wrapping_sub(min);
            *code = steps.min(points);
            odd |= u8::from(steps >= points) & u8::from(byte != missing);
        }
        odd != 0
    }

    fn numbers<T: Number>(&self, values: &[T], rows: Range<usize>, out: &mut [u8]) -> bool {
        let scale = &self.plan.scale;
        let (min, step, points) = (scale.min(), scale.step().unwrap_or(1.0), self.plan.points);
        let (start, stride, validity) = (self.column.start, self.column.stride, self.column.validity());
        let mut odd = false;
        for (code, row) in out.iter_mut().zip(rows) {
            if validity.is_some_and(|validity| !validity.is_set(row)) {
                *code = points;
                continue;
            }
            let steps = (values[start + row * stride].as_f64() - min) / step;
            #[expect(clippy::cast_sign_loss, reason = "saturates; compared below")]
            let whole = steps as u8;
            #[expect(clippy::float_cmp, reason = "exactly a point, or it needs a second look")]
            if whole < points && f64::from(whole) == steps {
                *code = whole;
            } else {
                *code = points;
                odd |= !steps.is_nan();
            }
        }
        odd
    }

    /// Says of every absent code what it is, or that it is not on the scale.
    fn explain(&self, rows: Range<usize>, out: &mut [u8], exceptions: &mut Vec<Exception>) -> Result<()> {
        let points = self.plan.points;
        for (code, row) in out.iter_mut().zip(rows) {
            if *code < points {
                continue;
            }
            let Some(value) = self.column.value(row) else { continue };
            let kind = match self.plan.scale.read(value) {
                Some(Answer::Point(point)) => {
                    *code = u8::try_from(point).unwrap_or(points);
                    continue;
                }
                Some(Answer::Missing | Answer::Value(_)) => continue,
                Some(Answer::NotApplicable) => 0,
                Some(Answer::Refused) => 1,
                None if self.count_invalid => 2,
                None => {
                    let place = Place::index(row).in_column(&self.plan.name);
                    return Err(off_scale(&self.plan.scale, value, place));
                }
            };
            exceptions.push((row, self.plan.absent + kind));
        }
        Ok(())
    }
}

/// The values of `rows`, contiguous: borrowed where they lie so, copied otherwise.
fn contiguous<'b, T: Copy>(
    values: &'b [T],
    start: usize,
    stride: usize,
    rows: Range<usize>,
    buffer: &'b mut [T],
) -> &'b [T] {
    if stride == 1 {
        return &values[start + rows.start..start + rows.end];
    }
    let buffer = &mut buffer[..rows.len()];
    buffer.iter_mut().zip(rows).for_each(|(value, row)| *value = values[start + row * stride]);
    buffer
}
