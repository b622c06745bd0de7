//! A simulated study of the gap model: customers, managers, contact staff, audits in sites, promises and a call log.
//!
//! Every rating is the nearest point of 1 to 7 to a normal draw, so the mean of the ratings is known exactly: it is put
//! in, and the normal mean that gives it after rounding and truncation is solved for. Nothing an interval is held
//! against is itself estimated.
use std::sync::Arc;

use gapmodel_core::{
    Categories, Column, Instrument, InstrumentSpec, ItemSpec, Label, Result, Scale, Summary, SummaryOptions,
    Table, Viewpoint,
};

use crate::draw::{Draw, rating};

/// Attributes, five dimensions together.
const ITEMS: usize = 22;
/// Attributes of reliability, assurance, tangibles, empathy and responsiveness, in this order.
const DIMENSIONS: [usize; 5] = [5, 4, 4, 5, 4];
/// Standard deviations of a person's leniency, of a person's view of a dimension, and of the rest.
const LENIENCY: f64 = 0.5;
const DIMENSION: f64 = 0.45;
const NOISE: f64 = 0.8;
/// Seconds until a call is answered: exp of a normal draw with this mean and standard deviation, at most an hour.
const CALL_MEAN: f64 = 2.5;
const CALL_SD: f64 = 0.8;
const CALL_MOST: u32 = 3600;
/// The share of the sample that is of the first of the two groups of a weighted study, and its share of the population.
const SAMPLED: f64 = 0.5;
const POPULATION: f64 = 0.8;
/// How much lower the second group perceives.
const GROUP_GAP: f64 = 0.7;

/// The seconds within which a call is to be answered.
pub const STANDARD_SECONDS: f64 = 20.0;

/// What a mean is taken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// One of the 22 attributes, by position.
    Attribute(usize),
    /// One of the five dimensions, by position.
    Dimension(usize),
    /// The mean over dimensions.
    Overall,
}

/// Who is asked, and the mean rating of the population from each viewpoint.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Mean rating of the population by viewpoint; attributes spread around it, see [`Plan::truth`].
    pub means: Vec<(Viewpoint, f64)>,
    /// Customers who rate expectation and perception.
    pub customers: usize,
    /// Customers who are asked before their visit only: expectation.
    pub before: usize,
    /// Customers who are asked after their visit only: perception.
    pub after: usize,
    /// Whether customers who rate both also say what is adequate.
    pub adequate: bool,
    /// The correlation of what one person thinks from two viewpoints.
    pub correlation: f64,
    /// Whether customers are of two groups, one of which is sampled too rarely, with weights that make up for it.
    pub weighted: bool,
    /// Managers who say what customers expect.
    pub managers: usize,
    /// Contact staff who say what customers expect.
    pub staff: usize,
    /// Managers who say what standards demand; 0 where standards are written, see [`Plan::written`].
    pub standards: usize,
    /// Sites that are audited.
    pub sites: usize,
    /// The least and the most audits of a site.
    pub audits: (usize, usize),
    /// The share of the variance of a delivered rating, before rounding, that is between sites.
    pub intraclass: f64,
    /// Ratings of what is promised: of the firm, or with `promises_in_sites` in each site.
    pub promises: usize,
    /// Whether what is promised differs by site as well.
    pub promises_in_sites: bool,
    /// Calls in the log.
    pub calls: usize,
}

impl Default for Plan {
    /// A study of a few hundred customers in which delivery falls furthest behind.
    fn default() -> Self {
        Self {
            means: vec![
                (Viewpoint::Expectation, 6.0),
                (Viewpoint::Management, 5.6),
                (Viewpoint::Employee, 5.4),
                (Viewpoint::Standard, 5.3),
                (Viewpoint::Delivered, 4.3),
                (Viewpoint::Communicated, 5.5),
                (Viewpoint::Perception, 4.2),
                (Viewpoint::Adequate, 3.6),
            ],
            customers: 300,
            before: 0,
            after: 0,
            adequate: false,
            correlation: 0.5,
            weighted: false,
            managers: 40,
            staff: 60,
            standards: 30,
            sites: 20,
            audits: (6, 14),
            intraclass: 0.2,
            promises: 30,
            promises_in_sites: false,
            calls: 500,
        }
    }
}

/// [`Instrument::gap_model`] with the beliefs of contact staff (columns `F_REL1` and so on), adequate service (`A_REL1`)
/// and the seconds until a call is answered, with a standard of [`STANDARD_SECONDS`].
///
/// # Errors
///
/// None: the definition is fixed.
pub fn instrument() -> Result<Arc<Instrument>> {
    let mut spec: InstrumentSpec = Instrument::gap_model().into();
    spec.viewpoints.insert(Viewpoint::Employee, "F_{id}".to_owned());
    spec.viewpoints.insert(Viewpoint::Adequate, "A_{id}".to_owned());
    spec.attribute_scale = Some("agreement".to_owned());
    let seconds = Scale::measure(0, f64::INFINITY)?.with_direction(gapmodel_core::Direction::LowIsGood);
    spec.scales.insert("seconds".to_owned(), seconds);
    spec.items.push(ItemSpec {
        id: "answer".to_owned(),
        scale: "seconds".to_owned(),
        standard: Some(STANDARD_SECONDS),
        attribute: Some("RES2".to_owned()),
        ..ItemSpec::default()
    });
    Ok(Arc::new(Instrument::new(spec)?))
}

impl Plan {
    /// Nobody: a plan to name the people of.
    #[must_use]
    pub fn nobody() -> Self {
        let (customers, managers, staff, standards, sites, promises, calls) = (0, 0, 0, 0, 0, 0, 0);
        Self { customers, managers, staff, standards, sites, promises, calls, ..Self::default() }
    }

    /// The mean rating of the population from a viewpoint: exact, and of the ratings as they are given, rounded and
    /// truncated to 1 to 7.
    #[must_use]
    pub fn truth(&self, viewpoint: Viewpoint, of: Of) -> f64 {
        let mean = |members: std::ops::Range<usize>| {
            let n = members.len() as f64;
            members.map(|i| self.truth_of(viewpoint, i)).sum::<f64>() / n
        };
        match of {
            Of::Attribute(i) => self.truth_of(viewpoint, i),
            Of::Dimension(d) => mean(members(d)),
            Of::Overall => (0..5).map(|d| mean(members(d))).sum::<f64>() / 5.0,
        }
    }

    fn truth_of(&self, viewpoint: Viewpoint, attribute: usize) -> f64 {
        let mean = self.means.iter().find(|(v, _)| *v == viewpoint).map_or(4.0, |(_, mean)| *mean);
        // The same pattern from each viewpoint, so that gaps are the same for every attribute, and one that differs.
        let phase = Viewpoint::ALL.iter().position(|v| *v == viewpoint).unwrap_or(0);
        mean + 0.1 * ((attribute * 7 % 5) as f64 - 2.0) + 0.05 * (((attribute + phase) % 3) as f64 - 1.0)
    }

    /// The true mean gap, delivered - reference.
    #[must_use]
    pub fn gap(&self, delivered: Viewpoint, reference: Viewpoint, of: Of) -> f64 {
        self.truth(delivered, of) - self.truth(reference, of)
    }

    /// The standards written down: what managers of standards would rate on average.
    ///
    /// # Errors
    ///
    /// None: the instrument is fixed.
    pub fn written(&self) -> Result<Vec<(String, f64)>> {
        let instrument = instrument()?;
        let attributes = instrument.attributes().iter().enumerate();
        Ok(attributes.map(|(i, a)| (a.id().to_owned(), self.truth_of(Viewpoint::Standard, i))).collect())
    }

    /// The study as a summary by `site`; people who are of no site have no label.
    ///
    /// # Errors
    ///
    /// None on a plan with people.
    pub fn summary(&self, instrument: &Arc<Instrument>, seed: u64) -> Result<Summary> {
        let weight = self.weighted.then(|| "weight".to_owned());
        let options = SummaryOptions { by: vec!["site".to_owned()], weight, ..SummaryOptions::default() };
        let mut summary = Summary::new(Arc::clone(instrument), options)?;
        for questionnaire in self.questionnaires(seed) {
            summary.observe(&questionnaire.table(instrument)?)?;
        }
        Ok(summary)
    }

    /// One questionnaire for all who were asked alike.
    fn questionnaires(&self, seed: u64) -> Vec<Questionnaire> {
        let asked = |viewpoint, people, stream| {
            let mut draw = Draw::new(seed, stream);
            self.asked(&[viewpoint], people, &mut draw)
        };
        let both: &[Viewpoint] = if self.adequate {
            &[Viewpoint::Expectation, Viewpoint::Perception, Viewpoint::Adequate]
        } else {
            &[Viewpoint::Expectation, Viewpoint::Perception]
        };
        let mut all = vec![
            self.asked(both, self.customers, &mut Draw::new(seed, 0)),
            asked(Viewpoint::Expectation, self.before, 1),
            asked(Viewpoint::Perception, self.after, 2),
            asked(Viewpoint::Management, self.managers, 3),
            asked(Viewpoint::Employee, self.staff, 4),
            asked(Viewpoint::Standard, self.standards, 5),
        ];
        if !self.promises_in_sites {
            all.push(asked(Viewpoint::Communicated, self.promises, 6));
        }
        all.extend(self.audited(&mut Draw::new(seed, 7)));
        all.push(calls(self.calls, &mut Draw::new(seed, 8)));
        all.retain(|questionnaire| !questionnaire.sites.is_empty());
        all
    }

    fn asked(&self, viewpoints: &[Viewpoint], people: usize, draw: &mut Draw) -> Questionnaire {
        let mut answers = Questionnaire::new(viewpoints);
        let latent: Vec<[f64; ITEMS]> = viewpoints.iter().map(|v| self.latent(*v)).collect();
        for _ in 0..people {
            let group = usize::from(self.weighted && draw.uniform() >= SAMPLED);
            let weight = [POPULATION / SAMPLED, (1.0 - POPULATION) / (1.0 - SAMPLED)][group];
            let shifts = viewpoints.iter().map(|v| match v {
                Viewpoint::Perception if self.weighted => [0.0, -GROUP_GAP][group],
                _ => 0.0,
            });
            let shifts: Vec<f64> = shifts.collect();
            answers.push(0, weight, person(&latent, &shifts, self.correlation, 1.0, draw));
        }
        answers
    }

    /// Audits in sites, and promises where they differ by site.
    fn audited(&self, draw: &mut Draw) -> [Questionnaire; 2] {
        let viewpoints = [Viewpoint::Delivered, Viewpoint::Communicated];
        let latent = viewpoints.map(|viewpoint| [self.latent(viewpoint)]);
        let [mut audits, mut promises] = viewpoints.map(|viewpoint| Questionnaire::new(&[viewpoint]));
        let (between, within) = (self.intraclass.sqrt() * spread(), (1.0 - self.intraclass).sqrt());
        for site in 1..=self.sites {
            // What a site delivers and what it promises go together, but not entirely.
            let (shared, own) = (draw.normal(), draw.normal());
            let effects = [shared, 0.6 * shared + 0.8 * own].map(|effect| between * effect);
            let visits = self.audits.0 + draw.below(self.audits.1 - self.audits.0 + 1);
            for _ in 0..visits {
                audits.push(site as u32, 1.0, person(&latent[0], &effects[..1], 0.0, within, draw));
            }
            for _ in 0..if self.promises_in_sites { self.promises } else { 0 } {
                promises.push(site as u32, 1.0, person(&latent[1], &effects[1..], 0.0, within, draw));
            }
        }
        [audits, promises]
    }

    /// The normal means whose ratings have the true means.
    fn latent(&self, viewpoint: Viewpoint) -> [f64; ITEMS] {
        std::array::from_fn(|i| {
            let truth = self.truth_of(viewpoint, i);
            let mean = |latent: f64| {
                if self.weighted && viewpoint == Viewpoint::Perception {
                    let groups = [mean_rating(latent), mean_rating(latent - GROUP_GAP)];
                    POPULATION * groups[0] + (1.0 - POPULATION) * groups[1]
                } else {
                    mean_rating(latent)
                }
            };
            let (mut low, mut high) = (-10.0, 20.0);
            for _ in 0..60 {
                let middle = 0.5 * (low + high);
                *(if mean(middle) < truth { &mut low } else { &mut high }) = middle;
            }
            0.5 * (low + high)
        })
    }
}

/// Two surveys of the same people; the plan of each says what they expect and perceive.
#[must_use]
pub fn two_waves(plans: [&Plan; 2], people: usize, seed: u64) -> [Questionnaire; 2] {
    let viewpoints = [Viewpoint::Expectation, Viewpoint::Perception];
    let mut draw = Draw::new(seed, 9);
    let latent: Vec<[f64; ITEMS]> =
        plans.iter().flat_map(|plan| viewpoints.map(|viewpoint| plan.latent(viewpoint))).collect();
    let mut waves = [Questionnaire::new(&viewpoints), Questionnaire::new(&viewpoints)];
    for _ in 0..people {
        let mut answers = person(&latent, &[0.0; 4], plans[0].correlation, 1.0, &mut draw);
        let second = answers.split_off(2);
        waves[0].push(0, 1.0, answers);
        waves[1].push(0, 1.0, second);
    }
    waves
}

/// The true share of calls that are answered within the standard, and the true mean of their seconds.
#[must_use]
pub fn calls_truth() -> (f64, f64) {
    let up_to = |seconds: f64| normal_up_to((libm::log(seconds) - CALL_MEAN) / CALL_SD);
    // Seconds are kept to a tenth. A mean is the sum of the chances to exceed, one for each tenth.
    let tenths = (1..=10 * CALL_MOST).map(|k| 1.0 - up_to((f64::from(k) - 0.5) / 10.0));
    (up_to(STANDARD_SECONDS + 0.05), tenths.sum::<f64>() / 10.0)
}

/// The positions of the attributes of a dimension.
#[must_use]
pub fn members(dimension: usize) -> std::ops::Range<usize> {
    let first = DIMENSIONS[..dimension].iter().sum();
    first..first + DIMENSIONS[dimension]
}

/// Answers of people who were asked from the same viewpoints.
#[derive(Clone, Debug, PartialEq)]
pub struct Questionnaire {
    viewpoints: Vec<Viewpoint>,
    /// By viewpoint, then by attribute.
    ratings: Vec<[Vec<i8>; ITEMS]>,
    sites: Vec<u32>,
    weights: Vec<f64>,
    seconds: Vec<f64>,
}

impl Questionnaire {
    fn new(viewpoints: &[Viewpoint]) -> Self {
        let ratings = viewpoints.iter().map(|_| std::array::from_fn(|_| Vec::new())).collect();
        let viewpoints = viewpoints.to_vec();
        Self { viewpoints, ratings, sites: Vec::new(), weights: Vec::new(), seconds: Vec::new() }
    }

    fn push(&mut self, site: u32, weight: f64, ratings: Vec<[i8; ITEMS]>) {
        for (columns, ratings) in self.ratings.iter_mut().zip(ratings) {
            columns.iter_mut().zip(ratings).for_each(|(column, rating)| column.push(rating));
        }
        self.sites.push(site);
        self.weights.push(weight);
    }

    /// The answers as columns `E_REL1` and so on, with `site`, `weight`, the number of the row as `id`, and `answer` in
    /// the log of calls.
    ///
    /// # Errors
    ///
    /// None: the columns are of one length.
    pub fn table(&self, instrument: &Instrument) -> Result<Table<'_>> {
        let mut table = Table::new();
        for (viewpoint, columns) in self.viewpoints.iter().zip(&self.ratings) {
            for (attribute, column) in instrument.attributes().iter().zip(columns) {
                table.add(&format!("{}_{}", viewpoint.letter(), attribute.id()), Column::from(column))?;
            }
        }
        if !self.seconds.is_empty() {
            table.add("answer", Column::from(&self.seconds))?;
        }
        let site = |site: &u32| match site {
            0 => Label::Missing,
            site => Label::from(i64::from(*site)),
        };
        table.add_labels("site", Categories::from_labels(self.sites.iter().map(site)))?;
        table.add_labels(
            "id",
            Categories::from_labels((0..self.sites.len()).map(|i| Label::from(i as i64))),
        )?;
        table.add("weight", Column::from(&self.weights))?;
        Ok(table)
    }
}

fn calls(n: usize, draw: &mut Draw) -> Questionnaire {
    let mut log = Questionnaire::new(&[]);
    for _ in 0..n {
        let seconds = libm::exp(CALL_MEAN + CALL_SD * draw.normal()).min(f64::from(CALL_MOST));
        log.push(0, 1.0, Vec::new());
        log.seconds.push((seconds * 10.0).round() / 10.0);
    }
    log
}

/// One person's ratings from several viewpoints. `within` is the share of the spread that is the person's.
fn person(
    latent: &[[f64; ITEMS]],
    shifts: &[f64],
    correlation: f64,
    within: f64,
    draw: &mut Draw,
) -> Vec<[i8; ITEMS]> {
    let (common, own) = (correlation.sqrt(), (1.0 - correlation).sqrt());
    let shared = draw.normals::<6>();
    let rate = |(means, shift): (&[f64; ITEMS], &f64)| {
        let views = shared.map(|shared| common * shared + own * draw.normal());
        let dimensions = DIMENSIONS.iter().enumerate().flat_map(|(d, &n)| std::iter::repeat_n(d, n));
        let mut ratings = [0; ITEMS];
        for ((rating_of, mean), d) in ratings.iter_mut().zip(means).zip(dimensions) {
            let person = LENIENCY * views[5] + DIMENSION * views[d] + NOISE * draw.normal();
            *rating_of = rating(mean + shift + within * person, 1, 7);
        }
        ratings
    };
    latent.iter().zip(shifts).map(rate).collect()
}

/// The standard deviation of a rating before it is rounded.
fn spread() -> f64 {
    (LENIENCY * LENIENCY + DIMENSION * DIMENSION + NOISE * NOISE).sqrt()
}

/// The mean of ratings 1 to 7 that are the nearest to normal draws: 1, and 1 more for each rating that is exceeded.
fn mean_rating(latent: f64) -> f64 {
    1.0 + (1..7).map(|k| normal_up_to((latent - f64::from(k) - 0.5) / spread())).sum::<f64>()
}

/// The chance of a normal draw to be at most `z`.
fn normal_up_to(z: f64) -> f64 {
    0.5 * libm::erfc(-z * std::f64::consts::FRAC_1_SQRT_2)
}
