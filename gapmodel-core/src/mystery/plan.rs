use std::collections::{BTreeMap, BTreeSet};

use super::date;
use crate::error::{Error, Result, list_names};
use crate::stats::bootstrap::Draw;

/// The days of the week, in the order of their numbers from 1.
pub(super) const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The most visits, and the most days, of one plan.
const MAX_VISITS: u64 = 10_000_000;
const MAX_DAYS: u32 = 36_525;

/// On which days of the week a site is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The name of the site.
    pub site: String,
    /// Whether it is open, from Monday to Sunday.
    pub open: [bool; 7],
}

/// Options of [`plan`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanOptions {
    /// The names of the sites.
    pub sites: Vec<String>,
    /// When sites are open; who is not named is open every day.
    pub opening: Vec<Opening>,
    /// The names of the shoppers.
    pub shoppers: Vec<String>,
    /// How many visits there are in all.
    pub visits: u64,
    /// The first day of the fieldwork, such as `2026-01-31`.
    pub start: String,
    /// How many days the fieldwork takes: 28.
    pub days: u32,
    /// The parts of the day: morning, afternoon and evening.
    pub parts: Vec<String>,
    /// How many days lie between two visits of a shopper to the same site; if absent, no shopper visits a site twice.
    pub rest_days: Option<u32>,
    /// Where the random numbers begin: 1. The same seed gives the same plan.
    pub seed: u64,
}

impl PlanOptions {
    /// So many visits to these sites by these shoppers, from this day on.
    #[must_use]
    pub fn new(sites: Vec<String>, shoppers: Vec<String>, visits: u64, start: &str) -> Self {
        Self {
            sites,
            opening: Vec::new(),
            shoppers,
            visits,
            start: start.to_owned(),
            days: 28,
            parts: ["morning", "afternoon", "evening"].map(str::to_owned).to_vec(),
            rest_days: None,
            seed: 1,
        }
    }
}

/// Who visits where and when.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Plan {
    /// The visits, by date, part of the day and site.
    pub visits: Vec<PlannedVisit>,
    /// How many visits each site has, in the order given.
    pub sites: Vec<PlanCount>,
    /// How many visits each shopper makes, in the order given.
    pub shoppers: Vec<PlanCount>,
    /// How many visits there are on each day of the week.
    pub weekdays: Vec<PlanCount>,
    /// How many visits there are in each part of the day.
    pub parts: Vec<PlanCount>,
    /// How many visits are by a shopper who has been planned for that site already.
    pub repeats: u64,
    /// How many of these come sooner than wanted: within `rest_days`, or at all where no shopper should visit a site twice.
    pub too_soon: u64,
    /// The first day of the fieldwork.
    pub start: String,
    /// How many days it takes.
    pub days: u32,
    /// How many days should lie between two visits of a shopper to one site; if absent, there should be one visit.
    pub rest_days: Option<u32>,
    /// Where the random numbers began.
    pub seed: u64,
}

/// One visit of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct PlannedVisit {
    /// The number of the visit, from 1.
    pub number: u64,
    /// The name of the site.
    pub site: String,
    /// The name of the shopper.
    pub shopper: String,
    /// The date, such as `2026-01-31`.
    pub date: String,
    /// The day of the week, 1 for Monday to 7 for Sunday.
    pub weekday: u8,
    /// The part of the day.
    pub part: String,
}

/// How many visits of a plan have something in common.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct PlanCount {
    /// The site, the shopper, the day of the week or the part of the day.
    pub name: String,
    /// The number of visits.
    pub visits: u64,
}

/// Plans mystery visits: seeded, and balanced over sites, shoppers, days of the week and parts of the day.
///
/// Visits are dealt by minimisation (Taves 1974, Clinical Pharmacology and Therapeutics 15:443-453; Pocock and Simon 1975,
/// Biometrics 31:103-115): each goes where there are fewest so far, chance deciding between equals. The numbers of visits to
/// any two sites differ by at most one, and so do those of shoppers, of days of the week that occur and of parts of the
/// day, wherever opening days and room allow; within a site, visits are spread over days of the week, parts of the day and
/// the weeks. No two visits to a site fall on the same part of the same day, no shopper is at two places at once, and no
/// shopper visits a site twice (or within `rest_days`) if others can: visits are exchanged until there is somebody, which
/// fails only where nearly everybody is busy at nearly all times, and [`Plan::repeats`] says how often.
///
/// # Errors
///
/// [`Error::InvalidOption`] without sites, shoppers, visits, days or parts of the day, for a name that is empty or stands
/// twice, for opening days of a site that is not in the list, for a site that is open on none of the days, for a date that
/// is none, and for more visits than there are places and times: open days by parts of the day, or shoppers by these.
///
/// ```
/// use gapmodel_core::mystery::{self, PlanOptions};
/// let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
/// let (sites, shoppers) = (names(&["harbour", "station"]), names(&["Ann", "Bo", "Cy"]));
/// let plan = mystery::plan(&PlanOptions::new(sites, shoppers, 6, "2026-03-02"))?;
/// assert_eq!(plan.sites.iter().map(|site| site.visits).collect::<Vec<_>>(), [3, 3]);
/// assert_eq!(plan.shoppers.iter().map(|shopper| shopper.visits).collect::<Vec<_>>(), [2, 2, 2]);
/// assert_eq!(plan.parts.iter().map(|part| part.visits).collect::<Vec<_>>(), [2, 2, 2]);
/// assert_eq!(plan.repeats, 0);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn plan(options: &PlanOptions) -> Result<Plan> {
    let field = Field::new(options)?;
    let mut draw = Draw::new(options.seed, 0);
    let quotas = field.quotas(options.visits, &mut draw);
    let mut order: Vec<usize> = (0..field.sites).collect();
    shuffle(&mut order, &mut draw);
    // Who is open on few days chooses first.
    order.sort_by_key(|&site| field.open[site].iter().filter(|open| **open).count());
    let weekdays = field.weekdays(&quotas, &order, &mut draw);
    let parts = field.parts(&weekdays, &order, &mut draw);
    let slots = field.slots(&parts, &order, &mut draw)?;
    let (shoppers, repeats, too_soon) =
        Staffing::new(&field, options.rest_days, &quotas).assign(&slots, &mut draw)?;
    Ok(field.written(options, &slots, &shoppers, (repeats, too_soon)))
}

fn refused(option: &'static str, value: impl std::fmt::Display, allowed: impl Into<String>) -> Error {
    Error::InvalidOption { option, value: value.to_string(), allowed: allowed.into() }
}

fn shuffle<T>(values: &mut [T], draw: &mut Draw) {
    for i in (1..values.len()).rev() {
        values.swap(i, draw.below(i as u64 + 1) as usize);
    }
}

/// Where and when there may be visits.
struct Field {
    sites: usize,
    shoppers: usize,
    parts: usize,
    /// The first day.
    start: i64,
    days: usize,
    /// By site, the days of the week it is open on.
    open: Vec<[bool; 7]>,
    /// How many of the days are Mondays, and so on.
    days_of: [u32; 7],
}

/// A visit without its shopper: a site, a day from 0, a part of the day.
#[derive(Clone, Copy)]
struct Slot {
    site: usize,
    day: usize,
    part: usize,
}

impl Field {
    fn new(options: &PlanOptions) -> Result<Self> {
        check_names("sites", &options.sites)?;
        check_names("shoppers", &options.shoppers)?;
        check_names("parts", &options.parts)?;
        let start = date::parse(&options.start)?;
        if !(1..=MAX_DAYS).contains(&options.days) {
            return Err(refused("days", options.days, format!("from 1 to {MAX_DAYS} days")));
        }
        if !(1..=MAX_VISITS).contains(&options.visits) {
            return Err(refused("visits", options.visits, format!("from 1 to {MAX_VISITS} visits")));
        }
        let mut days_of = [0; 7];
        for day in 0..i64::from(options.days) {
            days_of[date::weekday(start + day)] += 1;
        }
        let field = Self {
            sites: options.sites.len(),
            shoppers: options.shoppers.len(),
            parts: options.parts.len(),
            start,
            days: options.days as usize,
            open: opening(options)?,
            days_of,
        };
        field.check_room(options)?;
        Ok(field)
    }

    /// How many visits a site has room for.
    fn room(&self, site: usize) -> u64 {
        (0..7).map(|weekday| u64::from(self.room_on(site, weekday))).sum()
    }

    fn room_on(&self, site: usize, weekday: usize) -> u32 {
        if self.open[site][weekday] { self.days_of[weekday] * self.parts as u32 } else { 0 }
    }

    fn check_room(&self, options: &PlanOptions) -> Result<()> {
        if let Some(site) = (0..self.sites).find(|&site| self.room(site) == 0) {
            let allowed = format!("open on one of the {} days from {}", self.days, options.start);
            return Err(refused("opening", format!("{:?}", options.sites[site]), allowed));
        }
        let slots: u64 = (0..self.sites).map(|site| self.room(site)).sum();
        if options.visits > slots {
            let allowed = format!("at most {slots}: the sites' open days by {} parts of the day", self.parts);
            return Err(refused("visits", options.visits, allowed));
        }
        let open = |day: i64| self.open.iter().filter(|open| open[date::weekday(self.start + day)]).count();
        let at_once = |day| open(day).min(self.shoppers) * self.parts;
        let times: u64 = (0..self.days as i64).map(|day| at_once(day) as u64).sum();
        if options.visits > times {
            let allowed = format!(
                "at most {times}: {} shoppers, each at one place in each of {} parts of {} days",
                self.shoppers, self.parts, self.days
            );
            return Err(refused("visits", options.visits, allowed));
        }
        Ok(())
    }

    /// How many visits each site has: as alike as their room allows.
    fn quotas(&self, visits: u64, draw: &mut Draw) -> Vec<u32> {
        let mut sites: Vec<usize> = (0..self.sites).collect();
        shuffle(&mut sites, draw);
        sites.sort_by_key(|&site| self.room(site));
        let mut quotas = vec![0; self.sites];
        let mut left = visits;
        for (done, site) in sites.into_iter().enumerate() {
            let share = (left / (self.sites - done) as u64).min(self.room(site));
            quotas[site] = share as u32;
            left -= share;
        }
        quotas
    }

    /// How many visits each site has on Mondays, and so on.
    fn weekdays(&self, quotas: &[u32], order: &[usize], draw: &mut Draw) -> Vec<[u32; 7]> {
        let room = |site: usize, weekday: usize| self.room_on(site, weekday);
        let dealt =
            Deal { groups: self.sites, bins: 7, room: &room }.dealt(quotas, order, &mut Indifferent, draw);
        dealt.as_chunks::<7>().0.to_vec()
    }

    /// How many visits each site has by day of the week and part of the day.
    fn parts(&self, weekdays: &[[u32; 7]], order: &[usize], draw: &mut Draw) -> Vec<u32> {
        let quotas = weekdays.as_flattened();
        let order: Vec<usize> =
            order.iter().flat_map(|site| (0..7).map(move |weekday| site * 7 + weekday)).collect();
        let room = |group: usize, _: usize| self.days_of[group % 7];
        let mut spread = Spread {
            parts: self.parts,
            by_site: vec![0; self.sites * self.parts],
            by_weekday: vec![0; 7 * self.parts],
        };
        Deal { groups: quotas.len(), bins: self.parts, room: &room }.dealt(quotas, &order, &mut spread, draw)
    }

    /// The days of the visits: on other days than those of the same site, when few others are, far from others of the site.
    fn slots(&self, cells: &[u32], order: &[usize], draw: &mut Draw) -> Result<Vec<Slot>> {
        let mut at_once = vec![0_u32; self.days * self.parts];
        let mut slots = Vec::new();
        for &site in order {
            let mut taken = BTreeSet::new();
            let mut homeless = 0;
            let own = &cells[site * 7 * self.parts..][..7 * self.parts];
            for (group, n) in own.iter().enumerate().filter(|(_, n)| **n > 0) {
                let (weekday, part) = (group / self.parts, group % self.parts);
                let mut days = self.days_on(weekday, part, site, &at_once, &taken, draw);
                days.truncate(*n as usize);
                homeless += *n as usize - days.len();
                for day in days {
                    taken.insert((day, part));
                    at_once[day * self.parts + part] += 1;
                    slots.push(Slot { site, day, part });
                }
            }
            for _ in 0..homeless {
                let (day, part) = self.anywhere(site, &at_once, &taken).ok_or_else(|| {
                    refused(
                        "shoppers",
                        self.shoppers,
                        "enough to be at all sites that are open in one part of a day",
                    )
                })?;
                taken.insert((day, part));
                at_once[day * self.parts + part] += 1;
                slots.push(Slot { site, day, part });
            }
        }
        Ok(slots)
    }

    /// The days of the week with room, the best first.
    fn days_on(
        &self,
        weekday: usize,
        part: usize,
        site: usize,
        at_once: &[u32],
        taken: &BTreeSet<(usize, usize)>,
        draw: &mut Draw,
    ) -> Vec<usize> {
        if !self.open[site][weekday] {
            return Vec::new();
        }
        let first = (weekday + 7 - date::weekday(self.start)) % 7;
        let load = |day: usize| at_once[day * self.parts + part];
        let is_free = |day: usize| !taken.contains(&(day, part)) && (load(day) as usize) < self.shoppers;
        let distance = |day: usize| {
            let before = taken.range(..(day, 0)).next_back().map(|(other, _)| day - other);
            let after = taken.range((day, 0)..).next().map(|(other, _)| other - day);
            before.into_iter().chain(after).min().unwrap_or(usize::MAX)
        };
        let key = |day: usize| (u8::from(distance(day) == 0), load(day), usize::MAX - distance(day));
        let days = (first..self.days).step_by(7).filter(|day| is_free(*day));
        let mut keyed: Vec<_> = days.map(|day| (key(day), draw.below(1 << 32), day)).collect();
        keyed.sort_unstable();
        keyed.into_iter().map(|(_, _, day)| day).collect()
    }

    /// The first time a site is open, free of visits, and not all shoppers are elsewhere.
    fn anywhere(
        &self,
        site: usize,
        at_once: &[u32],
        taken: &BTreeSet<(usize, usize)>,
    ) -> Option<(usize, usize)> {
        let times = (0..self.days).flat_map(|day| (0..self.parts).map(move |part| (day, part)));
        let is_open = |day: usize| self.open[site][date::weekday(self.start + day as i64)];
        times
            .filter(|time| is_open(time.0) && !taken.contains(time))
            .find(|(day, part)| (at_once[day * self.parts + part] as usize) < self.shoppers)
    }

    fn written(
        &self,
        options: &PlanOptions,
        slots: &[Slot],
        shoppers: &[usize],
        (repeats, too_soon): (u64, u64),
    ) -> Plan {
        let mut order: Vec<usize> = (0..slots.len()).collect();
        order.sort_unstable_by_key(|&i| (slots[i].day, slots[i].part, slots[i].site));
        let weekday = |slot: Slot| date::weekday(self.start + slot.day as i64);
        let dates: Vec<String> = (0..self.days as i64).map(|day| date::show(self.start + day)).collect();
        let visit = |(number, &i): (u64, &usize)| PlannedVisit {
            number,
            site: options.sites[slots[i].site].clone(),
            shopper: options.shoppers[shoppers[i]].clone(),
            date: dates[slots[i].day].clone(),
            weekday: weekday(slots[i]) as u8 + 1,
            part: options.parts[slots[i].part].clone(),
        };
        let counts = |names: &[String], of: &dyn Fn(usize) -> usize| {
            let mut counts: Vec<PlanCount> =
                names.iter().map(|name| PlanCount { name: name.clone(), visits: 0 }).collect();
            (0..slots.len()).for_each(|i| counts[of(i)].visits += 1);
            counts
        };
        Plan {
            visits: (1..).zip(&order).map(visit).collect(),
            sites: counts(&options.sites, &|i| slots[i].site),
            shoppers: counts(&options.shoppers, &|i| shoppers[i]),
            weekdays: counts(&WEEKDAYS.map(str::to_owned), &|i| weekday(slots[i])),
            parts: counts(&options.parts, &|i| slots[i].part),
            repeats,
            too_soon,
            start: options.start.clone(),
            days: options.days,
            rest_days: options.rest_days,
            seed: options.seed,
        }
    }
}

fn check_names(option: &'static str, names: &[String]) -> Result<()> {
    if names.is_empty() {
        return Err(refused(option, "none", "at least one"));
    }
    let mut seen = BTreeSet::new();
    for name in names {
        if name.is_empty() {
            return Err(refused(option, "\"\"", "names that are not empty"));
        }
        if !seen.insert(name) {
            return Err(refused(option, format!("{name:?}"), "each name once"));
        }
    }
    Ok(())
}

/// By site, the days of the week it is open on.
fn opening(options: &PlanOptions) -> Result<Vec<[bool; 7]>> {
    let mut open = vec![[true; 7]; options.sites.len()];
    let positions: BTreeMap<&str, usize> =
        options.sites.iter().enumerate().map(|(i, name)| (name.as_str(), i)).collect();
    for opening in &options.opening {
        let position = positions.get(opening.site.as_str()).ok_or_else(|| {
            let sites = list_names(options.sites.iter().map(String::as_str));
            refused("opening", format!("{:?}", opening.site), format!("one of the sites {sites}"))
        })?;
        open[*position] = opening.open;
    }
    Ok(open)
}

/// What decides between bins that have equally few.
trait Preference {
    fn key(&self, group: usize, bin: usize) -> (u32, u32);
    fn placed(&mut self, group: usize, bin: usize);
}

struct Indifferent;

impl Preference for Indifferent {
    fn key(&self, _: usize, _: usize) -> (u32, u32) {
        (0, 0)
    }

    fn placed(&mut self, _: usize, _: usize) {}
}

/// Parts of the day are spread within sites, and within days of the week.
struct Spread {
    parts: usize,
    by_site: Vec<u32>,
    by_weekday: Vec<u32>,
}

impl Preference for Spread {
    fn key(&self, group: usize, part: usize) -> (u32, u32) {
        let (site, weekday) = (group / 7, group % 7);
        (self.by_site[site * self.parts + part], self.by_weekday[weekday * self.parts + part])
    }

    fn placed(&mut self, group: usize, part: usize) {
        let (site, weekday) = (group / 7, group % 7);
        self.by_site[site * self.parts + part] += 1;
        self.by_weekday[weekday * self.parts + part] += 1;
    }
}

/// Groups whose visits are dealt over bins, each with room for so many.
struct Deal<'a> {
    groups: usize,
    bins: usize,
    room: &'a dyn Fn(usize, usize) -> u32,
}

impl Deal<'_> {
    /// How many visits of each group go to each bin, group by group.
    fn dealt(
        &self,
        quotas: &[u32],
        order: &[usize],
        preference: &mut impl Preference,
        draw: &mut Draw,
    ) -> Vec<u32> {
        let mut cells = vec![0_u32; self.groups * self.bins];
        let mut loads = vec![0_u64; self.bins];
        for &group in order {
            for _ in 0..quotas[group] {
                let turn = draw.below(self.bins as u64) as usize;
                let free = (0..self.bins)
                    .map(|i| (i + turn) % self.bins)
                    .filter(|&bin| cells[group * self.bins + bin] < (self.room)(group, bin));
                let key =
                    |bin: &usize| (loads[*bin], cells[group * self.bins + bin], preference.key(group, *bin));
                let Some(bin) = free.min_by_key(key) else { continue };
                cells[group * self.bins + bin] += 1;
                loads[bin] += 1;
                preference.placed(group, bin);
            }
        }
        self.level(&mut cells, &mut loads);
        cells
    }

    /// Moves visits along chains of bins from full to empty ones, until there is no chain or all is level.
    fn level(&self, cells: &mut [u32], loads: &mut [u64]) {
        const PASSES: usize = 256;
        for _ in 0..PASSES {
            let (low, high) = (loads.iter().min(), loads.iter().max());
            if low.zip(high).is_none_or(|(low, high)| high - low < 2) {
                return;
            }
            let movable = self.movable(cells);
            let Some(chain) = chain(&movable, loads, self.bins) else { return };
            let (first, last) = (chain[0], chain[chain.len() - 1]);
            let steps = chain.windows(2).map(|step| movable[step[0] * self.bins + step[1]]);
            let most = steps.min().unwrap_or(0).min((loads[first] - loads[last]) / 2);
            for step in chain.windows(2).rev() {
                self.shift(cells, loads, (step[0], step[1]), most);
            }
        }
    }

    fn can_move(&self, cells: &[u32], group: usize, (from, to): (usize, usize)) -> bool {
        let row = group * self.bins;
        cells[row + from] > 0 && cells[row + to] < (self.room)(group, to)
    }

    /// How many groups can move a visit from one bin to another.
    fn movable(&self, cells: &[u32]) -> Vec<u64> {
        let pairs = (0..self.bins * self.bins).map(|pair| (pair / self.bins, pair % self.bins));
        let count = |pair: (usize, usize)| {
            (0..self.groups).filter(|&group| pair.0 != pair.1 && self.can_move(cells, group, pair)).count()
                as u64
        };
        pairs.map(count).collect()
    }

    fn shift(&self, cells: &mut [u32], loads: &mut [u64], (from, to): (usize, usize), most: u64) {
        let mut left = most;
        for group in 0..self.groups {
            if left > 0 && self.can_move(cells, group, (from, to)) {
                cells[group * self.bins + from] -= 1;
                cells[group * self.bins + to] += 1;
                loads[from] -= 1;
                loads[to] += 1;
                left -= 1;
            }
        }
    }
}

/// The shortest chain of moves from a bin to one with at least two visits less, from the fullest bin that has one.
fn chain(movable: &[u64], loads: &[u64], bins: usize) -> Option<Vec<usize>> {
    let mut from: Vec<usize> = (0..bins).collect();
    from.sort_by_key(|&bin| std::cmp::Reverse(loads[bin]));
    from.into_iter().find_map(|start| {
        let mut before = vec![None; bins];
        let mut queue = vec![start];
        let mut next = 0;
        while next < queue.len() {
            let bin = queue[next];
            next += 1;
            if loads[bin] + 2 <= loads[start] {
                let back = std::iter::successors(Some(bin), |bin| before[*bin]);
                let mut chain: Vec<usize> = back.collect();
                chain.reverse();
                return Some(chain);
            }
            for to in 0..bins {
                if movable[bin * bins + to] > 0 && to != start && before[to].is_none() {
                    before[to] = Some(bin);
                    queue.push(to);
                }
            }
        }
        None
    })
}

/// Who makes which visit: everybody once, then everybody once more, in an order that chance decides.
struct Staffing<'a> {
    field: &'a Field,
    rest_days: Option<u32>,
    /// By site, how often a shopper must come at most.
    unavoidable: Vec<usize>,
    /// Who is where in which part of which day.
    busy: BTreeSet<(usize, usize)>,
    /// On which days a shopper visits a site.
    days: BTreeMap<(usize, usize), Vec<usize>>,
    /// By visit, the shopper.
    chosen: Vec<usize>,
}

/// How strict the choice of a shopper is: who may visit the site by the plan's rule; who need not come more often than
/// others; anybody who is free.
const STRICTNESS: [u8; 3] = [0, 1, 2];

/// How many shoppers, and how many earlier visits, are looked at for an exchange.
const EXCHANGES: (usize, usize) = (8, 256);

impl<'a> Staffing<'a> {
    fn new(field: &'a Field, rest_days: Option<u32>, quotas: &[u32]) -> Self {
        let unavoidable = quotas.iter().map(|quota| (*quota as usize).div_ceil(field.shoppers)).collect();
        Self {
            field,
            rest_days,
            unavoidable,
            busy: BTreeSet::new(),
            days: BTreeMap::new(),
            chosen: Vec::new(),
        }
    }

    /// The shopper of each visit, how many come again, and how many of these too soon.
    fn assign(mut self, slots: &[Slot], draw: &mut Draw) -> Result<(Vec<usize>, u64, u64)> {
        let mut round: Vec<usize> = Vec::new();
        for i in 0..slots.len() {
            if round.is_empty() {
                round = (0..self.field.shoppers).collect();
                shuffle(&mut round, draw);
            }
            let slot = slots[i];
            let first = u8::from(self.rest_days.is_none() && self.unavoidable[slot.site] > 1);
            let found =
                STRICTNESS.into_iter().filter(|strictness| *strictness >= first).find_map(|strictness| {
                    let place = round.iter().rposition(|&shopper| self.suits(shopper, slot, strictness));
                    let exchange = || self.exchange(&round, slots, i, strictness);
                    place
                        .map(|place| (place, None))
                        .or_else(|| exchange().map(|(place, other)| (place, Some(other))))
                });
            let shopper = match found {
                Some((place, None)) => round.remove(place),
                Some((place, Some(other))) => {
                    let shopper = self.chosen[other];
                    self.leave(shopper, slots[other]);
                    let newcomer = round.remove(place);
                    self.take(newcomer, slots[other]);
                    self.chosen[other] = newcomer;
                    shopper
                }
                None => (0..self.field.shoppers).find(|&shopper| self.suits(shopper, slot, 2)).ok_or_else(
                    || {
                        refused(
                            "shoppers",
                            self.field.shoppers,
                            "more, as all are elsewhere in one part of a day",
                        )
                    },
                )?,
            };
            self.take(shopper, slot);
            self.chosen.push(shopper);
        }
        let repeats = self.days.values().map(|days| days.len().saturating_sub(1) as u64).sum();
        let too_soon = self.days.values().map(|days| self.too_soon(days)).sum();
        Ok((self.chosen, repeats, too_soon))
    }

    fn time(&self, slot: Slot) -> usize {
        slot.day * self.field.parts + slot.part
    }

    fn take(&mut self, shopper: usize, slot: Slot) {
        self.busy.insert((shopper, self.time(slot)));
        self.days.entry((slot.site, shopper)).or_default().push(slot.day);
    }

    fn leave(&mut self, shopper: usize, slot: Slot) {
        self.busy.remove(&(shopper, self.time(slot)));
        if let Some(days) = self.days.get_mut(&(slot.site, shopper)) {
            let place = days.iter().position(|day| *day == slot.day);
            place.map(|place| days.swap_remove(place));
        }
    }

    fn suits(&self, shopper: usize, slot: Slot, strictness: u8) -> bool {
        if self.busy.contains(&(shopper, self.time(slot))) {
            return false;
        }
        let days = self.days.get(&(slot.site, shopper)).map_or(&[][..], Vec::as_slice);
        match (strictness, self.rest_days) {
            (0, None) => days.is_empty(),
            (0, Some(rest)) => days.iter().all(|day| day.abs_diff(slot.day) > rest as usize),
            (1, _) => days.len() < self.unavoidable[slot.site],
            _ => true,
        }
    }

    /// Somebody of this round who can make an earlier visit, so that who was to make that one can make this.
    fn exchange(
        &self,
        round: &[usize],
        slots: &[Slot],
        visit: usize,
        strictness: u8,
    ) -> Option<(usize, usize)> {
        let slot = slots[visit];
        let places = (0..round.len()).rev().take(EXCHANGES.0);
        places.into_iter().find_map(|place| {
            let earlier = (0..visit).rev().take(EXCHANGES.1);
            let fits = |other: &usize| {
                self.suits(self.chosen[*other], slot, strictness)
                    && self.suits(round[place], slots[*other], strictness)
            };
            earlier.into_iter().find(fits).map(|other| (place, other))
        })
    }

    fn too_soon(&self, days: &[usize]) -> u64 {
        let Some(rest) = self.rest_days else { return days.len().saturating_sub(1) as u64 };
        let mut days = days.to_vec();
        days.sort_unstable();
        days.windows(2).filter(|pair| pair[1] - pair[0] <= rest as usize).count() as u64
    }
}

#[cfg(test)]
mod tests;
