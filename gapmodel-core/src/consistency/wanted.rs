use std::collections::BTreeMap;

use crate::error::{Error, Result};
use crate::estimate::{Estimate, Method, check_level};
use crate::label::Label;
use crate::stats;

/// Options of [`channels_wanted`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WantedOptions {
    /// Confidence level of the shares, 0.95.
    pub level: f64,
    /// From which share of customers on a channel counts as wanted, 0.05: a decision, not a finding.
    pub least: f64,
}

impl Default for WantedOptions {
    fn default() -> Self {
        Self { level: 0.95, least: 0.05 }
    }
}

/// What is to be said of a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum ChannelVerdict {
    /// Open, and wanted: the interval of the share is not below the least share.
    Served,
    /// Wanted, and not open.
    Missing,
    /// Open, and hardly wanted: the whole interval is below the least share.
    Unneeded,
    /// Neither open nor wanted.
    Absent,
    /// The interval holds the least share: too few were asked to say.
    Unclear,
}

impl ChannelVerdict {
    /// Every verdict, in the order of the C codes.
    pub const ALL: [Self; 5] = [Self::Served, Self::Missing, Self::Unneeded, Self::Absent, Self::Unclear];

    /// The name in all languages, such as `"missing"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Served => "served",
            Self::Missing => "missing",
            Self::Unneeded => "unneeded",
            Self::Absent => "absent",
            Self::Unclear => "unclear",
        }
    }
}

/// The channels that customers want beside those that are open.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ChannelsWanted {
    /// How many customers were asked.
    pub n_customers: u64,
    /// From which share on a channel counts as wanted.
    pub least: f64,
    /// The share of customers whose channel is open, 0 to 1, with Wilson's interval; absent unless each named one channel, so
    /// that the wishes add up to the customers.
    pub served: Option<Estimate>,
    /// One entry per channel, the most wanted first.
    pub channels: Vec<WantedChannel>,
}

/// One channel that is wanted, open, or both.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct WantedChannel {
    /// What the channel is called.
    pub label: Label,
    /// The share of customers who want it, 0 to 1, with Wilson's interval.
    pub share: Estimate,
    /// Whether it is open.
    pub is_open: bool,
    /// What is to be said of it.
    pub verdict: ChannelVerdict,
}

/// The channels that customers want (face to face, phone, e-mail, chat, web, mail) beside those that are open.
///
/// `wants` says how many of `n_customers` want each channel; a customer may want several. Channels in `open` that nobody was
/// counted for are wanted by nobody.
///
/// # Errors
///
/// [`Error::NoValidRatings`] without customers, [`Error::InvalidOption`] for more wishes for a channel than customers, a channel
/// that stands twice, or `least` outside 0 to 1, [`Error::InvalidLevel`].
///
/// ```
/// use gapmodel_core::{Label, consistency::{self, ChannelVerdict}};
/// let wants = [("phone", 120), ("chat", 60), ("mail", 3)].map(|(name, n)| (Label::from(name), n));
/// let open = ["phone", "mail"].map(Label::from);
/// let found = consistency::channels_wanted(&wants, 200, &open, &Default::default())?;
/// assert_eq!(found.channels.iter().map(|channel| channel.verdict.name()).collect::<Vec<_>>(), ["served", "missing", "unneeded"]);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn channels_wanted(
    wants: &[(Label, u64)],
    n_customers: u64,
    open: &[Label],
    options: &WantedOptions,
) -> Result<ChannelsWanted> {
    let WantedOptions { level, least } = *options;
    check_level(level)?;
    if !(0.0..=1.0).contains(&least) {
        return Err(refused("least", least.to_string(), "a share from 0 to 1"));
    }
    let mut all: BTreeMap<&Label, (u64, bool)> = BTreeMap::new();
    for (label, n) in wants {
        if all.insert(label, (*n, false)).is_some() {
            return Err(refused("wants", format!("{:?}", label.to_string()), "each channel once"));
        }
        if *n > n_customers {
            let value = format!("{n} for {:?}", label.to_string());
            return Err(refused("wants", value, &format!("at most the customers, who are {n_customers}")));
        }
    }
    for label in open {
        all.entry(label).or_default().1 = true;
    }
    let of_all = |n| stats::proportion(n, n_customers, level, Method::Wilson);
    let mut channels = Vec::with_capacity(all.len());
    for (label, (n, is_open)) in &all {
        let share = of_all(*n)?;
        let verdict = verdict(&share, *is_open, least);
        channels.push(WantedChannel { label: (*label).clone(), share, is_open: *is_open, verdict });
    }
    channels.sort_by(|a, b| b.share.value.total_cmp(&a.share.value));
    let one_each = all.values().map(|(n, _)| u128::from(*n)).sum::<u128>() == u128::from(n_customers);
    let served = all.values().filter(|(_, is_open)| *is_open).map(|(n, _)| *n);
    let served = if one_each { Some(of_all(served.sum())?) } else { None };
    Ok(ChannelsWanted { n_customers, least, served, channels })
}

fn verdict(share: &Estimate, is_open: bool, least: f64) -> ChannelVerdict {
    let wanted = share.low.is_some_and(|low| low >= least);
    let unwanted = share.high.is_some_and(|high| high < least);
    match (is_open, wanted, unwanted) {
        (true, true, _) => ChannelVerdict::Served,
        (false, true, _) => ChannelVerdict::Missing,
        (true, _, true) => ChannelVerdict::Unneeded,
        (false, _, true) => ChannelVerdict::Absent,
        _ => ChannelVerdict::Unclear,
    }
}

fn refused(option: &'static str, value: String, allowed: &str) -> Error {
    Error::InvalidOption { option, value, allowed: allowed.to_owned() }
}
