//! Summaries as bytes: what is stored and sent between machines. `FORMAT.md` describes the layout.

use std::sync::Arc;

use super::cells::Cells;
use super::joint::{Joint, Tuple};
use super::layout::{Layout, Viewpoints};
use super::observe::{OUTCOME_VARIABLES, SegmentTally};
use super::parts::{Parts, Questionnaire};
use super::{OffScale, Summary, SummaryOptions};
use crate::error::{Error, Result};
use crate::instrument::Instrument;
use crate::label::Label;
use crate::tally::{Absent, CrossProducts, Mass, Sums, Wide};

const MAGIC: [u8; 8] = *b"gapmodel";
/// The version of the layout; raised when it changes.
const VERSION: u16 = 3;
/// The oldest version that is still read: it has no joint tallies.
const OLDEST: u16 = 2;
/// Magic, version, checksum.
const FRAME: usize = MAGIC.len() + 2 + 4;

impl Summary {
    /// The summary as bytes: compact, the same on every machine, with the instrument inside.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidInstrument`] if the instrument cannot be written as JSON.
    ///
    /// ```
    /// use gapmodel_core::{Instrument, Summary, SummaryOptions};
    /// let summary = Summary::new(Instrument::servqual(), SummaryOptions::default())?;
    /// assert_eq!(Summary::from_bytes(&summary.to_bytes()?)?, summary);
    /// # Ok::<(), gapmodel_core::Error>(())
    /// ```
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        let mut out = Writer(MAGIC.to_vec());
        out.0.extend(VERSION.to_le_bytes());
        out.text(&self.instrument.to_json()?);
        out.number(u128::from(self.is_weighted()));
        out.text(self.options.weight.as_deref().unwrap_or_default());
        out.number(u128::from(self.options.off_scale == OffScale::Count));
        out.number(self.options.by.len() as u128);
        self.options.by.iter().for_each(|name| out.text(name));
        out.number(self.segments.len() as u128);
        for (labels, Parts(parts)) in &self.segments {
            for label in labels {
                out.label(label);
            }
            out.number(parts.len() as u128);
            for (Questionnaire { asked, answered }, tally) in parts {
                out.number(asked.0.into());
                out.number(answered.0.into());
                out.segment(tally, self);
            }
        }
        let checksum = crc32(&out.0);
        out.0.extend(checksum.to_le_bytes());
        Ok(out.0)
    }

    /// A summary from [`Summary::to_bytes`], wherever it was made.
    ///
    /// Nothing in the bytes is trusted: lengths are checked against the bytes that are there before anything is
    /// allocated, and tallies that contradict each other are refused. A checksum finds accidents, not forgers.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidBytes`] for bytes that are no summary, are damaged or cut off, or were written by a newer
    /// version of the library, named.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let (version, bytes) = checked_frame(bytes)?;
        let mut input = Reader { bytes };
        let instrument = Arc::new(Instrument::from_json(&input.text()?).map_err(|e| invalid(e.to_string()))?);
        let (weighted, weight) = (input.flag()?, input.text()?);
        let off_scale = if input.flag()? { OffScale::Count } else { OffScale::Refuse };
        let by = (0..input.count()?).map(|_| input.text()).collect::<Result<Vec<_>>>()?;
        if !weighted && !weight.is_empty() {
            return Err(invalid("a column of weights without weights"));
        }
        let width = by.len();
        let options = SummaryOptions { by, weight: weighted.then_some(weight), off_scale };
        let summary = Self::new(instrument, options).map_err(|e| invalid(e.to_string()))?;
        let mut segments = Vec::new();
        for _ in 0..input.count()? {
            let labels = (0..width).map(|_| input.label()).collect::<Result<Vec<_>>>()?;
            let part = |input: &mut Reader<'_>| {
                let questionnaire =
                    Questionnaire { asked: input.viewpoints()?, answered: input.viewpoints()? };
                Ok((questionnaire, input.segment(weighted, &summary.layout, version)?))
            };
            let parts = (0..input.count()?).map(|_| part(&mut input)).collect::<Result<_>>()?;
            segments.push((labels, Parts(parts)));
        }
        if !input.bytes.is_empty() {
            return Err(invalid(format!("{} bytes too many", input.bytes.len())));
        }
        summary.with_segments(segments)
    }
}

fn invalid(reason: impl Into<String>) -> Error {
    Error::InvalidBytes { reason: reason.into() }
}

/// The version, and the payload between version and checksum, if the frame is whole.
fn checked_frame(bytes: &[u8]) -> Result<(u16, &[u8])> {
    if bytes.len() < FRAME {
        return Err(invalid(format!("{} bytes are too few", bytes.len())));
    }
    let (magic, rest) = bytes.split_at(MAGIC.len());
    if magic != MAGIC {
        return Err(invalid("these bytes do not begin as a summary does"));
    }
    let (version, rest) = rest.split_at(2);
    let version = u16::from_le_bytes([version[0], version[1]]);
    if !(OLDEST..=VERSION).contains(&version) {
        return Err(invalid(format!(
            "version {version} of the layout; this library reads versions {OLDEST} to {VERSION}"
        )));
    }
    let (payload, checksum) = rest.split_at(rest.len() - 4);
    if crc32(&bytes[..bytes.len() - 4]).to_le_bytes() != checksum {
        return Err(invalid("the checksum does not match: the bytes are damaged or cut off"));
    }
    Ok((version, payload))
}

struct Writer(Vec<u8>);

impl Writer {
    /// Seven bits a byte, least significant first; the high bit says that more follow.
    fn number(&mut self, mut value: u128) {
        while value >= 0x80 {
            self.0.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.0.push(value as u8);
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u128);
        self.0.extend(text.as_bytes());
    }

    fn label(&mut self, label: &Label) {
        match label {
            Label::Missing => self.0.push(0),
            Label::Int(number) => {
                self.0.push(1);
                self.0.extend(number.to_le_bytes());
            }
            Label::Text(text) => {
                self.0.push(2);
                self.text(text);
            }
        }
    }

    fn segment(&mut self, tally: &SegmentTally, of: &Summary) {
        let SegmentTally { rows, cells: Cells { keys, counts, weights }, sums, outcome, joint } = tally;
        self.number(u128::from(*rows));
        self.number(keys.len() as u128);
        let mut previous = 0;
        for key in keys {
            self.number(u128::from(key - previous));
            previous = *key;
        }
        for count in counts {
            self.number(u128::from(*count));
        }
        for (w, w2) in weights {
            self.number(*w);
            self.number(*w2);
        }
        for sums in sums {
            self.sums(sums);
        }
        if let Some(products) = outcome {
            self.number(u128::from(products.n_valid()));
            if products.n_valid() > 0 {
                products.parts().for_each(|wide| self.wide(wide));
            }
        }
        let Some(plan) = of.layout.joint.as_ref().filter(|_| !of.is_weighted()) else { return };
        self.number(u128::from(joint.is_some()));
        for (joint, &column) in joint.iter().flatten().zip(&plan.columns) {
            self.joint(joint, Radices::new(&of.layout, column));
        }
    }

    fn joint(&mut self, joint: &Joint, radices: Radices) {
        self.number(joint.0.len() as u128);
        let mut previous = 0;
        for (tuple, _) in &joint.0 {
            let number = radices.number(*tuple);
            self.number(number - previous);
            previous = number;
        }
        for (_, n) in &joint.0 {
            self.number(u128::from(*n));
        }
    }

    fn wide(&mut self, wide: &Wide) {
        wide.limbs().iter().for_each(|limb| self.0.extend(limb.to_le_bytes()));
    }

    fn sums(&mut self, (sums, absent): &(Sums, Absent)) {
        let Absent { missing, not_applicable, refused, invalid } = absent;
        for n in [missing, not_applicable, refused, invalid] {
            self.number(u128::from(*n));
        }
        let Sums { mass: Mass { n, w, w2 }, x, xx, wx, wwx, wwxx } = sums;
        self.number(u128::from(*n));
        if *n > 0 {
            self.number(*w);
            self.number(*w2);
            for wide in [x, xx, wx, wwx, wwxx] {
                self.wide(wide);
            }
        }
    }
}

/// How a tuple of scores and an answer is one number: in the order of the tuples.
#[derive(Clone, Copy)]
struct Radices {
    scores: u128,
    points: u128,
}

impl Radices {
    fn new(layout: &Layout, column: usize) -> Self {
        Self { scores: layout.joint_scores().into(), points: layout.columns[column].points.into() }
    }

    fn number(self, [business, human, hidden, point]: Tuple) -> u128 {
        let [business, human, hidden, point] = [business, human, hidden, point].map(u128::from);
        ((business * self.scores + human) * self.scores + hidden) * self.points + point
    }

    /// The tuple of a number; `None` of one that no tuple has.
    fn tuple(self, number: u128) -> Option<Tuple> {
        let (scores, point) = (number / self.points, number % self.points);
        let (first, hidden) = (scores / self.scores, scores % self.scores);
        let (business, human) = (first / self.scores, first % self.scores);
        let narrow = |of: u128| u32::try_from(of).ok();
        Some([narrow(business)?, narrow(human)?, narrow(hidden)?, narrow(point)?])
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, n: usize) -> Result<&'a [u8]> {
        let (head, rest) = self.bytes.split_at_checked(n).ok_or_else(|| invalid("the bytes end too soon"))?;
        self.bytes = rest;
        Ok(head)
    }

    fn number(&mut self) -> Result<u128> {
        let mut value = 0_u128;
        for shift in (0..128).step_by(7) {
            let byte = self.take(1)?[0];
            let bits = u128::from(byte & 0x7f);
            if bits << shift >> shift != bits {
                return Err(invalid("a number is too large"));
            }
            value |= bits << shift;
            if byte < 0x80 {
                // One form per number, so that equal summaries have equal bytes.
                return if byte == 0 && shift > 0 { Err(invalid("a number is padded")) } else { Ok(value) };
            }
        }
        Err(invalid("a number is too long"))
    }

    fn flag(&mut self) -> Result<bool> {
        match self.number()? {
            0 => Ok(false),
            1 => Ok(true),
            other => Err(invalid(format!("{other} is neither yes nor no"))),
        }
    }

    fn u64(&mut self) -> Result<u64> {
        u64::try_from(self.number()?).map_err(|_| invalid("a count is too large"))
    }

    /// How many things follow: at most as many as bytes are left, since each takes one at least.
    fn count(&mut self) -> Result<usize> {
        let count = self.number()?;
        usize::try_from(count)
            .ok()
            .filter(|n| *n <= self.bytes.len())
            .ok_or_else(|| invalid("the bytes end too soon"))
    }

    fn text(&mut self) -> Result<String> {
        let len = self.count()?;
        String::from_utf8(self.take(len)?.to_vec()).map_err(|_| invalid("a text is not UTF-8"))
    }

    fn word(&mut self) -> Result<[u8; 8]> {
        Ok(self.take(8)?.first_chunk().copied().unwrap_or_default())
    }

    fn label(&mut self) -> Result<Label> {
        match self.take(1)?[0] {
            0 => Ok(Label::Missing),
            1 => Ok(Label::Int(i64::from_le_bytes(self.word()?))),
            2 => Ok(Label::Text(self.text()?)),
            other => Err(invalid(format!("there is no kind {other} of label"))),
        }
    }

    fn viewpoints(&mut self) -> Result<Viewpoints> {
        u16::try_from(self.number()?).map(Viewpoints).map_err(|_| invalid("there is no such viewpoint"))
    }

    fn segment(&mut self, weighted: bool, layout: &Layout, version: u16) -> Result<SegmentTally> {
        let rows = self.u64()?;
        let n_cells = self.count()?;
        let mut keys = Vec::with_capacity(n_cells);
        let mut previous = 0_u32;
        for _ in 0..n_cells {
            let step = u32::try_from(self.number()?).ok();
            let key = step
                .and_then(|step| previous.checked_add(step))
                .ok_or_else(|| invalid("a cell is out of range"))?;
            keys.push(key);
            previous = key;
        }
        let counts = (0..n_cells).map(|_| self.u64()).collect::<Result<_>>()?;
        let n_weights = if weighted { n_cells } else { 0 };
        let weights = (0..n_weights).map(|_| Ok((self.number()?, self.number()?))).collect::<Result<_>>()?;
        let sums = (0..layout.sums()).map(|_| self.sums()).collect::<Result<_>>()?;
        let outcome = layout.outcome.as_ref().filter(|_| !weighted).map(|_| self.products()).transpose()?;
        let columns = layout.joint.as_ref().filter(|_| !weighted && version > OLDEST).map(|p| &p.columns);
        let columns = if columns.is_some() && self.flag()? { columns } else { None };
        let joint = |&column: &usize| self.joint(Radices::new(layout, column));
        let joint = columns.map(|columns| columns.iter().map(joint).collect()).transpose()?;
        Ok(SegmentTally { rows, cells: Cells { keys, counts, weights }, sums, outcome, joint })
    }

    fn joint(&mut self, radices: Radices) -> Result<Joint> {
        let n = self.count()?;
        let mut tuples = Vec::with_capacity(n);
        let mut previous = 0_u128;
        for _ in 0..n {
            let number = previous.checked_add(self.number()?);
            let read = number.and_then(|number| Some((number, radices.tuple(number)?)));
            let (number, tuple) = read.ok_or_else(|| invalid("scores are out of range"))?;
            tuples.push(tuple);
            previous = number;
        }
        tuples.into_iter().map(|tuple| Ok((tuple, self.u64()?))).collect::<Result<_>>().map(Joint)
    }

    fn products(&mut self) -> Result<CrossProducts> {
        let n = self.u64()?;
        if n == 0 {
            return CrossProducts::of_integers(OUTCOME_VARIABLES);
        }
        let parts = OUTCOME_VARIABLES + OUTCOME_VARIABLES * (OUTCOME_VARIABLES + 1) / 2;
        let parts = (0..parts).map(|_| self.wide()).collect::<Result<_>>()?;
        Ok(CrossProducts::from_parts(OUTCOME_VARIABLES, n, parts))
    }

    fn sums(&mut self) -> Result<(Sums, Absent)> {
        let (missing, not_applicable, refused, invalid) =
            (self.u64()?, self.u64()?, self.u64()?, self.u64()?);
        let absent = Absent { missing, not_applicable, refused, invalid };
        let n = self.u64()?;
        if n == 0 {
            return Ok((Sums::default(), absent));
        }
        let mass = Mass { n, w: self.number()?, w2: self.number()? };
        let (x, xx, wx, wwx, wwxx) = (self.wide()?, self.wide()?, self.wide()?, self.wide()?, self.wide()?);
        Ok((Sums { mass, x, xx, wx, wwx, wwxx }, absent))
    }

    fn wide(&mut self) -> Result<Wide> {
        let mut limbs = [0; 6];
        for limb in &mut limbs {
            *limb = u64::from_le_bytes(self.word()?);
        }
        Ok(Wide::from_limbs(limbs))
    }
}

/// CRC-32 as in ISO-HDLC (gzip, PNG): polynomial 0x04C11DB7, reflected.
fn crc32(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 256] = {
        let mut table = [0_u32; 256];
        let mut i = 0;
        while i < 256 {
            let mut value = i as u32;
            let mut bit = 0;
            while bit < 8 {
                value = if value & 1 == 1 { value >> 1 ^ 0xEDB8_8320 } else { value >> 1 };
                bit += 1;
            }
            table[i] = value;
            i += 1;
        }
        table
    };
    !bytes.iter().fold(!0, |crc, byte| crc >> 8 ^ TABLE[((crc ^ u32::from(*byte)) & 0xff) as usize])
}

#[cfg(test)]
mod tests {
    use super::crc32;

    #[test]
    fn checksum_has_its_published_check_value() {
        // The check value of CRC-32/ISO-HDLC in the catalogue of parametrised CRC algorithms.
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }
}
