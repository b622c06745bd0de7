//! What is known from each viewpoint, and how it was sampled.

use super::five::{Design, GapEstimate, Ordinal, RankTest};
use crate::error::{Error, Result};
use crate::estimate::{Estimate, Method};
use crate::instrument::{Instrument, Viewpoint};
use crate::label::Label;
use crate::stats::Distribution;
use crate::stats::difference::{
    Answers, Difference, MeanError, SideMean, Totals, clustered, clustered_difference, partially_paired,
    welch,
};
use crate::stats::rank_sum::rank_sum;
use crate::summary::{Facet, Segment, Summary, Viewpoints};

/// What a gap is taken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    Attribute(usize),
    Dimension(usize),
    /// The mean over dimensions; over all attributes where there are no dimensions.
    Overall,
}

/// All that a summary and the standards say, ready to be asked for one viewpoint or for a pair of them.
pub(crate) struct Study<'a> {
    pub(crate) summary: &'a Summary,
    pub(crate) total: Segment<'a>,
    /// Where viewpoints are sampled in sites: the sites.
    pub(crate) sites: Vec<Segment<'a>>,
    pub(crate) site_labels: Vec<Label>,
    /// The viewpoints that are taken as sampled in sites.
    pub(crate) clustered: Viewpoints,
    /// By attribute: the standard on the rating scale, high is good; none where standards are rated.
    pub(crate) standards: Option<Vec<Option<f64>>>,
    /// By attribute: what is delivered, as it is known from elsewhere.
    pub(crate) delivered: Vec<Option<SideMean>>,
    pub(crate) level: f64,
    /// What is known from each viewpoint, in the order of [`Study::scopes`].
    pub(crate) sides: Vec<(Viewpoint, Vec<Option<Side>>)>,
}

/// One side of a gap.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Side {
    pub(crate) mean: SideMean,
    /// Its ratings or scores, where it rests on nothing else.
    pub(crate) values: Option<Distribution>,
    /// By site, where it was sampled in sites.
    pub(crate) totals: Option<Vec<Totals>>,
    pub(crate) n_excluded: u64,
}

impl Side {
    fn fixed(value: f64) -> Self {
        Self { mean: SideMean::fixed(value), values: None, totals: None, n_excluded: 0 }
    }

    pub(crate) fn is_fixed(&self) -> bool {
        self.mean.n == 0
    }

    /// The effective sample size after weighting.
    fn n_effective(&self) -> f64 {
        self.values.as_ref().map_or(self.mean.n as f64, Distribution::n_effective)
    }

    /// In how many sites there is something.
    pub(crate) fn n_clusters(&self) -> u64 {
        self.totals.iter().flatten().filter(|(_, n)| *n > 0.0).count() as u64
    }
}

impl<'a> Study<'a> {
    /// A study of people who were not sampled in sites, without written standards.
    pub(crate) fn plain(summary: &'a Summary, level: f64) -> Result<Self> {
        Ok(Self::of(summary, summary.total()?, level))
    }

    /// A plain study of some of the people of a summary.
    pub(crate) fn of(summary: &'a Summary, total: Segment<'a>, level: f64) -> Self {
        let (clustered, standards) = (Viewpoints::default(), None);
        Self {
            summary,
            total,
            sites: Vec::new(),
            site_labels: Vec::new(),
            clustered,
            standards,
            delivered: Vec::new(),
            level,
            sides: Vec::new(),
        }
    }

    pub(crate) fn instrument(&self) -> &'a Instrument {
        self.summary.instrument()
    }

    /// Overall, the dimensions, the attributes.
    pub(crate) fn scopes(&self) -> impl Iterator<Item = Scope> {
        let dimensions = (0..self.instrument().dimensions().len()).map(Scope::Dimension);
        let attributes = (0..self.instrument().attributes().len()).map(Scope::Attribute);
        [Scope::Overall].into_iter().chain(dimensions).chain(attributes)
    }

    /// Works out what is known from some viewpoints; nothing is known from any other.
    pub(crate) fn with_sides(mut self, viewpoints: impl IntoIterator<Item = Viewpoint>) -> Result<Self> {
        for viewpoint in viewpoints {
            let sides = self.scopes().map(|scope| self.work_out(viewpoint, scope)).collect::<Result<_>>()?;
            self.sides.push((viewpoint, sides));
        }
        Ok(self)
    }

    /// What is known from a viewpoint; `None` if nothing is.
    pub(crate) fn side(&self, viewpoint: Viewpoint, scope: Scope) -> Option<&Side> {
        let (_, sides) = self.sides.iter().find(|(v, _)| *v == viewpoint)?;
        sides[self.scopes().position(|other| other == scope)?].as_ref()
    }

    fn work_out(&self, viewpoint: Viewpoint, scope: Scope) -> Result<Option<Side>> {
        match scope {
            Scope::Attribute(attribute) => self.attribute_side(viewpoint, attribute),
            Scope::Dimension(_) | Scope::Overall if !self.is_mixed(viewpoint, scope)? => {
                self.rated_side(viewpoint, scope)
            }
            Scope::Dimension(dimension) => {
                self.mixed_side(viewpoint, scope, self.instrument().dimensions()[dimension].attributes())
            }
            Scope::Overall if self.instrument().dimensions().is_empty() => {
                let all: Vec<usize> = (0..self.instrument().attributes().len()).collect();
                self.mixed_side(viewpoint, scope, &all)
            }
            Scope::Overall => self.mixed_overall(viewpoint),
        }
    }

    /// Whether a viewpoint was sampled in sites: it is taken so, and some of its answers name a site.
    pub(crate) fn is_in_sites(&self, viewpoint: Viewpoint) -> bool {
        let set = Viewpoints::of([viewpoint]);
        self.clustered.has(set) && self.named_sites().any(|site| site.answered(set) > 0)
    }

    /// Whether a measure was taken in sites, likewise.
    pub(crate) fn is_measured_in_sites(&self, position: usize) -> bool {
        self.clustered.has(Viewpoints::of([Viewpoint::Delivered]))
            && self.named_sites().any(|site| site.moments_at(position).n_valid() > 0)
    }

    fn named_sites(&self) -> impl Iterator<Item = &Segment<'a>> {
        let named = self.sites.iter().zip(&self.site_labels).filter(|(_, label)| **label != Label::Missing);
        named.map(|(site, _)| site)
    }

    /// Whether something is delivered where no site is named.
    pub(crate) fn has_unlabelled_site(&self) -> bool {
        let unlabelled = self.site_labels.iter().position(|label| *label == Label::Missing);
        let delivered = Viewpoints::of([Viewpoint::Delivered]);
        unlabelled.is_some_and(|site| self.sites[site].answered(delivered) > 0)
    }

    /// Refuses a viewpoint that was sampled in a single site.
    pub(crate) fn check_sites(&self) -> Result<()> {
        for viewpoint in Viewpoint::ALL {
            let set = Viewpoints::of([viewpoint]);
            let n = self.sites.iter().filter(|site| site.answered(set) > 0).count() as u64;
            if self.is_in_sites(viewpoint) && n == 1 {
                let what = format!("sites with ratings from the viewpoint {viewpoint}, sampled in sites");
                return Err(Error::TooFewUnits { what, n, needed: 2 });
            }
        }
        Ok(())
    }

    /// The gap between two viewpoints; `None` if one of them is unknown.
    pub(crate) fn gap(
        &self,
        (delivered, reference): (Viewpoint, Viewpoint),
        scope: Scope,
    ) -> Result<Option<GapEstimate>> {
        let sides = self.side(delivered, scope).zip(self.side(reference, scope));
        let Some((d, r)) = sides else { return Ok(None) };
        let pair = (delivered, reference);
        match self.design((delivered, d), (reference, r)) {
            // Where nobody rated both sides of this attribute, its raters are different people.
            Design::Paired => match self.paired(pair, scope, d, r)? {
                Some(gap) => Ok(Some(gap)),
                None => self.apart(Design::Independent, pair, scope, d, r).map(Some),
            },
            Design::PartiallyPaired => self.partially_paired(pair, scope, d, r).map(Some),
            design => self.apart(design, pair, scope, d, r).map(Some),
        }
    }

    /// How two sides were sampled.
    fn design(&self, (delivered, d): (Viewpoint, &Side), (reference, r): (Viewpoint, &Side)) -> Design {
        if d.totals.is_some() || r.totals.is_some() {
            return Design::Clustered;
        }
        if d.is_fixed() || r.is_fixed() {
            return Design::Fixed;
        }
        let answered =
            |viewpoints: &[Viewpoint]| self.total.answered(Viewpoints::of(viewpoints.iter().copied()));
        let both = answered(&[delivered, reference]);
        // Ratings that come from a measure are nobody's answers.
        let rated = d.values.is_some() && r.values.is_some();
        let alone = answered(&[delivered]) + answered(&[reference]) - 2 * both;
        match (both, alone) {
            (0, _) => Design::Independent,
            _ if !rated => Design::Independent,
            (_, 0) => Design::Paired,
            // Survey weights are those of one survey: only who is in both counts.
            _ if self.total.is_weighted() => Design::Paired,
            _ => Design::PartiallyPaired,
        }
    }

    fn paired(
        &self,
        (delivered, reference): (Viewpoint, Viewpoint),
        scope: Scope,
        d: &Side,
        r: &Side,
    ) -> Result<Option<GapEstimate>> {
        let (gaps, sides, n_excluded) = if let Scope::Attribute(i) = scope {
            let pairs = self.total.pairs_of(self.instrument().attributes()[i].id(), delivered, reference)?;
            (Some(pairs.gaps()), pairs.paired_sides().map(Some), pairs.n_excluded())
        } else {
            let both = self.total.answering(Viewpoints::of([delivered, reference]));
            let sides = [delivered, reference].map(|v| scores(&both, Facet::Viewpoint(v), scope));
            (scores(&both, Facet::Gap { delivered, reference }, scope), sides, 0)
        };
        let [delivered_mean, reference_mean] = sides.map(|side| side.and_then(|side| side.mean()));
        let Some(gaps) = gaps.filter(|gaps| gaps.n() > 0) else { return Ok(None) };
        let Some(side) = SideMean::of(&gaps) else { return Ok(None) };
        let difference = welch(&side, &SideMean::fixed(0.0), self.level)?;
        let asked = self.total.asked(Viewpoints::of([delivered, reference]));
        Ok(Some(GapEstimate {
            delivered_mean: delivered_mean.unwrap_or(d.mean.mean),
            reference_mean: reference_mean.unwrap_or(r.mean.mean),
            n_pairs: gaps.n(),
            effect_size: side.sd.filter(|sd| *sd > 0.0).map(|sd| side.mean / sd),
            ordinal: signed(&gaps),
            ..estimate(
                Design::Paired,
                &difference,
                d,
                r,
                self.level,
                Counted {
                    n_valid: gaps.n(),
                    n_missing: asked.saturating_sub(gaps.n() + n_excluded),
                    n_excluded,
                    n_effective: gaps.n_effective(),
                    method: Method::T,
                },
            )
        }))
    }

    fn partially_paired(
        &self,
        (delivered, reference): (Viewpoint, Viewpoint),
        scope: Scope,
        d: &Side,
        r: &Side,
    ) -> Result<GapEstimate> {
        let both = self.total.answering(Viewpoints::of([delivered, reference]));
        let (gaps, sides) = if let Scope::Attribute(i) = scope {
            let pairs = both.pairs_of(self.instrument().attributes()[i].id(), delivered, reference)?;
            (Some(pairs.gaps()), pairs.paired_sides().map(Some))
        } else {
            let scores = |facet| scores(&both, facet, scope);
            let sides = [delivered, reference].map(|viewpoint| scores(Facet::Viewpoint(viewpoint)));
            (scores(Facet::Gap { delivered, reference }), sides)
        };
        let variance = |values: &Option<Distribution>| values.as_ref().and_then(Distribution::variance);
        // cov(d, r) = (var d + var r - var(d - r)) / 2
        let correlation = match (variance(&sides[0]), variance(&sides[1]), variance(&gaps)) {
            (Some(d), Some(r), Some(gap)) if d > 0.0 && r > 0.0 => {
                Some((d + r - gap) / (2.0 * (d * r).sqrt()))
            }
            _ => None,
        };
        let answers = |side: &Side| Answers {
            n: side.mean.n,
            mean: side.mean.mean,
            variance: side.mean.sd.map(|sd| sd * sd),
        };
        let n_pairs = gaps.as_ref().map_or(0, Distribution::n);
        let difference = partially_paired(&answers(d), &answers(r), n_pairs, correlation, self.level)?;
        Ok(GapEstimate {
            n_pairs,
            ordinal: gaps.as_ref().and_then(signed),
            ..estimate(
                Design::PartiallyPaired,
                &difference,
                d,
                r,
                self.level,
                Counted {
                    n_valid: d.mean.n + r.mean.n - n_pairs,
                    n_missing: self.missing(delivered, d) + self.missing(reference, r),
                    n_excluded: d.n_excluded + r.n_excluded,
                    n_effective: (d.mean.n + r.mean.n - n_pairs) as f64,
                    method: Method::Welch,
                },
            )
        })
    }

    /// The gap of two sides that nobody rated both of, or that were sampled in sites.
    fn apart(
        &self,
        design: Design,
        (delivered, reference): (Viewpoint, Viewpoint),
        scope: Scope,
        d: &Side,
        r: &Side,
    ) -> Result<GapEstimate> {
        let difference = match (&d.totals, &r.totals) {
            (Some(d), Some(r)) => {
                let totals: Vec<(Totals, Totals)> = d.iter().copied().zip(r.iter().copied()).collect();
                clustered_difference(&totals, self.level)?
            }
            _ => Some(welch(&d.mean, &r.mean, self.level)?),
        };
        let difference = match difference {
            Some(difference) => difference,
            None => welch(&d.mean, &r.mean, self.level)?,
        };
        let n_pairs = self.n_pairs((delivered, reference), scope, d, r)?;
        let counted = Counted {
            n_valid: d.mean.n + r.mean.n - n_pairs,
            n_missing: self.missing(delivered, d) + self.missing(reference, r),
            n_excluded: d.n_excluded + r.n_excluded,
            n_effective: d.n_effective() + r.n_effective() - n_pairs as f64,
            method: if d.is_fixed() || r.is_fixed() { Method::T } else { Method::Welch },
        };
        Ok(GapEstimate { n_pairs, ..estimate(design, &difference, d, r, self.level, counted) })
    }

    /// How many of the people in two sides are in both.
    fn n_pairs(
        &self,
        (delivered, reference): (Viewpoint, Viewpoint),
        scope: Scope,
        d: &Side,
        r: &Side,
    ) -> Result<u64> {
        if d.values.is_none() || r.values.is_none() {
            return Ok(0);
        }
        Ok(match scope {
            Scope::Attribute(i) => {
                let id = self.instrument().attributes()[i].id();
                self.total.pairs_of(id, delivered, reference)?.n_pairs()
            }
            _ => scores(&self.total, Facet::Gap { delivered, reference }, scope).map_or(0, |gaps| gaps.n()),
        })
    }

    /// Those asked for a viewpoint who are not in its side.
    fn missing(&self, viewpoint: Viewpoint, side: &Side) -> u64 {
        if side.values.is_none() {
            return 0;
        }
        self.total.asked(Viewpoints::of([viewpoint])).saturating_sub(side.mean.n + side.n_excluded)
    }

    fn attribute_side(&self, viewpoint: Viewpoint, attribute: usize) -> Result<Option<Side>> {
        if let Some(rated) = self.rated_side(viewpoint, Scope::Attribute(attribute))? {
            return Ok(Some(rated));
        }
        Ok(self.extra(viewpoint, attribute))
    }

    /// What is known of an attribute other than by ratings: a standard that is set, a measure that is worth ratings.
    fn extra(&self, viewpoint: Viewpoint, attribute: usize) -> Option<Side> {
        let items = self.instrument().items().iter().filter(|item| item.attribute() == Some(attribute));
        let mut rated = items.filter_map(|item| Some((item, item.rating()?)));
        match viewpoint {
            Viewpoint::Standard => {
                let set = self.standards.as_ref().and_then(|standards| standards[attribute]);
                let measured = || rated.find_map(|(item, map)| Some(map.rate(item.standard()?)));
                set.or_else(measured).map(|value| Side::fixed(self.good(attribute, value)))
            }
            Viewpoint::Delivered if self.is_known_elsewhere(attribute) => self.known_side(attribute),
            Viewpoint::Delivered => match rated.next() {
                Some((item, _)) => self.measured_side(attribute, item.column()),
                None => None,
            },
            _ => None,
        }
    }

    fn is_known_elsewhere(&self, attribute: usize) -> bool {
        self.delivered.get(attribute).is_some_and(Option::is_some)
    }

    /// What is delivered of an attribute, as it is known from elsewhere.
    fn known_side(&self, attribute: usize) -> Option<Side> {
        let known = (*self.delivered.get(attribute)?)?;
        let mean = SideMean { mean: self.good(attribute, known.mean), ..known };
        Some(Side { mean, values: None, totals: None, n_excluded: 0 })
    }

    /// A rating of an attribute with high as good.
    fn good(&self, attribute: usize, value: f64) -> f64 {
        let scale = self.instrument().attributes()[attribute].scale();
        if scale.low_is_good() { scale.reverse(value) } else { value }
    }

    /// A measure as ratings of its attribute.
    fn measured_side(&self, attribute: usize, column: &str) -> Option<Side> {
        let measure = self.total.measures().iter().find(|measure| measure.name == column);
        let position = measure.and_then(crate::summary::MeasureColumn::rated)?;
        let mean = SideMean::of_measure(&self.total.moments_at(position))?;
        let mean = SideMean { mean: self.good(attribute, mean.mean), ..mean };
        let side = Side { mean, values: None, totals: None, n_excluded: 0 };
        if !self.is_measured_in_sites(position) {
            return Some(side);
        }
        let totals = self.sites.iter().map(|site| site.moments_at(position).totals());
        let totals =
            totals.map(|(sum, n)| (if n > 0.0 { self.good(attribute, sum / n) * n } else { 0.0 }, n));
        Some(in_sites(side, totals.collect()))
    }

    /// What people rated.
    fn rated_side(&self, viewpoint: Viewpoint, scope: Scope) -> Result<Option<Side>> {
        if viewpoint == Viewpoint::Standard && self.standards.is_some() {
            return Ok(None);
        }
        let Some((values, n_excluded)) = self.ratings(&self.total, viewpoint, scope)? else {
            return Ok(None);
        };
        let Some(mean) = SideMean::of(&values) else { return Ok(None) };
        let side = Side { mean, values: Some(values), totals: None, n_excluded };
        if !self.is_in_sites(viewpoint) {
            return Ok(Some(side));
        }
        let totals = |site: &Segment<'_>| {
            Ok(self.ratings(site, viewpoint, scope)?.map_or((0.0, 0.0), |(values, _)| values.totals()))
        };
        let totals = self.sites.iter().map(totals).collect::<Result<Vec<_>>>()?;
        Ok(Some(in_sites(side, totals)))
    }

    /// The ratings or scores from a viewpoint, and how many gave another answer.
    fn ratings(
        &self,
        segment: &Segment<'_>,
        viewpoint: Viewpoint,
        scope: Scope,
    ) -> Result<Option<(Distribution, u64)>> {
        let instrument = self.instrument();
        let Some(position) = instrument.viewpoints().iter().position(|v| *v == viewpoint) else {
            return Ok(None);
        };
        let found = match scope {
            Scope::Attribute(i) => {
                let counts = segment.counts(&instrument.attributes()[i].columns()[position])?;
                Some((counts.good_distribution(), counts.absent().excluded()))
            }
            _ => scores(segment, Facet::Viewpoint(viewpoint), scope).map(|values| (values, 0)),
        };
        Ok(found.filter(|(values, _)| values.n() > 0))
    }

    /// Whether something other than ratings belongs to a viewpoint there.
    fn is_mixed(&self, viewpoint: Viewpoint, scope: Scope) -> Result<bool> {
        if viewpoint == Viewpoint::Standard && self.standards.is_some() {
            return Ok(true);
        }
        if !matches!(viewpoint, Viewpoint::Standard | Viewpoint::Delivered) {
            return Ok(false);
        }
        let members: Vec<usize> = match scope {
            Scope::Attribute(i) => vec![i],
            Scope::Dimension(d) => self.instrument().dimensions()[d].attributes().to_vec(),
            Scope::Overall => (0..self.instrument().attributes().len()).collect(),
        };
        for attribute in members {
            if self.extra(viewpoint, attribute).is_some() && !self.is_rated(viewpoint, attribute)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn is_rated(&self, viewpoint: Viewpoint, attribute: usize) -> Result<bool> {
        let replaced = viewpoint == Viewpoint::Standard && self.standards.is_some();
        Ok(!replaced && self.ratings(&self.total, viewpoint, Scope::Attribute(attribute))?.is_some())
    }

    /// The mean over attributes of which some are rated and others set or measured; `None` if a standard is lacking.
    fn mixed_side(&self, viewpoint: Viewpoint, scope: Scope, members: &[usize]) -> Result<Option<Side>> {
        let (mut extras, mut n_rated) = (Vec::new(), 0_usize);
        for &attribute in members {
            if self.is_rated(viewpoint, attribute)? {
                n_rated += 1;
            } else if let Some(extra) = self.extra(viewpoint, attribute) {
                extras.push(extra);
            } else if viewpoint == Viewpoint::Standard {
                return Ok(None);
            }
        }
        let all = (n_rated + extras.len()) as f64;
        let rated = if n_rated > 0 { self.rated_side(viewpoint, scope)? } else { None };
        let parts = extras.iter().map(|side| (1.0 / all, side));
        Ok(combined(parts.chain(rated.iter().map(|side| (n_rated as f64 / all, side)))))
    }

    /// The mean over dimensions. Where they were sampled in sites its standard error is that of the sites' totals. Else
    /// that of what is rated is that of the overall score times the share of it that is rated, or, where nobody has a
    /// rating in every dimension, as if dimensions went together entirely.
    fn mixed_overall(&self, viewpoint: Viewpoint) -> Result<Option<Side>> {
        let m = self.instrument().dimensions().len();
        let (mut sides, mut extras, mut share) = (Vec::new(), Vec::new(), 0.0);
        for (d, dimension) in self.instrument().dimensions().iter().enumerate() {
            let Some(side) = self.work_out(viewpoint, Scope::Dimension(d))? else { return Ok(None) };
            let members = dimension.attributes();
            for &attribute in members {
                if self.is_rated(viewpoint, attribute)? {
                    share += 1.0 / (members.len() * m) as f64;
                } else if let Some(extra) = self.extra(viewpoint, attribute) {
                    extras.push((1.0 / (members.len() * m) as f64, extra));
                }
            }
            sides.push(side);
        }
        let value = sides.iter().map(|side| side.mean.mean).sum::<f64>() / m as f64;
        let n = sides.iter().map(|side| side.mean.n).max().unwrap_or(0);
        let with = |error| {
            let mean = SideMean { mean: value, error, sd: None, n };
            Side { mean, values: None, totals: None, n_excluded: 0 }
        };
        let parts: Vec<(f64, &Side)> = sides.iter().map(|side| (1.0 / m as f64, side)).collect();
        if let Some(totals) = site_by_site(&parts, value) {
            return Ok(Some(in_sites(with(None), totals)));
        }
        let rated = self.rated_side(viewpoint, Scope::Overall)?;
        let Some(rated) = rated.filter(|_| share > 0.0) else {
            let together = sides.iter().map(|side| side.mean.error.map(|error| error.variance.sqrt()));
            let std_error = together.sum::<Option<f64>>().map(|sum| sum / m as f64);
            let df = sides.iter().filter_map(|side| Some(side.mean.error?.df)).fold(f64::INFINITY, f64::min);
            return Ok(Some(with(std_error.map(|se| MeanError { variance: se * se, df }))));
        };
        let parts = extras.iter().map(|(part, side)| (*part, side)).chain([(share, &rated)]);
        Ok(combined(parts).map(|side| Side { mean: SideMean { mean: value, ..side.mean }, ..side }))
    }
}

fn scores(segment: &Segment<'_>, facet: Facet, scope: Scope) -> Option<Distribution> {
    match scope {
        Scope::Dimension(d) => segment.scores(facet, Some(d)),
        _ if segment.instrument().dimensions().is_empty() => segment.scores(facet, None),
        _ => segment.overall(facet),
    }
}

/// A side with the standard error of its sites.
fn in_sites(side: Side, totals: Vec<Totals>) -> Side {
    let error = clustered(totals.iter().copied()).and_then(|mean| mean.error);
    Side { mean: SideMean { error, ..side.mean }, totals: Some(totals), ..side }
}

/// A weighted sum of sides: of the same sites where they were sampled in sites, else independent of each other; `None` of
/// nothing.
fn combined<'s>(parts: impl Iterator<Item = (f64, &'s Side)>) -> Option<Side> {
    let parts: Vec<(f64, &Side)> = parts.collect();
    let mut sum: Option<Side> = None;
    for (weight, side) in &parts {
        let scaled = SideMean {
            mean: weight * side.mean.mean,
            error: side.mean.error.map(|e| MeanError { variance: weight * weight * e.variance, ..e }),
            ..side.mean
        };
        sum = Some(match sum {
            None => Side { mean: scaled, values: None, totals: None, n_excluded: side.n_excluded },
            Some(so_far) => Side {
                mean: SideMean {
                    mean: so_far.mean.mean + scaled.mean,
                    error: so_far.mean.error.zip(scaled.error).map(|(a, b)| a.plus(b)),
                    sd: None,
                    n: so_far.mean.n.max(scaled.n),
                },
                values: None,
                totals: None,
                n_excluded: so_far.n_excluded + side.n_excluded,
            },
        });
    }
    let sum = sum?;
    Some(match site_by_site(&parts, sum.mean.mean) {
        Some(totals) => in_sites(sum, totals),
        None => sum,
    })
}

/// What each site adds to a weighted sum of means that has a value, as one answer per site around that value: their mean
/// is the value, and they vary from site to site as the sum does. `None` if nothing was sampled in sites.
fn site_by_site(parts: &[(f64, &Side)], value: f64) -> Option<Vec<Totals>> {
    let sampled = parts.iter().filter_map(|(weight, side)| Some((*weight, side.totals.as_deref()?)));
    let sampled: Vec<(f64, &[Totals])> = sampled.collect();
    let sites = sampled.first()?.1.len();
    let answered = |site: usize| sampled.iter().any(|(_, totals)| totals[site].1 > 0.0);
    let n_sites = (0..sites).filter(|site| answered(*site)).count() as f64;
    let mut each: Vec<Totals> =
        (0..sites).map(|site| if answered(site) { (value, 1.0) } else { (0.0, 0.0) }).collect();
    for (weight, totals) in sampled {
        let (sum, all) = totals.iter().fold((0.0, 0.0), |(sum, all), site| (sum + site.0, all + site.1));
        if all > 0.0 {
            for (site, (own, n)) in each.iter_mut().zip(totals).filter(|(_, (_, n))| *n > 0.0) {
                site.0 += n_sites * weight * (own - sum / all * n) / all;
            }
        }
    }
    Some(each)
}

#[derive(Clone, Copy)]
struct Counted {
    n_valid: u64,
    n_missing: u64,
    n_excluded: u64,
    n_effective: f64,
    method: Method,
}

fn estimate(
    design: Design,
    difference: &Difference,
    d: &Side,
    r: &Side,
    level: f64,
    counted: Counted,
) -> GapEstimate {
    let Counted { n_valid, n_missing, n_excluded, n_effective, method } = counted;
    let Difference { value, std_error, df, t, p, low, high } = *difference;
    let method = if low.is_some() { method } else { Method::None };
    let estimate =
        Estimate { value, std_error, low, high, level, n_valid, n_missing, n_excluded, n_effective, method };
    let squares: Vec<f64> = [d, r].iter().filter_map(|side| side.mean.sd.map(|sd| sd * sd)).collect();
    let spread = (squares.iter().sum::<f64>() / squares.len() as f64).sqrt();
    GapEstimate {
        estimate,
        design,
        delivered_mean: d.mean.mean,
        reference_mean: r.mean.mean,
        n_delivered: d.mean.n,
        n_reference: r.mean.n,
        n_pairs: 0,
        n_clusters: d.n_clusters().max(r.n_clusters()),
        df,
        t,
        p,
        p_adjusted: p,
        effect_size: (spread > 0.0).then(|| value / spread),
        ordinal: ordinal(design, d, r),
    }
}

/// The ordinal reading of differences.
fn signed(gaps: &Distribution) -> Option<Ordinal> {
    let (superiority, test) = (gaps.superiority()?, gaps.signed_rank()?);
    Some(Ordinal {
        superiority,
        test: RankTest::SignedRank,
        statistic: test.statistic,
        p: Some(test.p),
        exact: test.exact,
    })
}

/// The ordinal reading of sides that nobody rated both of.
fn ordinal(design: Design, d: &Side, r: &Side) -> Option<Ordinal> {
    let found = match (&d.values, &r.values) {
        (Some(d), Some(r)) => rank_sum(d, r).map(|test| Ordinal {
            superiority: test.superiority,
            test: RankTest::MannWhitney,
            statistic: test.u,
            p: Some(test.p),
            exact: test.exact,
        }),
        (Some(d), None) if r.is_fixed() => signed(&d.minus(r.mean.mean)),
        (None, Some(r)) if d.is_fixed() => signed(&r.subtracted_from(d.mean.mean)),
        _ => None,
    };
    found.map(|reading| match design {
        Design::Clustered => Ordinal { p: None, exact: false, ..reading },
        _ => reading,
    })
}
