//! Which tallies an instrument asks for, and where each of their cells stands.
//!
//! All tables of a segment share one space of cells, numbered from 0. A segment stores the cells that are not
//! empty, in order, so a summary of few respondents is small whatever the instrument.

use crate::error::{Error, Result};
use crate::instrument::{Instrument, Viewpoint};
use crate::scale::Scale;
use crate::tally::fixed;

/// The gaps measured within the same people: (delivered, reference).
const PAIRS: [(Viewpoint, Viewpoint); 1] = [(Viewpoint::Perception, Viewpoint::Expectation)];

/// How many cells one table of overall scores may have: bounds the working memory.
const MAX_OVERALL_CELLS: u64 = 1 << 22;

/// How many dimensions an overall score may have.
const MAX_DIMENSIONS: usize = 256;

/// How many cells all tables but the overall ones may have, likewise.
const MAX_CELLS: u64 = 1 << 26;

/// The kinds of absence that are told apart beside plain missing: not applicable, refused, invalid.
pub(crate) const ABSENT_KINDS: u32 = 3;

/// What is averaged over attributes: a viewpoint, or a gap between two of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Facet {
    Viewpoint(Viewpoint),
    Gap { delivered: Viewpoint, reference: Viewpoint },
}

impl Facet {
    pub(crate) const GAP5: Self =
        Self::Gap { delivered: Viewpoint::Perception, reference: Viewpoint::Expectation };
    pub(crate) const PERCEPTION: Self = Self::Viewpoint(Viewpoint::Perception);
}

/// A column of ratings and where its absent answers are counted.
#[derive(Clone, Debug)]
pub(crate) struct RatingColumn {
    pub(crate) name: String,
    pub(crate) scale: Scale,
    /// The number of points of the scale; the code of an absent rating.
    pub(crate) points: u8,
    /// Attributes are reverse coded where low is good; items stay as they are.
    pub(crate) reversed: bool,
    /// First of the [`ABSENT_KINDS`] cells.
    pub(crate) absent: u32,
}

/// A table of one or two columns of ratings.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RatingTable {
    /// The reference column of a pair; the column itself otherwise.
    pub(crate) first: usize,
    /// The delivered column of a pair.
    pub(crate) second: Option<usize>,
    /// A pair's cell is `first << shift | second`.
    pub(crate) shift: u32,
    pub(crate) offset: u32,
    pub(crate) cells: u32,
    /// Of a pair: the cell that counts those absent because a rating is not applicable, refused or invalid.
    pub(crate) excluded: Option<u32>,
}

/// A table of one group's scores: cell = number of attributes answered * width + sum of their points.
#[derive(Clone, Debug)]
pub(crate) struct ScoreTable {
    pub(crate) facet: usize,
    /// A dimension, or all attributes.
    pub(crate) dimension: Option<usize>,
    pub(crate) members: Vec<usize>,
    pub(crate) width: u32,
    /// What each attribute answered adds to the sum so that it cannot be negative.
    pub(crate) lift: u32,
    pub(crate) offset: u32,
    pub(crate) cells: u32,
}

impl ScoreTable {
    /// The score of a cell: how many attributes, and the sum of their points or gaps.
    pub(crate) fn read(&self, cell: u32) -> (i64, i64) {
        let (n, sum) = (i64::from(cell / self.width), i64::from(cell % self.width));
        (n, sum - n * i64::from(self.lift))
    }
}

/// The scores of respondents over all dimensions: cell 0 for who lacks a dimension, then the sum of the dimension
/// scores in units of 1 / `denominator`, lifted so that it cannot be negative.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OverallTable {
    pub(crate) lift: i64,
    pub(crate) offset: u32,
    pub(crate) cells: u32,
}

/// A weighted score: exact sums, because it has too many different values for a table.
#[derive(Clone, Debug)]
pub(crate) enum Blend {
    /// One weight per dimension, from the instrument, in units of 10^-9.
    Dimensions(Vec<i128>),
    /// One weight per attribute, from the instrument, in units of 10^-9.
    Attributes(Vec<i128>),
    /// Each respondent's own importance points per dimension: the names of their columns.
    Points(Vec<String>),
}

/// A column of a real-valued measure.
#[derive(Clone, Debug)]
pub(crate) struct MeasureColumn {
    pub(crate) name: String,
    pub(crate) scale: Scale,
}

#[derive(Clone, Debug)]
pub(crate) struct Layout {
    pub(crate) columns: Vec<RatingColumn>,
    /// By attribute and viewpoint: the position in `columns`.
    pub(crate) attribute_columns: Vec<Vec<usize>>,
    pub(crate) tables: Vec<RatingTable>,
    pub(crate) facets: Vec<Facet>,
    pub(crate) scores: Vec<ScoreTable>,
    /// One per facet, if there are dimensions.
    pub(crate) overall: Vec<OverallTable>,
    /// Common denominator of all dimension scores.
    pub(crate) denominator: i64,
    /// Four cells: nobody, expectation, perception, both answered everything alike.
    pub(crate) straight: Option<u32>,
    pub(crate) measures: Vec<MeasureColumn>,
    pub(crate) blends: Vec<Blend>,
    pub(crate) cells: u32,
    pub(crate) viewpoints: Vec<Viewpoint>,
}

impl Layout {
    pub(crate) fn new(instrument: &Instrument) -> Result<Self> {
        let mut layout = Self {
            columns: Vec::new(),
            attribute_columns: Vec::new(),
            tables: Vec::new(),
            facets: Vec::new(),
            scores: Vec::new(),
            overall: Vec::new(),
            denominator: 1,
            straight: None,
            measures: Vec::new(),
            blends: Vec::new(),
            cells: 0,
            viewpoints: instrument.viewpoints().to_vec(),
        };
        layout.add_attributes(instrument);
        layout.add_items(instrument);
        if !instrument.attributes().is_empty() {
            layout.add_scores(instrument)?;
            layout.add_blends(instrument);
        }
        Ok(layout)
    }

    /// The position of a facet; `None` if the instrument does not measure it.
    pub(crate) fn facet(&self, facet: Facet) -> Option<usize> {
        self.facets.iter().position(|f| *f == facet)
    }

    /// The column of an attribute seen from a viewpoint.
    pub(crate) fn attribute_column(&self, attribute: usize, viewpoint: Viewpoint) -> Option<usize> {
        let position = self.viewpoints.iter().position(|v| *v == viewpoint)?;
        Some(self.attribute_columns[attribute][position])
    }

    /// The number of exact sums per segment: measures, then blends by facet, then points by dimension.
    pub(crate) fn sums(&self) -> usize {
        let points = self.point_columns().map_or(0, <[String]>::len);
        self.measures.len() + self.blends.len() * self.facets.len() + points
    }

    /// Where the sums of a blend start, one per facet.
    pub(crate) fn blend_sums(&self, blend: usize) -> usize {
        self.measures.len() + blend * self.facets.len()
    }

    /// Where the sums of the importance points start, one per dimension.
    pub(crate) fn point_sums(&self) -> usize {
        self.blend_sums(self.blends.len())
    }

    pub(crate) fn point_columns(&self) -> Option<&[String]> {
        self.blends.iter().find_map(|blend| match blend {
            Blend::Points(columns) => Some(columns.as_slice()),
            _ => None,
        })
    }

    fn take(&mut self, cells: u32) -> u32 {
        let offset = self.cells;
        self.cells += cells;
        offset
    }

    fn add_attributes(&mut self, instrument: &Instrument) {
        for attribute in instrument.attributes() {
            let scale = attribute.scale();
            let reversed = scale.low_is_good();
            let columns: Vec<usize> =
                attribute.columns().iter().map(|name| self.add_column(name, scale, reversed)).collect();
            let position =
                |v: Viewpoint| instrument.viewpoints().iter().position(|x| *x == v).map(|i| columns[i]);
            let mut paired = Vec::new();
            for (delivered, reference) in PAIRS {
                if let (Some(first), Some(second)) = (position(reference), position(delivered)) {
                    self.add_table(first, Some(second));
                    paired.extend([first, second]);
                }
            }
            for &column in columns.iter().filter(|column| !paired.contains(column)) {
                self.add_table(column, None);
            }
            self.attribute_columns.push(columns);
        }
    }

    fn add_items(&mut self, instrument: &Instrument) {
        for item in instrument.items() {
            if item.scale().points().is_some() {
                let column = self.add_column(item.column(), item.scale(), false);
                self.add_table(column, None);
            } else {
                self.measures
                    .push(MeasureColumn { name: item.column().to_owned(), scale: item.scale().clone() });
            }
        }
    }

    fn add_column(&mut self, name: &str, scale: &Scale, reversed: bool) -> usize {
        let absent = self.take(ABSENT_KINDS);
        // A scale has at most 101 points.
        let points = scale.points().and_then(|p| u8::try_from(p).ok()).unwrap_or(u8::MAX);
        self.columns.push(RatingColumn {
            name: name.to_owned(),
            scale: scale.clone(),
            points,
            reversed,
            absent,
        });
        self.columns.len() - 1
    }

    fn add_table(&mut self, first: usize, second: Option<usize>) {
        let codes = |column: usize| u32::from(self.columns[column].points) + 1;
        let shift = second.map_or(0, |column| codes(column).next_power_of_two().trailing_zeros());
        let cells = codes(first) << shift;
        let offset = self.take(cells);
        let excluded = second.map(|_| self.take(1));
        self.tables.push(RatingTable { first, second, shift, offset, cells, excluded });
    }

    fn add_scores(&mut self, instrument: &Instrument) -> Result<()> {
        self.facets = facets(instrument);
        // All attributes of an instrument have scales of one range.
        let top = u32::from(self.columns[0].points) - 1;
        let dimensions = instrument.dimensions();
        for facet in 0..self.facets.len() {
            for (i, dimension) in dimensions.iter().enumerate() {
                self.add_score(facet, Some(i), dimension.attributes().to_vec(), top)?;
            }
            self.add_score(facet, None, (0..instrument.attributes().len()).collect(), top)?;
        }
        self.straight = Some(self.take(4));
        if dimensions.len() > MAX_DIMENSIONS {
            return Err(Error::Overflow { what: "the number of dimensions (256)" });
        }
        if !dimensions.is_empty() {
            let longest = dimensions.iter().map(|d| d.attributes().len()).max().unwrap_or(1);
            self.denominator = denominator(longest, u64::from(top), dimensions.len());
            for facet in 0..self.facets.len() {
                self.add_overall(facet, i64::from(top), dimensions.len());
            }
        }
        Ok(())
    }

    fn add_score(
        &mut self,
        facet: usize,
        dimension: Option<usize>,
        members: Vec<usize>,
        top: u32,
    ) -> Result<()> {
        let is_gap = matches!(self.facets[facet], Facet::Gap { .. });
        let (range, lift) = if is_gap { (2 * top, top) } else { (top, 0) };
        // At most 1,000 attributes of at most 101 points: far below 2^32.
        let n = members.len() as u32;
        let width = n * range + 1;
        let cells = (n + 1)
            .checked_mul(width)
            .filter(|cells| u64::from(*cells) + u64::from(self.cells) <= MAX_CELLS)
            .ok_or(Error::Overflow { what: "the number of attributes times the points of their scale" })?;
        let offset = self.take(cells);
        self.scores.push(ScoreTable { facet, dimension, members, width, lift, offset, cells });
        Ok(())
    }

    fn add_overall(&mut self, facet: usize, top: i64, dimensions: usize) {
        let span = self.denominator * top * dimensions as i64;
        let (lift, range) =
            if matches!(self.facets[facet], Facet::Gap { .. }) { (span, 2 * span) } else { (0, span) };
        // Bounded by MAX_OVERALL_CELLS through the choice of the denominator.
        let cells = u32::try_from(range + 2).unwrap_or(u32::MAX);
        let offset = self.take(cells);
        self.overall.push(OverallTable { lift, offset, cells });
    }

    fn add_blends(&mut self, instrument: &Instrument) {
        let exact = |weights: Vec<f64>| weights.into_iter().filter_map(fixed::read).collect::<Vec<i128>>();
        let of_dimensions: Option<Vec<f64>> =
            instrument.dimensions().iter().map(crate::Dimension::weight).collect();
        let of_attributes: Option<Vec<f64>> =
            instrument.attributes().iter().map(crate::Attribute::weight).collect();
        let points = instrument.point_columns();
        self.blends.extend(of_dimensions.filter(|w| !w.is_empty()).map(|w| Blend::Dimensions(exact(w))));
        self.blends.extend(of_attributes.map(|w| Blend::Attributes(exact(w))));
        self.blends.extend(
            points
                .filter(|columns| !columns.is_empty())
                .map(|columns| Blend::Points(columns.into_iter().map(str::to_owned).collect())),
        );
    }
}

/// The gaps whose two viewpoints the instrument has, then every viewpoint that is not only a reference.
fn facets(instrument: &Instrument) -> Vec<Facet> {
    let pairs = PAIRS.iter().filter(|(d, r)| instrument.has(*d) && instrument.has(*r));
    let gaps: Vec<Facet> =
        pairs.clone().map(|&(delivered, reference)| Facet::Gap { delivered, reference }).collect();
    let only_reference = |v: &Viewpoint| pairs.clone().any(|(_, r)| r == v);
    let viewpoints = instrument.viewpoints().iter().filter(|v| !only_reference(v));
    gaps.into_iter().chain(viewpoints.map(|v| Facet::Viewpoint(*v))).collect()
}

/// The least common multiple of 1..=longest, so that every dimension score is a whole number of units; where that
/// would make the overall table too large, of a shorter range: scores are then rounded to the nearest unit.
fn denominator(longest: usize, top: u64, dimensions: usize) -> i64 {
    let mut denominator = 1_u64;
    for n in 2..=longest as u64 {
        let next = denominator / gcd(denominator, n) * n;
        if 2 * next * top * dimensions as u64 + 2 > MAX_OVERALL_CELLS {
            break;
        }
        denominator = next;
    }
    denominator.cast_signed()
}

pub(crate) fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}
