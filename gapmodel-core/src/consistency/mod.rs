//! Whether service is the same everywhere: in every site, in every channel, in every month.
//!
//! | question | operation |
//! |---|---|
//! | how much do sites differ and do answers vary as much within each, which stand out, where could each stand in a ranking | [`sites`], [`sites_of_values`], [`sites_of_counts`] |
//! | is each site steady over time | [`over_time`], [`over_time_of_counts`] |
//! | is a channel better than the others, for the same mix of customers | [`channels`] |
//! | are the channels open that customers want | [`channels_wanted`] |
//! | do two groups get the same service, where times are skewed or one group is small | [`permutation`] |
//!
//! Sites are compared by funnel limits and not by a league table: a small site is far from the mean by chance alone, and a
//! ranking says who is small. Sites that differ more than chance makes them are the rule: this is measured and found, and the
//! limits then hold a site against how sites vary.

mod channels;
mod funnel;
mod over_time;
mod permutation;
mod ranks;
mod rows;
mod sites;
mod spread;
mod variation;
mod wanted;

pub use channels::{Channel, Channels, ChannelsOptions, MixShare, channels};
pub use funnel::{FunnelMethod, Overdispersion, SiteDispersion};
pub use over_time::{OverTime, OverTimeOptions, SiteChart, SitePeriod, over_time, over_time_of_counts};
pub use permutation::{MeanTest, Permutation, PermutationOptions, permutation};
pub use rows::{RowDispersion, WithinSites};
pub use sites::{
    Site, SiteCount, SiteStatistic, Sites, SitesOptions, sites, sites_of_counts, sites_of_values,
};
pub use wanted::{ChannelVerdict, ChannelsWanted, WantedChannel, WantedOptions, channels_wanted};
