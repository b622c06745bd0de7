//! Which tallies an instrument asks for, and where each of their cells stands.
//!
//! All tables of a segment share one space of cells, numbered from 0. A segment stores the cells that are not
//! empty, in order, so a summary of few respondents is small whatever the instrument.

use crate::error::{Error, Result};
use crate::instrument::{Instrument, RatingMap, Viewpoint};
use crate::scale::Scale;
use crate::tally::fixed;

/// The differences that are tallied of whoever answered both sides: (delivered, reference). Where somebody's ratings
/// stand in several tables, the first of these holds their counts.
const PAIRS: [(Viewpoint, Viewpoint); 10] = [
    (Viewpoint::Perception, Viewpoint::Expectation),
    (Viewpoint::Management, Viewpoint::Expectation),
    (Viewpoint::Standard, Viewpoint::Management),
    (Viewpoint::Delivered, Viewpoint::Standard),
    (Viewpoint::Delivered, Viewpoint::Communicated),
    (Viewpoint::Employee, Viewpoint::Expectation),
    (Viewpoint::Employee, Viewpoint::Management),
    (Viewpoint::Perception, Viewpoint::Delivered),
    (Viewpoint::Perception, Viewpoint::Adequate),
    (Viewpoint::Expectation, Viewpoint::Adequate),
];

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

/// A set of viewpoints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub(crate) struct Viewpoints(pub(crate) u16);

impl Viewpoints {
    pub(crate) fn of(viewpoints: impl IntoIterator<Item = Viewpoint>) -> Self {
        Self(viewpoints.into_iter().fold(0, |set, viewpoint| set | 1 << viewpoint as u16))
    }

    pub(crate) fn has(self, all_of: Self) -> bool {
        self.0 & all_of.0 == all_of.0
    }
}

impl Facet {
    pub(crate) fn viewpoints(self) -> Viewpoints {
        match self {
            Self::Viewpoint(viewpoint) => Viewpoints::of([viewpoint]),
            Self::Gap { delivered, reference } => Viewpoints::of([delivered, reference]),
        }
    }

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
    /// Of an attribute: which one, and the viewpoint it is rated from.
    pub(crate) side: Option<(usize, Viewpoint)>,
    /// Whether a table need not have it: a measure can stand for it, or it is asked later.
    pub(crate) optional: bool,
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
    /// Whose ratings it holds; none for an item.
    pub(crate) viewpoints: Viewpoints,
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

impl RatingTable {
    /// The code of one of its columns in a cell.
    pub(crate) fn code(&self, cell: u32, column: usize) -> u32 {
        if column == self.first { cell >> self.shift } else { cell & ((1 << self.shift) - 1) }
    }
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
    /// One whole number per dimension: no score of its own, but what tells how dimensions vary together.
    Contrast(Vec<i128>),
}

/// A column of a real-valued measure.
#[derive(Clone, Debug)]
pub(crate) struct MeasureColumn {
    pub(crate) name: String,
    pub(crate) scale: Scale,
    /// The value that counts as within the standard, and beyond it.
    pub(crate) standard: Option<f64>,
    /// What values are worth as ratings.
    pub(crate) rating: Option<RatingMap>,
    /// Its exact sums: the values, then those of [`MeasureColumn::within`] and [`MeasureColumn::rated`].
    pub(crate) sums: usize,
}

impl MeasureColumn {
    /// Where 1 is summed for who is within the standard, 0 for others.
    pub(crate) fn within(&self) -> Option<usize> {
        self.standard.map(|_| self.sums + 1)
    }

    /// Where the values are summed as ratings.
    pub(crate) fn rated(&self) -> Option<usize> {
        self.rating.as_ref().map(|_| self.sums + 1 + usize::from(self.standard.is_some()))
    }

    pub(crate) fn is_within(&self, value: f64) -> bool {
        self.standard.is_some_and(|standard| {
            if self.scale.low_is_good() { value <= standard } else { value >= standard }
        })
    }

    fn n_sums(&self) -> usize {
        1 + usize::from(self.standard.is_some()) + usize::from(self.rating.is_some())
    }
}

/// The rating that overall expectations and perceptions are to explain, together with which they are tallied.
#[derive(Clone, Debug)]
pub(crate) struct OutcomePlan {
    pub(crate) item: String,
    /// The position of its column.
    pub(crate) column: usize,
    /// The facets of expectation and perception.
    pub(crate) facets: [usize; 2],
    /// How many units one point of a score is.
    pub(crate) denominator: i64,
}

/// The rated items together with which the scores in business, human and hidden are tallied.
#[derive(Clone, Debug)]
pub(crate) struct JointPlan {
    /// The facet of perception.
    pub(crate) facet: usize,
    /// The tables of the three scores in [`Layout::scores`].
    pub(crate) scores: [usize; 3],
    /// The positions of the columns of the items.
    pub(crate) columns: Vec<usize>,
}

#[derive(Clone, Debug)]
pub(crate) struct Layout {
    pub(crate) columns: Vec<RatingColumn>,
    /// By attribute and viewpoint: the position in `columns`.
    pub(crate) attribute_columns: Vec<Vec<usize>>,
    /// By attribute: its tables, in the order of precedence.
    pub(crate) attribute_tables: Vec<Vec<usize>>,
    pub(crate) tables: Vec<RatingTable>,
    pub(crate) facets: Vec<Facet>,
    pub(crate) in_no_dimension: Vec<usize>,
    /// While rows are added up, the number of attributes answered stands above this many bits of the sum.
    pub(crate) shift: u32,
    pub(crate) scores: Vec<ScoreTable>,
    /// One per facet, if there are dimensions.
    pub(crate) overall: Vec<OverallTable>,
    /// Common denominator of all dimension scores.
    pub(crate) denominator: i64,
    /// Four cells: nobody, expectation, perception, both answered everything alike.
    pub(crate) straight: Option<u32>,
    /// How many attributes a respondent expects less of than is adequate: as many cells as attributes, and one.
    pub(crate) inversions: Option<u32>,
    pub(crate) measures: Vec<MeasureColumn>,
    pub(crate) blends: Vec<Blend>,
    pub(crate) outcome: Option<OutcomePlan>,
    pub(crate) joint: Option<JointPlan>,
    pub(crate) cells: u32,
    pub(crate) viewpoints: Vec<Viewpoint>,
}

impl Layout {
    pub(crate) fn new(instrument: &Instrument) -> Result<Self> {
        let mut layout = Self {
            columns: Vec::new(),
            attribute_columns: Vec::new(),
            attribute_tables: Vec::new(),
            tables: Vec::new(),
            facets: Vec::new(),
            in_no_dimension: Vec::new(),
            shift: 0,
            scores: Vec::new(),
            overall: Vec::new(),
            denominator: 1,
            straight: None,
            inversions: None,
            measures: Vec::new(),
            blends: Vec::new(),
            outcome: None,
            joint: None,
            cells: 0,
            viewpoints: instrument.viewpoints().to_vec(),
        };
        layout.add_attributes(instrument);
        layout.add_items(instrument);
        if !instrument.attributes().is_empty() {
            layout.add_scores(instrument)?;
            layout.add_blends(instrument);
            layout.outcome = layout.outcome_plan(instrument);
            layout.joint = layout.joint_plan(instrument);
        }
        Ok(layout)
    }

    /// The position of a facet; `None` if the instrument does not measure it.
    pub(crate) fn facet(&self, facet: Facet) -> Option<usize> {
        self.facets.iter().position(|f| *f == facet)
    }

    /// The viewpoints from which attributes are rated.
    pub(crate) fn rated_viewpoints(&self) -> Viewpoints {
        let rated = self.columns.iter().filter_map(|column| Some(column.side?.1));
        Viewpoints::of(rated)
    }

    /// The viewpoints of which a table has some column.
    pub(crate) fn asked(&self, has: impl Fn(&str) -> bool) -> Viewpoints {
        let present = self.columns.iter().filter(|column| has(&column.name));
        Viewpoints::of(present.filter_map(|column| Some(column.side?.1)))
    }

    /// The columns that a table must have. One that has no column of some viewpoint is another questionnaire, which need
    /// not have that viewpoint, nor the items and points; what it has some columns of must be there whole.
    pub(crate) fn wanted(&self, has: impl Fn(&str) -> bool) -> Vec<&str> {
        let asked = self.asked(&has);
        let is_whole = asked == self.rated_viewpoints();
        let ratings = self.columns.iter().filter(|column| match column.side {
            Some((_, viewpoint)) => {
                asked.has(Viewpoints::of([viewpoint])) && (!column.optional || has(&column.name))
            }
            None => (is_whole && !column.optional) || has(&column.name),
        });
        let measures = self.measures.iter().filter(|measure| is_whole || has(&measure.name));
        let points = self.point_columns().unwrap_or_default();
        let points = if is_whole || points.iter().any(|name| has(name)) { points } else { &[] };
        let names =
            ratings.map(|column| &column.name).chain(measures.map(|measure| &measure.name)).chain(points);
        let wanted: Vec<&str> = names.map(String::as_str).collect();
        if wanted.is_empty() {
            self.columns.iter().map(|column| column.name.as_str()).collect()
        } else {
            wanted
        }
    }

    /// The largest number that rows add up to in a table.
    pub(crate) fn packed(&self, table: &ScoreTable) -> u32 {
        (table.members.len() as u32 + 1) << self.shift
    }

    /// The column of an attribute seen from a viewpoint.
    pub(crate) fn attribute_column(&self, attribute: usize, viewpoint: Viewpoint) -> Option<usize> {
        let position = self.viewpoints.iter().position(|v| *v == viewpoint)?;
        Some(self.attribute_columns[attribute][position])
    }

    /// The number of exact sums per segment: measures, then blends by facet, then points by dimension.
    pub(crate) fn sums(&self) -> usize {
        let points = self.point_columns().map_or(0, <[String]>::len);
        self.measure_sums() + self.blends.len() * self.facets.len() + points
    }

    /// Where the sums of a blend start, one per facet.
    pub(crate) fn blend_sums(&self, blend: usize) -> usize {
        self.measure_sums() + blend * self.facets.len()
    }

    fn measure_sums(&self) -> usize {
        self.measures.iter().map(MeasureColumn::n_sums).sum()
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

    /// The table that holds the ratings of a column of who answered from these viewpoints; `None` if nobody of them did.
    pub(crate) fn holder(&self, column: usize, answered: Viewpoints) -> Option<&RatingTable> {
        let Some((attribute, _)) = self.columns[column].side else {
            return self.tables.iter().find(|table| table.first == column);
        };
        let tables = self.attribute_tables[attribute].iter().map(|&table| &self.tables[table]);
        let mut holding = tables.filter(|table| table.first == column || table.second == Some(column));
        holding.find(|table| answered.has(table.viewpoints))
    }

    /// Whether a table is filled by who answered from these viewpoints: every pair of theirs, and what is in no pair.
    pub(crate) fn is_filled(&self, table: &RatingTable, answered: Viewpoints) -> bool {
        if table.second.is_some() || table.viewpoints == Viewpoints::default() {
            return answered.has(table.viewpoints);
        }
        self.holder(table.first, answered).is_some_and(|holder| holder.offset == table.offset)
    }

    fn outcome_plan(&self, instrument: &Instrument) -> Option<OutcomePlan> {
        let item = instrument.item(instrument.spec().outcome.as_deref()?).ok()?;
        let facet = |viewpoint| self.facet(Facet::Viewpoint(viewpoint));
        let m = instrument.dimensions().len() as i64;
        let attributes = instrument.attributes().len() as i64;
        Some(OutcomePlan {
            item: item.id().to_owned(),
            column: self.columns.iter().position(|column| column.name == item.column())?,
            facets: [facet(Viewpoint::Expectation)?, facet(Viewpoint::Perception)?],
            denominator: if m > 0 { self.denominator * m } else { attributes },
        })
    }

    fn joint_plan(&self, instrument: &Instrument) -> Option<JointPlan> {
        let facet = self.facet(Facet::PERCEPTION)?;
        let of = |d: usize| self.scores.iter().position(|t| t.facet == facet && t.dimension == Some(d));
        let [business, human, hidden] = three_dimensions(instrument)?.map(of);
        let rated = (0..self.columns.len()).filter(|&column| self.columns[column].side.is_none());
        let columns: Vec<usize> = rated.collect();
        let scores = [business?, human?, hidden?];
        (!columns.is_empty()).then_some(JointPlan { facet, scores, columns })
    }

    /// How many values a dimension's score has in the units of the joint tallies: from 0.
    pub(crate) fn joint_scores(&self) -> u32 {
        let top = i64::from(self.columns[0].points) - 1;
        // Bounded by MAX_OVERALL_CELLS through the choice of the denominator.
        u32::try_from(self.denominator * top + 1).unwrap_or(u32::MAX)
    }

    fn take(&mut self, cells: u32) -> u32 {
        let offset = self.cells;
        self.cells += cells;
        offset
    }

    fn add_attributes(&mut self, instrument: &Instrument) {
        for (i, attribute) in instrument.attributes().iter().enumerate() {
            let sides = instrument.viewpoints().iter().zip(attribute.columns());
            let columns: Vec<usize> =
                sides.map(|(v, name)| self.add_column(name, attribute.scale(), Some((i, *v)))).collect();
            let is_measured =
                instrument.items().iter().any(|x| x.attribute() == Some(i) && x.rating().is_some());
            for &column in &columns {
                let plan = &mut self.columns[column];
                plan.optional = is_measured && plan.side == Some((i, Viewpoint::Delivered));
            }
            let position =
                |v: Viewpoint| instrument.viewpoints().iter().position(|x| *x == v).map(|i| columns[i]);
            let first = self.tables.len();
            for (delivered, reference) in PAIRS {
                if let (Some(first), Some(second)) = (position(reference), position(delivered)) {
                    self.add_table(first, Some(second));
                }
            }
            for &column in &columns {
                self.add_table(column, None);
            }
            self.attribute_columns.push(columns);
            self.attribute_tables.push((first..self.tables.len()).collect());
        }
    }

    fn add_items(&mut self, instrument: &Instrument) {
        for item in instrument.items() {
            if item.scale().points().is_some() {
                let column = self.add_column(item.column(), item.scale(), None);
                self.columns[column].optional = instrument.spec().later.as_deref() == Some(item.id());
                self.add_table(column, None);
            } else {
                self.measures.push(MeasureColumn {
                    name: item.column().to_owned(),
                    scale: item.scale().clone(),
                    standard: item.standard(),
                    rating: item.rating().cloned(),
                    sums: self.measure_sums(),
                });
            }
        }
    }

    fn add_column(&mut self, name: &str, scale: &Scale, side: Option<(usize, Viewpoint)>) -> usize {
        let absent = self.take(ABSENT_KINDS);
        // A scale has at most 101 points.
        let points = scale.points().and_then(|p| u8::try_from(p).ok()).unwrap_or(u8::MAX);
        self.columns.push(RatingColumn {
            name: name.to_owned(),
            scale: scale.clone(),
            points,
            reversed: side.is_some() && scale.low_is_good(),
            side,
            optional: false,
            absent,
        });
        self.columns.len() - 1
    }

    fn add_table(&mut self, first: usize, second: Option<usize>) {
        let codes = |column: usize| u32::from(self.columns[column].points) + 1;
        let sides = [Some(first), second].into_iter().flatten();
        let viewpoints = Viewpoints::of(sides.filter_map(|column| Some(self.columns[column].side?.1)));
        let shift = second.map_or(0, |column| codes(column).next_power_of_two().trailing_zeros());
        let cells = codes(first) << shift;
        let offset = self.take(cells);
        let excluded = second.map(|_| self.take(1));
        self.tables.push(RatingTable { first, second, shift, offset, cells, excluded, viewpoints });
    }

    fn add_scores(&mut self, instrument: &Instrument) -> Result<()> {
        self.facets = facets(instrument);
        // All attributes of an instrument have scales of one range.
        let top = u32::from(self.columns[0].points) - 1;
        let dimensions = instrument.dimensions();
        let attributes = instrument.attributes();
        self.in_no_dimension =
            (0..attributes.len()).filter(|i| attributes[*i].dimension().is_none()).collect();
        self.shift = (attributes.len() as u32 * 2 * top + 1).next_power_of_two().trailing_zeros();
        for facet in 0..self.facets.len() {
            for (i, dimension) in dimensions.iter().enumerate() {
                self.add_score(facet, Some(i), dimension.attributes().to_vec(), top)?;
            }
            self.add_score(facet, None, (0..instrument.attributes().len()).collect(), top)?;
        }
        self.straight = Some(self.take(4));
        if instrument.has(Viewpoint::Adequate) && instrument.has(Viewpoint::Expectation) {
            self.inversions = Some(self.take(instrument.attributes().len() as u32 + 1));
        }
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
        self.blends.extend(contrasts(instrument).into_iter().map(Blend::Contrast));
    }

    /// Where the sums of the contrasts of a facet stand.
    pub(crate) fn contrast_sums(&self, facet: usize) -> Option<[usize; CONTRASTS]> {
        let first = self.blends.iter().position(|blend| matches!(blend, Blend::Contrast(_)))?;
        Some(std::array::from_fn(|i| self.blend_sums(first + i) + facet))
    }
}

/// How many contrasts there are of three dimensions: each, and each difference.
pub(crate) const CONTRASTS: usize = 6;

/// Business, human and hidden, then business - human, business - hidden, human - hidden: variances of differences tell how
/// two dimensions vary together. None of an instrument without the three.
fn contrasts(instrument: &Instrument) -> Vec<Vec<i128>> {
    let Some([business, human, hidden]) = three_dimensions(instrument) else { return Vec::new() };
    let one = |plus: usize, minus: Option<usize>| {
        let share = |d: usize| i128::from(d == plus) - i128::from(Some(d) == minus);
        (0..instrument.dimensions().len()).map(share).collect()
    };
    let differences = [(business, human), (business, hidden), (human, hidden)];
    let singles = [business, human, hidden].map(|d| one(d, None));
    singles.into_iter().chain(differences.map(|(plus, minus)| one(plus, Some(minus)))).collect()
}

/// Where business, human and hidden stand among the dimensions, if the instrument has the three.
fn three_dimensions(instrument: &Instrument) -> Option<[usize; 3]> {
    let position = |id: &str| instrument.dimensions().iter().position(|dimension| dimension.id() == id);
    Some([position("business")?, position("human")?, position("hidden")?])
}

/// The differences whose two viewpoints the instrument has, then every viewpoint.
fn facets(instrument: &Instrument) -> Vec<Facet> {
    let pairs = PAIRS.iter().filter(|(d, r)| instrument.has(*d) && instrument.has(*r));
    let gaps = pairs.map(|&(delivered, reference)| Facet::Gap { delivered, reference });
    gaps.chain(instrument.viewpoints().iter().map(|v| Facet::Viewpoint(*v))).collect()
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
