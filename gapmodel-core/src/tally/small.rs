//! Blocks of small whole numbers: sums and products in machine integers, exact because a block is short.

use std::ops::Range;

use crate::table::{Column, Number, Values, with_values};

/// Rows in a block: so few that no sum of products of numbers up to [`LARGEST`] in size is beyond 31 bits.
pub(super) const BLOCK: usize = 1024;
/// The largest number in size that a block holds.
const LARGEST: i16 = 255;
/// What stands for a missing value, and for a value that a block cannot hold.
const MISSING: i16 = i16::MIN;
const OTHER: i16 = i16::MAX;

/// From the start of a variable to that of the next: not a power of two, or all would share a few lines of the cache.
const STRIDE: usize = BLOCK + 32;

/// What each small whole number counts as.
pub(super) struct Reader {
    /// For the numbers from -[`LARGEST`].
    table: Vec<i16>,
    /// Numbers that count as themselves, from the first to the last, and one that is missing.
    plain: (i16, i16, i16),
}

impl Reader {
    /// `value` gives what a number counts as, NaN for missing, `None` if it is not allowed.
    pub(super) fn new(value: impl Fn(f64) -> Option<f64>) -> Self {
        let small = |number: i16| match value(f64::from(number)) {
            Some(counts) if counts.is_nan() => MISSING,
            Some(counts) if is_small(counts) => counts as i16,
            _ => OTHER,
        };
        let table: Vec<i16> = (-LARGEST..=LARGEST).map(small).collect();
        let counted = || (-LARGEST..=LARGEST).zip(&table);
        let low = counted().find(|(number, counts)| number == *counts).map_or(1, |(number, _)| number);
        let high = counted()
            .skip_while(|(number, _)| *number < low)
            .take_while(|(number, counts)| number == *counts);
        let high = high.last().map_or(0, |(number, _)| number);
        let missing = counted().find(|(_, counts)| **counts == MISSING).map_or(low, |(number, _)| number);
        Self { table, plain: (low, high, missing) }
    }

    fn read(&self, column: &Column<'_>, rows: Range<usize>, out: &mut [i16]) {
        match column.values {
            Values::I8(v) => self.read_bytes(column, v, rows, out),
            Values::U8(v) => self.read_bytes(column, v, rows, out),
            other => with_values!(other, v => each(column, v, rows, out, |value| match value.as_f64() {
                value if is_small(value) => self.get(value as i16),
                value if value.is_nan() => MISSING,
                _ => OTHER,
            })),
        }
    }

    /// Plain numbers and the commonest code for missing by arithmetic the compiler turns into vector code, all others by the
    /// table.
    fn read_bytes<T: Copy + Into<i16>>(
        &self,
        column: &Column<'_>,
        values: &[T],
        rows: Range<usize>,
        out: &mut [i16],
    ) {
        let (low, high, missing) = self.plain;
        let plain = |number: i16| {
            let known = if number == missing { MISSING } else { OTHER };
            if number >= low && number <= high { number } else { known }
        };
        each(column, values, rows.clone(), out, |byte| plain(byte.into()));
        if holds(out, OTHER) {
            each(column, values, rows, out, |byte| self.get(byte.into()));
        }
    }

    #[inline]
    fn get(&self, number: i16) -> i16 {
        #[expect(clippy::cast_sign_loss, reason = "from 0")]
        self.table[(number + LARGEST) as usize]
    }
}

fn is_small(value: f64) -> bool {
    value.abs() <= f64::from(LARGEST) && value.fract() == 0.0
}

fn each<T: Copy>(
    column: &Column<'_>,
    values: &[T],
    rows: Range<usize>,
    out: &mut [i16],
    of: impl Fn(T) -> i16,
) {
    match column.validity() {
        Some(validity) => {
            for (row, out) in rows.zip(out) {
                let value = || of(values[column.start + row * column.stride]);
                *out = if validity.is_set(row) { value() } else { MISSING };
            }
        }
        None if column.stride == 1 => {
            let values = &values[column.start + rows.start..column.start + rows.end];
            out.iter_mut().zip(values).for_each(|(out, value)| *out = of(*value));
        }
        None => rows.zip(out).for_each(|(row, out)| *out = of(values[column.start + row * column.stride])),
    }
}

/// Some rows of several variables, 0 where a value is missing.
pub(super) struct Block {
    variables: usize,
    rows: usize,
    /// Variable by variable, [`STRIDE`] apart, room for [`BLOCK`] rows each.
    values: Vec<i16>,
    /// The variables that each row lacks.
    gaps: Vec<Vec<u16>>,
    /// How many rows lack both of two variables, row by row of the whole square.
    lack_both: Vec<u32>,
}

impl Block {
    pub(super) fn new(variables: usize) -> Self {
        Self {
            variables,
            rows: 0,
            values: vec![0; variables * STRIDE],
            gaps: vec![Vec::new(); BLOCK],
            lack_both: vec![0; variables * variables],
        }
    }

    /// Reads rows, at most [`BLOCK`] of them. False if one has a value that is not small and whole, or not allowed.
    pub(super) fn read(&mut self, reader: &Reader, columns: &[Column<'_>], rows: Range<usize>) -> bool {
        self.rows = rows.len();
        self.gaps.iter_mut().for_each(Vec::clear);
        for (variable, column) in columns.iter().enumerate() {
            let values = &mut self.values[variable * STRIDE..][..rows.len()];
            reader.read(column, rows.clone(), values);
            if holds(values, OTHER) {
                return false;
            }
            note_gaps(values, variable as u16, &mut self.gaps);
        }
        self.lack_both.fill(0);
        for gaps in &self.gaps {
            for &i in gaps {
                for &j in gaps {
                    self.lack_both[usize::from(i) * self.variables + usize::from(j)] += 1;
                }
            }
        }
        true
    }

    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// How many rows have every variable.
    pub(super) fn complete(&self) -> usize {
        self.gaps[..self.rows].iter().filter(|gaps| gaps.is_empty()).count()
    }

    /// Makes rows that lack a variable count for nothing.
    pub(super) fn drop_incomplete(&mut self) {
        for (row, _) in self.gaps.iter().enumerate().filter(|(_, gaps)| !gaps.is_empty()) {
            for variable in 0..self.variables {
                self.values[variable * STRIDE + row] = 0;
            }
        }
    }

    /// How many rows lack one of two variables, or both.
    pub(super) fn lacking(&self, i: usize, j: usize) -> u64 {
        let both = |i: usize, j: usize| u64::from(self.lack_both[i * self.variables + j]);
        both(i, i) + both(j, j) - both(i, j)
    }

    fn column(&self, variable: usize) -> &[i16] {
        &self.values[variable * STRIDE..][..self.rows]
    }

    pub(super) fn sum(&self, variable: usize) -> i32 {
        self.column(variable).iter().map(|value| i32::from(*value)).sum()
    }

    pub(super) fn product(&self, i: usize, j: usize) -> i32 {
        self.column(i).iter().zip(self.column(j)).map(|(x, y)| i32::from(*x) * i32::from(*y)).sum()
    }

    /// The sums of a function, 0 for 0, of each variable over the rows that have another: of variable i with j, row by row of
    /// the whole square.
    pub(super) fn sums_with(&self, of: impl Fn(i32) -> i32) -> Vec<i32> {
        let k = self.variables;
        // What the rows that lack j take away from each sum, row by row of j.
        let mut away = vec![0_i32; k * k];
        let mut values = vec![0_i32; k];
        for (row, gaps) in self.gaps.iter().enumerate().filter(|(_, gaps)| !gaps.is_empty()) {
            for (variable, value) in values.iter_mut().enumerate() {
                *value = of(self.values[variable * STRIDE + row].into());
            }
            for &j in gaps {
                let away = &mut away[usize::from(j) * k..][..k];
                away.iter_mut().zip(&values).for_each(|(away, value)| *away += value);
            }
        }
        let with = |i: usize| {
            let sum = self.column(i).iter().map(|value| of(i32::from(*value))).sum::<i32>();
            let away = &away;
            (0..k).map(move |j| sum - away[j * k + i])
        };
        (0..k).flat_map(with).collect()
    }
}

/// Whether one of the values is this; looks at all of them, which is faster than to stop.
fn holds(values: &[i16], this: i16) -> bool {
    values.iter().fold(0, |found, value| found | u16::from(*value == this)) != 0
}

/// Puts 0 in the place of missing values, and the variable among the gaps of their rows.
fn note_gaps(values: &mut [i16], variable: u16, gaps: &mut [Vec<u16>]) {
    /// So many are looked at together.
    const TOGETHER: usize = 8;
    for (values, gaps) in values.chunks_mut(TOGETHER).zip(gaps.chunks_mut(TOGETHER)) {
        if !holds(values, MISSING) {
            continue;
        }
        for (value, gaps) in values.iter_mut().zip(gaps).filter(|(value, _)| **value == MISSING) {
            *value = 0;
            gaps.push(variable);
        }
    }
}
