//! Mystery shopping: plans, briefings, the number of visits, what visits say.

use std::sync::{Mutex, MutexGuard, PoisonError};

use gapmodel_core::mystery::{
    self, BriefingOptions, Clustering, Opening, PlanOptions, ScoreOptions, VisitItem, VisitOptions,
    VisitSizeOptions,
};
use gapmodel_core::sampling::{SizeKind, SizeOptions};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::agreement::{Krippendorff, OneWay};
use crate::difference::FTest;
use crate::error::{raised, refused, wrong_type};
use crate::frame::{Row, Rows, Shown, shown, shown_estimate, shown_p};
use crate::input::Frame;
use crate::input::given::{Names, Whole};
use crate::results::{
    Estimate, Tabular, ToPython, cell, estimate_row, in_words, percent, plural, result, section, text, with,
};

impl ToPython for Clustering {
    type Output = &'static str;
    fn to_python(&self) -> &'static str {
        self.name()
    }
}

result! {
    /// Who visits where and when.
    Plan(mystery::Plan) {
        /// The visits, by date, part of the day and site.
        visits: Vec<PlannedVisit>,
        /// How many visits each site has, in the order given.
        sites: Vec<PlanCount>,
        /// How many visits each shopper makes, in the order given.
        shoppers: Vec<PlanCount>,
        /// How many visits there are on each day of the week.
        weekdays: Vec<PlanCount>,
        /// How many visits there are in each part of the day.
        parts: Vec<PlanCount>,
        /// How many visits are by a shopper who has been planned for that site already.
        repeats: u64,
        /// How many of these come sooner than wanted: within `rest_days`, or at all where no shopper should visit a site twice.
        too_soon: u64,
        /// The first day of the fieldwork.
        start: String,
        /// How many days it takes.
        days: u32,
        /// How many days should lie between two visits of a shopper to one site; if absent, there should be one visit.
        rest_days: Option<u32>,
        /// Where the random numbers began.
        seed: u64,
    }
    {
        /// The briefing sheet of the visit with a number, from 1.
        #[pyo3(signature = (number, *, language = "en", items = None), text_signature = "($self, /, number, *, language='en', items=())")]
        fn briefing(&self, number: Whole, language: &str, items: Option<Names>) -> PyResult<String> {
            let number: usize = number.named("number")?;
            let items = items.map_or(Ok(Vec::new()), |items| items.named("items"))?;
            let visit = number.checked_sub(1).and_then(|i| self.0.visits.get(i)).ok_or_else(|| {
                refused("number", number.to_string(), format!("a visit from 1 to {}", self.0.visits.len()))
            })?;
            sheet(visit, language, items)
        }
    }
}

result! {
    /// One visit of a plan.
    PlannedVisit(mystery::PlannedVisit) {
        /// The number of the visit, from 1.
        number: u64,
        /// The name of the site.
        site: String,
        /// The name of the shopper.
        shopper: String,
        /// The date, such as `2026-01-31`.
        date: String,
        /// The day of the week, 1 for Monday to 7 for Sunday.
        weekday: u8,
        /// The part of the day.
        part: String,
    }
    {}
}

result! {
    /// How many visits of a plan have something in common.
    PlanCount(mystery::PlanCount) {
        /// The site, the shopper, the day of the week or the part of the day.
        name: String,
        /// The number of visits.
        visits: u64,
    }
    {}
}

result! {
    /// How many mystery visits an interval of the chain's score takes.
    VisitSize(mystery::VisitSize) {
        /// The number of visits in all.
        visits: u64,
        /// The same, not rounded up.
        exact: f64,
        /// Visits to each site, on average.
        per_site: f64,
        /// Visits by each shopper, on average; absent where their number is not given.
        per_shopper: Option<f64>,
        /// How many times larger the variance is than of as many visits that have nothing in common.
        design_effect: f64,
        /// How many visits it would take if they had nothing in common and their spread were known, not rounded up.
        independent: f64,
        /// Degrees of freedom of the interval: the smaller number of sites and shoppers that are visited and visit, less one.
        df: f64,
        /// The confidence level, between 0 and 1.
        level: f64,
    }
    {}
}

result! {
    /// What mystery visits say of a chain, its sites, its shoppers and the items of the form.
    MysteryScore(mystery::MysteryScore) {
        /// The mean score of the visits, 0 to 100, with Student's t on clusters, within 0 and 100. `n_excluded` counts visits
        /// without a score, `n_effective` how many visits that have nothing in common would tell as much.
        score: Estimate,
        /// What visits count as together.
        clustering: &'static str,
        /// Degrees of freedom: the smaller number of sites and shoppers, those of which there is one left out, less one; absent
        /// without an interval.
        df: Option<f64>,
        /// How many times larger the variance is than of as many visits that have nothing in common; absent without an interval.
        design_effect: Option<f64>,
        /// The standard deviation of visits to one site by different shoppers, in points, pooled over sites; absent where no site
        /// has two shoppers, and where they all agree.
        within_sd: Option<f64>,
        /// Its degrees of freedom; 0 without it.
        within_df: u64,
        /// One row per site with a score, in the order of their labels.
        sites: Vec<SiteScore>,
        /// The sites there are, where visits were told them, that have no visit with a score.
        unvisited: Vec<String>,
        /// One row per shopper with a score, in the order of their labels.
        shoppers: Vec<ShopperSeverity>,
        /// The test that all shoppers are equally severe; absent where severity is.
        severity_test: Option<FTest>,
        /// The sites and shoppers that hang together; more than one entry means that severity cannot be told from the sites.
        groups: Vec<LinkedGroup>,
        /// Krippendorff's alpha of the scores that different shoppers gave the same site on the same occasion; absent where no
        /// two places have been visited by two shoppers, or all scores there are the same.
        agreement: Option<Krippendorff>,
        /// The same visits by one-way analysis of variance: ICC(1), which share of the variance is between places; absent likewise.
        overlap: Option<OneWay>,
        /// One row per item, in their order; none where visit scores were given.
        items: Vec<ItemScore>,
        /// How many visits there are, with or without a score.
        n_visits: u64,
        /// The score that a site should have, if there is one.
        target: Option<f64>,
        /// The confidence level, between 0 and 1.
        level: f64,
        /// What the visits say of all sites, and whether shoppers can be compared, in plain words.
        sentence: String,
    }
    {}
}

result! {
    /// What the visits say of one site.
    SiteScore(mystery::SiteScore) {
        /// The label of the site.
        site: String,
        /// The mean score of its visits, 0 to 100: Student's t with the standard deviation within all sites, within 0 and 100;
        /// where every score of every visit is 0 or 100, Wilson's interval. `n_effective` is how many visits by as many shoppers
        /// would tell as much: a shopper's visits may be alike.
        score: Estimate,
        /// How many shoppers came.
        n_shoppers: u64,
        /// The score it would have if the average shopper had come, in points; absent where severity is.
        adjusted: Option<Estimate>,
        /// The probability that the true score is below the target, 0 to 1, with nothing known before: Student's t, or Jeffreys'
        /// beta where every score is 0 or 100; absent without a target or a standard error.
        below_target: Option<f64>,
        /// What these visits can say and cannot, in plain words.
        sentence: String,
    }
    {}
}

result! {
    /// How severe a shopper is beside others at the same sites.
    ShopperSeverity(mystery::ShopperSeverity) {
        /// The label of the shopper.
        shopper: String,
        /// How many visits with a score there are.
        n_visits: u64,
        /// To how many sites.
        n_sites: u64,
        /// Their mean score, 0 to 100.
        mean: f64,
        /// How many points more than the average visit the shopper gives at the same site, negative = severe. Absent where sites
        /// and shoppers do not hang together, beyond 1,000 shoppers, and with one shopper.
        effect: Option<Estimate>,
        /// The two-sided p-value of that effect, 0 to 1.
        p: Option<f64>,
        /// The same after Holm, over all shoppers.
        p_adjusted: Option<f64>,
    }
    {}
}

result! {
    /// How one item of the form was met.
    ItemScore(mystery::ItemScore) {
        /// The name of the item.
        name: String,
        /// How much it counts.
        weight: f64,
        /// The mean share of its points, 0 to 100, with an interval as that of the chain's score; absent where it never applied.
        /// `n_excluded` counts visits where it did not apply.
        score: Option<Estimate>,
        /// In how many visits it did not apply.
        n_not_applicable: u64,
    }
    {}
}

result! {
    /// Sites and shoppers that hang together: from any of them a chain of visits leads to any other.
    LinkedGroup(mystery::LinkedGroup) {
        /// The labels of the sites.
        sites: Vec<String>,
        /// The labels of the shoppers.
        shoppers: Vec<String>,
    }
    {}
}

/// The sums of mystery visits by site, shopper and occasion: whole numbers, so that adding in any order and merging in any
/// grouping gives the same bits.
///
/// The options say how tables are read, as those of `mystery.score` do.
#[pyclass(frozen, module = "gapmodel")]
pub(crate) struct Visits(Mutex<mystery::Visits>);

impl Visits {
    fn lock(&self) -> MutexGuard<'_, mystery::Visits> {
        // A failed call leaves the visits unchanged, so a panic elsewhere leaves good ones.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn now(&self) -> mystery::Visits {
        self.lock().clone()
    }
}

#[pymethods]
impl Visits {
    #[new]
    #[pyo3(
        signature = (*, site = None, shopper = None, occasion = None, score = None, items = None, maximum = None,
            pass_mark = None, sites = None),
        text_signature = "(*, site='site', shopper='shopper', occasion=None, score='score', items=None, maximum=1, \
            pass_mark=None, sites=None)"
    )]
    #[expect(clippy::too_many_arguments, reason = "keywords of a Python function")]
    fn new(
        site: Option<String>,
        shopper: Option<String>,
        occasion: Option<String>,
        score: Option<String>,
        items: Option<&Bound<'_, PyAny>>,
        maximum: Option<&Bound<'_, PyAny>>,
        pass_mark: Option<f64>,
        sites: Option<Vec<String>>,
    ) -> PyResult<Self> {
        let options =
            Reading { site, shopper, occasion, score, items, maximum, pass_mark, sites }.options()?;
        mystery::Visits::new(options).map(|visits| Self(Mutex::new(visits))).map_err(raised)
    }

    /// Adds the visits of a table, one per row.
    fn observe(&self, table: &Bound<'_, PyAny>) -> PyResult<()> {
        let options = self.lock().options().clone();
        let observed = read(table, &options)?;
        self.lock().merge(&observed).map_err(raised)
    }

    /// Adds all that others have seen.
    fn merge(&self, other: &Bound<'_, Self>) -> PyResult<()> {
        let other = other.get().now();
        self.lock().merge(&other).map_err(raised)
    }

    /// The number of visits seen, with or without a score.
    #[getter]
    fn rows(&self) -> u64 {
        self.lock().rows()
    }

    fn __eq__(&self, other: &Bound<'_, Self>) -> bool {
        self.now() == other.get().now()
    }

    fn __repr__(&self) -> String {
        let visits = self.lock();
        format!(
            "Visits({}, {})",
            plural(visits.rows() as usize, "visit"),
            plural(visits.options().items.len(), "item")
        )
    }
}

/// How visits are read, as far as it is said.
struct Reading<'a, 'py> {
    site: Option<String>,
    shopper: Option<String>,
    occasion: Option<String>,
    score: Option<String>,
    items: Option<&'a Bound<'py, PyAny>>,
    maximum: Option<&'a Bound<'py, PyAny>>,
    pass_mark: Option<f64>,
    sites: Option<Vec<String>>,
}

impl Reading<'_, '_> {
    fn is_given(&self) -> bool {
        let Self { site, shopper, occasion, score, items, maximum, pass_mark, sites } = self;
        [site, shopper, occasion, score].into_iter().any(Option::is_some)
            || items.is_some()
            || maximum.is_some()
            || pass_mark.is_some()
            || sites.is_some()
    }

    fn options(self) -> PyResult<VisitOptions> {
        let defaults = VisitOptions::default();
        let items = self.items.map(|items| named(items, "items")).transpose()?.unwrap_or_default();
        let maxima = self.maximum.map(Maxima::read).transpose()?.unwrap_or(Maxima::All(1.0));
        let item = |(name, weight): (String, f64)| VisitItem { maximum: maxima.of(&name), name, weight };
        Ok(VisitOptions {
            site: self.site.unwrap_or(defaults.site),
            shopper: self.shopper.unwrap_or(defaults.shopper),
            occasion: self.occasion,
            score: self.score.unwrap_or(defaults.score),
            items: items.into_iter().map(item).collect(),
            pass_mark: self.pass_mark,
            sites: self.sites.unwrap_or_default(),
        })
    }
}

/// Names with a number each, of a dict; of a list, 1 each.
fn named(object: &Bound<'_, PyAny>, what: &str) -> PyResult<Vec<(String, f64)>> {
    let wrong = || wrong_type(format!("{what}: a list of names, or a dict of names with a number each"));
    if let Ok(dict) = object.cast::<PyDict>() {
        let one = |(name, number): (Bound<'_, PyAny>, Bound<'_, PyAny>)| {
            Ok((name.extract().map_err(|_| wrong())?, number.extract().map_err(|_| wrong())?))
        };
        return dict.iter().map(one).collect();
    }
    let names: Vec<String> = object.extract().map_err(|_| wrong())?;
    Ok(names.into_iter().map(|name| (name, 1.0)).collect())
}

/// The most points of items: one number for all, or some of their own.
enum Maxima {
    All(f64),
    Some(Vec<(String, f64)>),
}

impl Maxima {
    fn read(object: &Bound<'_, PyAny>) -> PyResult<Self> {
        match object.extract() {
            Ok(number) => Ok(Self::All(number)),
            Err(_) => named(object, "maximum").map(Self::Some),
        }
    }

    fn of(&self, name: &str) -> f64 {
        match self {
            Self::All(number) => *number,
            Self::Some(named) => {
                named.iter().find(|(other, _)| other == name).map_or(1.0, |(_, number)| *number)
            }
        }
    }
}

/// The visits of a table.
fn read(table: &Bound<'_, PyAny>, options: &VisitOptions) -> PyResult<mystery::Visits> {
    let frame = Frame::read(table, "visits")?;
    let labels: Vec<&str> =
        [&options.site, &options.shopper].into_iter().chain(&options.occasion).map(String::as_str).collect();
    let numbers: Vec<&str> = if options.items.is_empty() {
        vec![&options.score]
    } else {
        options.items.iter().map(|item| item.name.as_str()).collect()
    };
    let prepared = frame.select(&labels, &numbers)?.joined();
    let mut visits = mystery::Visits::new(options.clone()).map_err(raised)?;
    let observed = table.py().detach(|| visits.observe(&prepared.whole()?));
    observed.map_err(|error| raised(prepared.known(error)))?;
    Ok(visits)
}

fn sheet(visit: &mystery::PlannedVisit, language: &str, items: Vec<String>) -> PyResult<String> {
    mystery::briefing(visit, &BriefingOptions { language: language.to_owned(), items }).map_err(raised)
}

/// Plans mystery visits: seeded, and balanced over sites, shoppers, days of the week and parts of the day.
///
/// `sites` is a list of names, `visits` how many there are in all, `shoppers` a list of names or how many there are, `start`
/// the first day of `days` (a date, or text such as `"2026-01-31"`), `parts` the parts of the day. `opening` is a dict of sites
/// with the numbers of the days of the week they are open on, 1 for Monday to 7 for Sunday; who is not named is open every
/// day. The numbers of visits to any two sites, by any two shoppers, on any two days of the week and in any two parts of the
/// day differ by at most one wherever opening days and room allow. No shopper is at two places at once, or visits a site twice
/// (or within `rest_days`) as long as there are others who can; `repeats` and `too_soon` say how often that was not so.
#[pyfunction]
#[pyo3(
    name = "plan",
    signature = (sites, visits, *, shoppers, start, days = None, parts = None, opening = None, rest_days = None, seed = None),
    text_signature = "(sites, visits, *, shoppers, start, days=28, parts=('morning', 'afternoon', 'evening'), opening=None, \
        rest_days=None, seed=1)"
)]
#[expect(clippy::too_many_arguments, reason = "keywords of a Python function")]
pub(crate) fn mystery_plan(
    py: Python<'_>,
    sites: Names,
    visits: Whole,
    shoppers: &Bound<'_, PyAny>,
    start: &Bound<'_, PyAny>,
    days: Option<Whole>,
    parts: Option<Names>,
    opening: Option<&Bound<'_, PyDict>>,
    rest_days: Option<Whole>,
    seed: Option<Whole>,
) -> PyResult<Plan> {
    let shoppers = match shoppers.extract::<Vec<String>>() {
        Ok(names) => names,
        Err(_) if shoppers.extract::<f64>().is_ok() => {
            let n: u32 = shoppers.extract::<Whole>()?.named("shoppers")?;
            (1..=n).map(|i| i.to_string()).collect()
        }
        Err(_) => return Err(wrong_type("shoppers: a list of names, or how many there are")),
    };
    let (sites, visits) = (sites.named("sites")?, visits.named("visits")?);
    let defaults = PlanOptions::new(sites, shoppers, visits, &start.str()?.to_string());
    let options = PlanOptions {
        opening: opening.map(opening_days).transpose()?.unwrap_or_default(),
        days: days.map_or(Ok(defaults.days), |days| days.named("days"))?,
        parts: parts.map_or(Ok(defaults.parts), |parts| parts.named("parts"))?,
        rest_days: rest_days.map(|days| days.named("rest_days")).transpose()?,
        seed: seed.map_or(Ok(defaults.seed), |seed| seed.named("seed"))?,
        ..defaults
    };
    py.detach(|| mystery::plan(&options)).map(Plan::from).map_err(raised)
}

fn opening_days(dict: &Bound<'_, PyDict>) -> PyResult<Vec<Opening>> {
    let wrong = || wrong_type("opening: a dict of sites with days of the week, 1 for Monday to 7 for Sunday");
    let one = |(site, days): (Bound<'_, PyAny>, Bound<'_, PyAny>)| {
        let days: Vec<u8> = days.extract().map_err(|_| wrong())?;
        if let Some(day) = days.iter().find(|day| !(1..=7).contains(*day)) {
            return Err(refused(
                "opening",
                day.to_string(),
                "days of the week from 1 for Monday to 7 for Sunday",
            ));
        }
        let site = site.extract().map_err(|_| wrong())?;
        Ok(Opening { site, open: std::array::from_fn(|day| days.contains(&(day as u8 + 1))) })
    };
    dict.iter().map(one).collect()
}

/// The briefing sheet of one visit, as text for whoever makes it.
///
/// It says where, when and who, five rules of observation, and the `items` that are to be observed, in English, Dutch, French
/// or Estonian (`language`: `"en"`, `"nl"`, `"fr"` or `"et"`). `Plan.briefing` takes the number of a visit.
#[pyfunction]
#[pyo3(
    name = "briefing",
    signature = (visit, *, language = "en", items = None),
    text_signature = "(visit, *, language='en', items=())"
)]
pub(crate) fn mystery_briefing(
    visit: &Bound<'_, PlannedVisit>,
    language: &str,
    items: Option<Names>,
) -> PyResult<String> {
    sheet(&visit.get().0, language, items.map_or(Ok(Vec::new()), |items| items.named("items"))?)
}

/// How many mystery visits it takes until the interval of the chain's score is as narrow as wanted.
///
/// `kind` is `"mean"` (`margin` and `sd`, both in points) or `"share"` (of passed visits: `margin` and `p`, 0.5, from 0 to 1).
/// The size of a simple sample times the design effect of visits that share sites and shoppers,
/// 1 + (m - 1) `site_icc` + (s - 1) `shopper_icc`, with m visits to each site and s by each shopper; for `shopper_icc` say how
/// many `shoppers` there are. The interval is that of `score`, Student's t with the smaller number of sites and shoppers less
/// one as degrees of freedom.
#[pyfunction]
#[pyo3(
    name = "size",
    signature = (sites, *, kind = "mean", margin = None, sd = None, p = None, shoppers = None, site_icc = 0.1,
        shopper_icc = 0.0, level = 0.95)
)]
#[expect(clippy::too_many_arguments, reason = "keywords of a Python function")]
pub(crate) fn mystery_size(
    sites: Whole,
    kind: &str,
    margin: Option<f64>,
    sd: Option<f64>,
    p: Option<f64>,
    shoppers: Option<Whole>,
    site_icc: f64,
    shopper_icc: f64,
    level: f64,
) -> PyResult<VisitSize> {
    let sites = sites.named("sites")?;
    let shoppers = shoppers.map(|shoppers| shoppers.named("shoppers")).transpose()?;
    let kind = SizeKind::parse(kind).map_err(raised)?;
    let sample = SizeOptions { margin, sd, p, level, ..SizeOptions::new(kind) };
    let options = VisitSizeOptions { sample, sites, shoppers, site_icc, shopper_icc };
    mystery::size(&options).map(VisitSize::from).map_err(raised)
}

/// What mystery visits say: scores of the chain and of each site with intervals, how severe shoppers are, and how far they agree.
///
/// `visits` is a table with one row per visit, or `Visits`. The columns `site` and `shopper` say who was where; `score` is a
/// column of scores from 0 to 100, or else `items` are the columns of the form, a list of names or a dict of names and
/// weights, with points from 0 to `maximum` (a number, or a dict); a missing item does not apply. With a `pass_mark` a visit
/// counts as 100 or 0. `sites` lists the sites there are: a visit to another is an error. `occasion` is a column, such as the
/// wave: only visits on one occasion are the same service seen twice. `target` is the score that a site should have; the
/// sentences are in `language`.
///
/// The chain's interval is clustered by site and shopper (Cameron, Gelbach and Miller 2011), no less than by either alone, with
/// Student's t of the smaller number of groups less one; a site's has the spread of visits within all sites.
#[pyfunction]
#[pyo3(
    name = "score",
    signature = (visits, *, site = None, shopper = None, occasion = None, score = None, items = None, maximum = None,
        pass_mark = None, sites = None, target = None, level = 0.95, replicates = None, seed = None, language = "en"),
    text_signature = "(visits, *, site='site', shopper='shopper', occasion=None, score='score', items=None, maximum=1, \
        pass_mark=None, sites=None, target=None, level=0.95, replicates=1000, seed=1, language='en')"
)]
#[expect(clippy::too_many_arguments, reason = "keywords of a Python function")]
pub(crate) fn mystery_score(
    py: Python<'_>,
    visits: &Bound<'_, PyAny>,
    site: Option<String>,
    shopper: Option<String>,
    occasion: Option<String>,
    score: Option<String>,
    items: Option<&Bound<'_, PyAny>>,
    maximum: Option<&Bound<'_, PyAny>>,
    pass_mark: Option<f64>,
    sites: Option<Names>,
    target: Option<f64>,
    level: f64,
    replicates: Option<Whole>,
    seed: Option<Whole>,
    language: &str,
) -> PyResult<MysteryScore> {
    let usual = ScoreOptions::default();
    let replicates = replicates.map_or(Ok(usual.replicates), |given| given.named("replicates"))?;
    let seed = seed.map_or(Ok(usual.seed), |given| given.named("seed"))?;
    let sites = sites.map(|sites| sites.named("sites")).transpose()?;
    let reading = Reading { site, shopper, occasion, score, items, maximum, pass_mark, sites };
    let options = ScoreOptions { target, level, replicates, seed, language: language.to_owned() };
    let visits = match visits.cast::<Visits>() {
        Ok(_) if reading.is_given() => {
            return Err(refused(
                "visits",
                "with columns",
                "Visits know how they were read: give columns with a table",
            ));
        }
        Ok(visits) => visits.get().now(),
        Err(_) => read(visits, &reading.options()?)?,
    };
    py.detach(|| mystery::score(&visits, &options)).map(MysteryScore::from).map_err(raised)
}

fn visit_row(visit: &mystery::PlannedVisit) -> Row {
    let mystery::PlannedVisit { number, site, shopper, date, weekday, part } = visit;
    vec![
        cell("number", *number),
        text("site", site),
        text("shopper", shopper),
        text("date", date),
        cell("weekday", u64::from(*weekday)),
        text("part", part),
    ]
}

fn visit_line(visit: &mystery::PlannedVisit) -> Vec<String> {
    let mystery::PlannedVisit { number, site, shopper, date, weekday: _, part } = visit;
    vec![date.clone(), part.clone(), site.clone(), shopper.clone(), number.to_string()]
}

const VISIT_HEADS: [&str; 5] = ["date", "part", "site", "shopper", "number"];

/// How many visits of a plan are shown.
const SHOWN_VISITS: usize = 50;

impl Tabular for Plan {
    fn rows(&self) -> Rows {
        Rows(self.0.visits.iter().map(visit_row).collect())
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let caption = format!(
            "{} of {} by {}, {} days from {}",
            plural(of.visits.len(), "visit"),
            plural(of.sites.len(), "site"),
            plural(of.shoppers.len(), "shopper"),
            of.days,
            of.start
        );
        let range = |what: &str, counts: &[mystery::PlanCount]| {
            let visits = || counts.iter().map(|count| count.visits);
            let (low, high) = (visits().min().unwrap_or(0), visits().max().unwrap_or(0));
            if low == high { format!("{low} per {what}") } else { format!("{low} to {high} per {what}") }
        };
        let balance = [
            range("site", &of.sites),
            range("shopper", &of.shoppers),
            range("day of the week", &of.weekdays),
            range("part of the day", &of.parts),
        ];
        let more = of.visits.len().checked_sub(SHOWN_VISITS + 1).map(|more| format!("and {} more", more + 1));
        let again = (of.repeats > 0).then(|| {
            format!("{} by a shopper who comes again, {} of them too soon", of.repeats, of.too_soon)
        });
        let lines = of.visits.iter().take(SHOWN_VISITS).map(visit_line).collect();
        let notes = more.into_iter().chain([balance.join(", ")]).chain(again);
        Shown::new(caption, &VISIT_HEADS, 4, lines).with_notes(notes)
    }

    fn line(&self) -> String {
        let of = &self.0;
        format!(
            "Plan({}, {}, {}, {} repeats)",
            plural(of.visits.len(), "visit"),
            plural(of.sites.len(), "site"),
            plural(of.shoppers.len(), "shopper"),
            of.repeats
        )
    }
}

impl Tabular for PlannedVisit {
    fn rows(&self) -> Rows {
        Rows(vec![visit_row(&self.0)])
    }

    fn shown(&self) -> Shown {
        Shown::new("Planned visit", &VISIT_HEADS, 4, vec![visit_line(&self.0)])
    }

    fn line(&self) -> String {
        let mystery::PlannedVisit { number, site, shopper, date, weekday: _, part } = &self.0;
        format!("PlannedVisit({number}, {site:?}, {shopper:?}, {date}, {part:?})")
    }
}

impl Tabular for PlanCount {
    fn rows(&self) -> Rows {
        Rows(vec![vec![text("name", &self.0.name), cell("visits", self.0.visits)]])
    }

    fn shown(&self) -> Shown {
        let line = vec![self.0.name.clone(), self.0.visits.to_string()];
        Shown::new("Visits of a plan", &["", "visits"], 1, vec![line])
    }

    fn line(&self) -> String {
        format!("PlanCount({:?}, {})", self.0.name, plural(self.0.visits as usize, "visit"))
    }
}

impl Tabular for VisitSize {
    fn rows(&self) -> Rows {
        let mystery::VisitSize {
            visits,
            exact,
            per_site,
            per_shopper,
            design_effect,
            independent,
            df,
            level,
        } = self.0;
        Rows(vec![vec![
            cell("visits", visits),
            cell("exact", exact),
            cell("per_site", per_site),
            cell("per_shopper", per_shopper),
            cell("design_effect", design_effect),
            cell("independent", independent),
            cell("df", df),
            cell("level", level),
        ]])
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let line =
            vec![of.visits.to_string(), shown(of.per_site), shown(of.design_effect), shown(of.independent)];
        let caption = format!("Visits for an interval at {}", percent(of.level));
        Shown::new(caption, &["visits", "per site", "design effect", "if independent"], 0, vec![line])
    }

    fn line(&self) -> String {
        let of = &self.0;
        format!(
            "VisitSize({}, {} per site, design effect {})",
            plural(of.visits as usize, "visit"),
            shown(of.per_site),
            shown(of.design_effect)
        )
    }
}

fn optional(name: &str, estimate: Option<&gapmodel_core::Estimate>) -> Row {
    vec![
        cell(name, estimate.map(|estimate| estimate.value)),
        cell(&format!("{name}_low"), estimate.and_then(|estimate| estimate.low)),
        cell(&format!("{name}_high"), estimate.and_then(|estimate| estimate.high)),
    ]
}

fn site_row(site: &mystery::SiteScore) -> Row {
    let mystery::SiteScore { site, score, n_shoppers, adjusted, below_target, sentence } = site;
    let mut row = with(vec![text("site", site)], estimate_row("score", score));
    row.push(cell("n_shoppers", *n_shoppers));
    row.extend(optional("adjusted", adjusted.as_ref()));
    row.extend([cell("below_target", *below_target), text("sentence", sentence)]);
    row
}

fn site_line(site: &mystery::SiteScore) -> Vec<String> {
    let [value, interval] = shown_estimate(site.score.value, site.score.low, site.score.high);
    vec![
        site.site.clone(),
        site.score.n_valid.to_string(),
        value,
        interval,
        site.adjusted.map_or_else(|| "-".to_owned(), |adjusted| shown(adjusted.value)),
        shown_p(site.below_target),
    ]
}

const SITE_HEADS: [&str; 6] = ["", "visits", "score", "interval", "adjusted", "P(below target)"];

const SHOPPER_HEADS: [&str; 6] = ["", "visits", "effect", "interval", "", "p (Holm)"];

fn shopper_line(shopper: &mystery::ShopperSeverity) -> Vec<String> {
    let effect = shopper.effect.map(|effect| shown_estimate(effect.value, effect.low, effect.high));
    let [value, interval] = effect.unwrap_or_else(|| ["-", "-"].map(str::to_owned));
    vec![
        shopper.shopper.clone(),
        shopper.n_visits.to_string(),
        value,
        interval,
        String::new(),
        shown_p(shopper.p_adjusted),
    ]
}

impl Tabular for MysteryScore {
    fn rows(&self) -> Rows {
        Rows(self.0.sites.iter().map(site_row).collect())
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let caption = format!(
            "Mystery visits: {}, clustered by {}, {} intervals",
            in_words(&of.score),
            of.clustering.name().replace("two_way", "site and shopper"),
            percent(of.level)
        );
        let mut lines: Vec<Vec<String>> = of.sites.iter().map(site_line).collect();
        lines.extend(
            of.unvisited
                .iter()
                .map(|site| [site.as_str(), "0", "-", "-", "-", "-"].map(str::to_owned).to_vec()),
        );
        let heads = SHOPPER_HEADS.map(str::to_owned).to_vec();
        let shoppers = [heads].into_iter().chain(of.shoppers.iter().map(shopper_line));
        section(&mut lines, "Shoppers, beside the average shopper at the same sites", shoppers);
        let agreement =
            of.agreement.map(|found| format!("Agreement of shoppers: alpha {}", in_words(&found.estimate)));
        Shown::new(caption, &SITE_HEADS, 1, lines)
            .with_notes([of.sentence.clone()].into_iter().chain(agreement))
    }

    fn line(&self) -> String {
        let of = &self.0;
        format!(
            "MysteryScore({}, {}, {}{})",
            in_words(&of.score),
            plural(of.sites.len(), "site"),
            plural(of.shoppers.len(), "shopper"),
            if of.groups.len() > 1 {
                format!(", {} groups not linked", of.groups.len())
            } else {
                String::new()
            }
        )
    }
}

impl Tabular for SiteScore {
    fn rows(&self) -> Rows {
        Rows(vec![site_row(&self.0)])
    }

    fn shown(&self) -> Shown {
        Shown::new("Site", &SITE_HEADS, 1, vec![site_line(&self.0)]).with_notes([self.0.sentence.clone()])
    }

    fn line(&self) -> String {
        format!("SiteScore({:?}, {})", self.0.site, in_words(&self.0.score))
    }
}

impl Tabular for ShopperSeverity {
    fn rows(&self) -> Rows {
        let mystery::ShopperSeverity { shopper, n_visits, n_sites, mean, effect, p, p_adjusted } = &self.0;
        let mut row = vec![
            text("shopper", shopper),
            cell("n_visits", *n_visits),
            cell("n_sites", *n_sites),
            cell("mean", *mean),
        ];
        row.extend(optional("effect", effect.as_ref()));
        row.extend([cell("p", *p), cell("p_adjusted", *p_adjusted)]);
        Rows(vec![row])
    }

    fn shown(&self) -> Shown {
        Shown::new("Severity of a shopper", &SHOPPER_HEADS, 1, vec![shopper_line(&self.0)])
    }

    fn line(&self) -> String {
        let effect = self.0.effect.as_ref().map_or_else(|| "not known".to_owned(), in_words);
        format!("ShopperSeverity({:?}, {effect})", self.0.shopper)
    }
}

impl Tabular for ItemScore {
    fn rows(&self) -> Rows {
        let mystery::ItemScore { name, weight, score, n_not_applicable } = &self.0;
        let mut row = vec![text("name", name), cell("weight", *weight)];
        row.extend(optional("score", score.as_ref()));
        row.push(cell("n_not_applicable", *n_not_applicable));
        Rows(vec![row])
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let score = of.score.map(|score| shown_estimate(score.value, score.low, score.high));
        let [value, interval] = score.unwrap_or_else(|| ["-", "-"].map(str::to_owned));
        let line = vec![of.name.clone(), shown(of.weight), value, interval, of.n_not_applicable.to_string()];
        Shown::new("Item", &["", "weight", "score", "interval", "not applicable"], 1, vec![line])
    }

    fn line(&self) -> String {
        let score = self.0.score.as_ref().map_or_else(|| "never applied".to_owned(), in_words);
        format!("ItemScore({:?}, {score})", self.0.name)
    }
}

impl Tabular for LinkedGroup {
    fn rows(&self) -> Rows {
        let row = |kind: &str, name: &String| vec![text("kind", kind), text("name", name)];
        let sites = self.0.sites.iter().map(|name| row("site", name));
        Rows(sites.chain(self.0.shoppers.iter().map(|name| row("shopper", name))).collect())
    }

    fn shown(&self) -> Shown {
        let line = vec![self.0.sites.join(", "), self.0.shoppers.join(", ")];
        Shown::new("Sites and shoppers that hang together", &["sites", "shoppers"], 2, vec![line])
    }

    fn line(&self) -> String {
        format!(
            "LinkedGroup({}, {})",
            plural(self.0.sites.len(), "site"),
            plural(self.0.shoppers.len(), "shopper")
        )
    }
}

pub(crate) fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<Plan>()?;
    module.add_class::<PlannedVisit>()?;
    module.add_class::<PlanCount>()?;
    module.add_class::<VisitSize>()?;
    module.add_class::<Visits>()?;
    module.add_class::<MysteryScore>()?;
    module.add_class::<SiteScore>()?;
    module.add_class::<ShopperSeverity>()?;
    module.add_class::<ItemScore>()?;
    module.add_class::<LinkedGroup>()?;
    module.add("mystery_plan", wrap_pyfunction!(mystery_plan, module)?)?;
    module.add("mystery_briefing", wrap_pyfunction!(mystery_briefing, module)?)?;
    module.add("mystery_size", wrap_pyfunction!(mystery_size, module)?)?;
    module.add("mystery_score", wrap_pyfunction!(mystery_score, module)?)
}
