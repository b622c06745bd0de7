use crate::error::{Result, refuse};
use crate::stats::quadrature::integral_in_parts;

/// Options of [`service_level()`] and [`agents`]; times in any unit, the same for all.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ServiceOptions {
    /// How long a contact keeps an agent busy on average, above 0; needed beside any other time. Without one, times that
    /// come out are in handling times.
    pub handling_time: Option<f64>,
    /// The time within which contacts are to be answered, from 0; at once unless given, but needed by [`agents`].
    pub within: Option<f64>,
    /// How long customers wait on average before they give up, above 0; absent where nobody does (Erlang C).
    pub patience: Option<f64>,
}

/// What waiting so many agents allow.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ServiceLevel {
    /// The load offered, in agents kept busy (erlangs).
    pub load: f64,
    /// How many agents there are.
    pub agents: u64,
    /// How long a contact keeps an agent busy on average; 1 if it was not given.
    pub handling_time: f64,
    /// The time within which contacts are to be answered.
    pub within: f64,
    /// How long customers wait on average before they give up; absent where nobody does.
    pub patience: Option<f64>,
    /// The probability of having to wait, 0 to 1.
    pub waiting_probability: f64,
    /// The share of all contacts offered, those given up included, that are answered within the time, 0 to 1.
    pub service_level: f64,
    /// How long those who are answered waited on average, in the unit of the handling time.
    pub average_speed_of_answer: f64,
    /// How long all wait on average, those who give up too.
    pub average_wait: f64,
    /// The share of contacts that are given up, 0 to 1; 0 where nobody gives up.
    pub abandonment: f64,
    /// How many wait on average.
    pub queue_length: f64,
    /// The share of their time that agents are busy, 0 to 1.
    pub occupancy: f64,
}

/// What waiting so many agents allow: probability of waiting, service level, speed of answer.
///
/// `load` is arrivals per time times handling time (erlangs): 100 calls in 30 minutes of 3 minutes each are 10. Arrivals are
/// Poisson and handling times exponential. Without `patience` everybody waits (Erlang C, M/M/n); with it customers give up
/// after an exponential time (Erlang A, M/M/n+M); the service level is still of all contacts offered, so that those who gave
/// up count as not answered in time, however soon they did. Erlang C
/// comes from the recursion of Erlang B in its inverse, which is a sum of positive terms: it is exact to the last digits for
/// any number of agents. Erlang A comes from integrals over the waiting time, all of positive terms. Sources: Erlang 1917;
/// Palm 1957; Mandelbaum and Zeltyn 2007, "Service engineering in action: the Palm/Erlang-A queue".
///
/// # Errors
///
/// [`Error::InvalidOption`](crate::Error::InvalidOption) for a load, handling time or patience that is not a finite number
/// above 0, a time that is not from 0, a time or a patience without the handling time, no agents or more than 10 million, and
/// in Erlang C for a load that is not below the number of agents: the queue then grows without end, there is no steady state.
///
/// ```
/// use gapmodel_core::economics::{self, ServiceOptions};
/// let options = ServiceOptions { handling_time: Some(180.0), within: Some(20.0), patience: None };
/// let found = economics::service_level(10.0, 14, &options)?;
/// assert_eq!(format!("{:.4}", found.waiting_probability), "0.1741");
/// assert_eq!(format!("{:.4}", found.service_level), "0.8884");
/// assert_eq!(format!("{:.3}", found.average_speed_of_answer), "7.836");
/// assert!(economics::service_level(14.0, 14, &options).is_err());
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn service_level(load: f64, agents: u64, options: &ServiceOptions) -> Result<ServiceLevel> {
    let times = Times::of(load, options)?;
    if agents == 0 || agents > MOST_AGENTS {
        return refuse("agents", agents, format!("a number from 1 to {MOST_AGENTS}"));
    }
    if times.patience.is_none() && load >= agents as f64 {
        let allowed = format!(
            "below the number of agents, {agents}: otherwise the queue grows without end and there is no steady state; \
             say in patience how long customers wait before they give up"
        );
        return refuse("load", load, allowed);
    }
    Ok(found(load, agents, times))
}

/// The smallest number of agents that answer the share `target` of contacts within the time, and what waiting they allow.
///
/// With the options of [`service_level()`], of which the time is needed: a share of what is answered at once would be another
/// target.
///
/// # Errors
///
/// As [`service_level()`]; [`Error::InvalidOption`](crate::Error::InvalidOption) without the time to answer in, for a target
/// that is not between 0 and 1, or that takes more than 10 million agents.
///
/// ```
/// use gapmodel_core::economics::{self, ServiceOptions};
/// let options = ServiceOptions { handling_time: Some(180.0), within: Some(20.0), patience: None };
/// assert_eq!(economics::agents(10.0, 0.8, &options)?.agents, 14);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn agents(load: f64, target: f64, options: &ServiceOptions) -> Result<ServiceLevel> {
    let times = Times::of(load, options)?;
    if options.within.is_none() {
        return refuse(
            "within",
            "none",
            "say in which time the share `target` is to be answered; 0 for at once",
        );
    }
    if !(target > 0.0 && target < 1.0) {
        return refuse("target", target, "a share of contacts between 0 and 1 (0.8 means 80 %)");
    }
    // With as many agents as the load or fewer there is no steady state in Erlang C.
    let enough = |agents: u64| {
        let steady = times.patience.is_some() || load < agents as f64;
        steady && found(load, agents, times).service_level >= target
    };
    let (mut low, mut high) = (0, 1);
    while !enough(high) {
        (low, high) = (high, 2 * high);
        if high > MOST_AGENTS {
            return refuse("target", target, format!("it takes more than {MOST_AGENTS} agents"));
        }
    }
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        *(if enough(middle) { &mut high } else { &mut low }) = middle;
    }
    Ok(found(load, high, times))
}

const MOST_AGENTS: u64 = 10_000_000;

/// Times in one unit, as checked.
#[derive(Clone, Copy)]
struct Times {
    handling_time: f64,
    within: f64,
    patience: Option<f64>,
}

impl Times {
    fn of(load: f64, options: &ServiceOptions) -> Result<Self> {
        let ServiceOptions { handling_time, within, patience } = *options;
        let positive = [("load", Some(load)), ("handling_time", handling_time), ("patience", patience)];
        for (option, value) in positive {
            if let Some(value) = value.filter(|value| !(*value > 0.0 && value.is_finite())) {
                return refuse(option, value, "a number above 0");
            }
        }
        let time = within.unwrap_or(0.0);
        if !(time >= 0.0 && time.is_finite()) {
            return refuse("within", time, "a time from 0");
        }
        if handling_time.is_none() && (time > 0.0 || patience.is_some()) {
            let other = if time > 0.0 { "within" } else { "patience" };
            let allowed = format!("how long a contact takes, in the same unit as {other}");
            return refuse("handling_time", "none", allowed);
        }
        Ok(Self { handling_time: handling_time.unwrap_or(1.0), within: time, patience })
    }
}

fn found(load: f64, agents: u64, times: Times) -> ServiceLevel {
    let Times { handling_time, within, patience } = times;
    let waits = patience.map_or_else(
        || Waits::erlang_c(load, agents, within / handling_time),
        |patience| Waits::erlang_a(load, agents, within / handling_time, handling_time / patience),
    );
    ServiceLevel {
        load,
        agents,
        handling_time,
        within,
        patience,
        waiting_probability: waits.waiting,
        service_level: waits.answered_within,
        average_speed_of_answer: waits.answered_wait / (1.0 - waits.abandoned) * handling_time,
        average_wait: waits.wait * handling_time,
        abandonment: waits.abandoned,
        queue_length: load * waits.wait,
        occupancy: load * (1.0 - waits.abandoned) / agents as f64,
    }
}

/// Probabilities and, in handling times, means over all contacts.
struct Waits {
    waiting: f64,
    answered_within: f64,
    /// Of those answered, 0 for others.
    answered_wait: f64,
    wait: f64,
    abandoned: f64,
}

impl Waits {
    fn erlang_c(load: f64, agents: u64, within: f64) -> Self {
        let free = agents as f64 - load;
        let busy = load / agents as f64;
        let waiting = 1.0 / (inverse_blocking(load, agents) * (1.0 - busy) + busy);
        let wait = waiting / free;
        let answered_within = 1.0 - waiting * libm::exp(-free * within);
        Self { waiting, answered_within, answered_wait: wait, wait, abandoned: 0.0 }
    }

    /// Mandelbaum and Zeltyn: who finds all agents busy would wait v with a density that is proportional to e^phi(v), phi(v)
    /// = load (1 - e^(-g v)) / g - agents v, g being the rate of giving up.
    fn erlang_a(load: f64, agents: u64, within: f64, giving_up: f64) -> Self {
        let served = agents as f64;
        let phi = |v: f64| load * (-libm::expm1(-giving_up * v) / giving_up) - served * v;
        // The exponent is concave: it rises to where arrivals who would wait that long match the agents.
        let peak = (libm::log(load / served) / giving_up).max(0.0);
        let top = phi(peak);
        let gone = |v: f64| phi(v) < top - 45.0;
        let last = beyond(peak, 1.0, gone);
        let first = if gone(0.0) { beyond(peak, -1.0, gone) } else { 0.0 };
        let all = |g: &dyn Fn(f64) -> f64, to: f64| {
            let part =
                |from: f64, to: f64| integral_in_parts(|v| g(v) * libm::exp(phi(v) - top), from, to, 16);
            let (middle, to) = (peak.clamp(first, to.max(first)), to.clamp(first, last));
            part(first, middle.min(to)) + part(middle.min(to), to)
        };
        // Divided by e^top, so that neither a long queue nor many agents take this beyond what a double holds.
        let (idle, arriving) = (libm::exp(-top), load / inverse_blocking(load, agents - 1));
        let total = idle + arriving * all(&|_| 1.0, last);
        let share = |g: &dyn Fn(f64) -> f64, to: f64| arriving * all(g, to) / total;
        let staying = |v: f64| libm::exp(-giving_up * v);
        let abandoned = share(&|v| -libm::expm1(-giving_up * v), last);
        Self {
            waiting: share(&|_| 1.0, last),
            answered_within: idle / total + share(&staying, within),
            answered_wait: share(&|v| v * staying(v), last),
            wait: abandoned / giving_up,
            abandoned,
        }
    }
}

/// A place on one side of `from` that is beyond where something holds, near enough.
fn beyond(from: f64, side: f64, gone: impl Fn(f64) -> bool) -> f64 {
    let mut far = 1e-12;
    while !gone(from + side * far) {
        far *= 2.0;
    }
    let mut near = 0.5 * far;
    for _ in 0..10 {
        let middle = 0.5 * (near + far);
        *(if gone(from + side * middle) { &mut far } else { &mut near }) = middle;
    }
    (from + side * far).max(0.0)
}

/// One over the probability that all agents are busy where nobody waits (Erlang B); infinite where that is 0.
fn inverse_blocking(load: f64, agents: u64) -> f64 {
    let per_load = 1.0 / load;
    let mut inverse = 1.0;
    for n in 1..=agents {
        inverse = 1.0 + inverse * (n as f64 * per_load);
        if inverse == f64::INFINITY {
            break;
        }
    }
    inverse
}
