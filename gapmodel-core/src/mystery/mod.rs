//! Mystery shopping: a plan of who visits where and when, how many visits are needed, and what the visits say.
//!
//! Shoppers differ in how hard they judge, and two visits to one site are more alike than visits to two. A plan therefore
//! balances sites, shoppers, weekdays and parts of the day, and intervals count on sites and shoppers, not on visits.

mod briefing;
mod date;
mod plan;
mod score;
mod score_texts;
mod severity;
mod size;
mod visits;

pub use briefing::{BriefingOptions, briefing};
pub use plan::{Opening, Plan, PlanCount, PlanOptions, PlannedVisit, plan};
pub use score::{
    Clustering, ItemScore, LinkedGroup, MysteryScore, ScoreOptions, ShopperSeverity, SiteScore, score,
};
pub use size::{VisitSize, VisitSizeOptions, size};
pub use visits::{VisitItem, VisitOptions, Visits};
