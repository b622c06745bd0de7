//! Many conversations: how often each marker stands in them, what they score, and how that goes with ratings.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use super::canned::SentenceCounts;
use super::conversation::{ConversationOptions, Reading, Turn, is_inferred, is_validated};
use super::lexicon::Lexicon;
use super::log::ContactLog;
use super::service::ServiceDimension;
use crate::error::{Error, Result};
use crate::estimate::{Estimate, Method, check_level};
use crate::label::Label;
use crate::stats;
use crate::stats::cluster_robust::{Singles, cluster_robust};
use crate::stats::difference::{Difference, MeanError, SideMean, Totals, welch};
use crate::stats::dist;
use crate::tally::{CrossProducts, Moments};

/// Options of [`Conversations`].
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ConversationsOptions {
    /// The names of the labels that each contact has, such as team and channel.
    pub by: Vec<String>,
    /// The share of the agent's turns that are the opening; 0.2.
    pub opening: f64,
    /// The share of the agent's turns that are the closing; 0.2.
    pub closing: f64,
    /// What sentences agents say to everybody.
    pub canned: Option<Arc<SentenceCounts>>,
    /// In what share of conversations a sentence must be to be canned: 0.25.
    pub canned_share: f64,
}

impl Default for ConversationsOptions {
    fn default() -> Self {
        let ConversationOptions { opening, closing, canned_share, .. } = ConversationOptions::default();
        Self { by: Vec::new(), opening, closing, canned: None, canned_share }
    }
}

impl ConversationsOptions {
    /// Which options differ, and what to do about it.
    fn unlike(&self, other: &Self) -> String {
        let Self { by, opening, closing, canned, canned_share } = self;
        let differ = [
            ("by", *by != other.by),
            ("opening", *opening != other.opening),
            ("closing", *closing != other.closing),
            ("canned", *canned != other.canned),
            ("canned_share", *canned_share != other.canned_share),
        ];
        let names: Vec<_> =
            differ.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect();
        let remedy = if names.contains(&"canned") {
            "; canned sentences are known from other conversations in each: give both the same counts of sentences \
             (SentenceCounts of all conversations), or none (in Python canned=False)"
        } else {
            ""
        };
        format!("conversations scored with different options: {}{remedy}", names.join(", "))
    }
}

/// One contact: a conversation and what is known of it.
#[derive(Clone, Debug)]
pub struct Contact<'a> {
    /// What was said.
    pub turns: &'a [Turn<'a>],
    /// Who served, if that is known.
    pub agent: Option<Label>,
    /// One label for each name in [`ConversationsOptions::by`].
    pub labels: Vec<Label>,
    /// How the customer rated this contact, on whatever scale; absent if not asked or not answered.
    pub rating: Option<f64>,
    /// What the logs know of it.
    pub log: Option<ContactLog>,
}

/// Many conversations in one language as a tally: exact sums per agent and labels, in memory that does not grow with the
/// number of conversations.
///
/// Adding in any order and merging in any grouping give equal tallies. Two tallies are equal if they have the same lexicon with the
/// same validation, the same options, and the same sums.
///
/// ```
/// use gapmodel_core::dimensions::{Contact, Conversations, ConversationsOptions, Lexicon, Speaker, Turn};
/// let mut tally = Conversations::new(&Lexicon::built_in("en")?, ConversationsOptions::default())?;
/// for (text, rating) in [("I am so sorry.", 5.0), ("Wait.", 2.0), ("My apologies.", 4.0), ("No.", 3.0)] {
///     let turns = [Turn { speaker: Speaker::Agent, text }];
///     tally.add(&Contact { turns: &turns, agent: None, labels: vec![], rating: Some(rating), log: None })?;
/// }
/// let all = &tally.result(&[], 0.95)?.groups[0];
/// let apology = all.markers.iter().find(|row| row.marker == "apology").unwrap();
/// assert_eq!((apology.share.value, apology.rating_difference.unwrap().value), (0.5, 2.0));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
#[derive(Clone, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "Parts", into = "Parts"))]
pub struct Conversations {
    lexicon: Lexicon,
    options: ConversationsOptions,
    /// By agent and labels.
    cells: BTreeMap<Key, Cell>,
}

/// Who served, and the labels.
type Key = (Label, Vec<Label>);

#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
struct Cell {
    n: u64,
    /// How many more have no turn of the agent with words.
    skipped: u64,
    /// How many turns are empty or neither party's.
    other_turns: u64,
    /// In how many conversations each dimension's score is inferred.
    inferred: [u64; 3],
    /// How many markers stand in canned sentences and would count elsewhere.
    canned_markers: u64,
    /// In how many conversations each marker counts.
    with: Vec<u64>,
    /// In how many each does not, but would if no sentence were canned.
    canned: Vec<u64>,
    scores: [Moments; 3],
    /// The ratings of conversations without each marker and with it.
    rated: Vec<[Moments; 2]>,
    /// The scores with the rating, of conversations that have one.
    products: CrossProducts,
}

/// A tally as it is written.
#[derive(Clone)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
struct Parts {
    lexicon: String,
    validation: Option<super::validate::Validation>,
    options: ConversationsOptions,
    cells: Vec<(Key, Cell)>,
}

/// A marker over many conversations.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ConversationsMarker {
    /// The id of the marker, such as `"apology"`.
    pub marker: String,
    /// The dimension it belongs to.
    pub dimension: ServiceDimension,
    /// The share of conversations in which it counts at least once, 0 to 1.
    pub share: Estimate,
    /// In how many more conversations it stands in canned sentences alone; these are not in `share`.
    pub canned: u64,
    /// The mean rating of conversations with the marker minus that of those without; absent where either has none. Clustered,
    /// it has an interval only with at least three clusters with the marker and three without.
    pub rating_difference: Option<Estimate>,
    /// How many clusters have rated conversations with the marker: agents, and conversations without a known agent. Not
    /// clustered, every conversation is one.
    pub clusters_with: u64,
    /// How many have rated conversations without it, likewise; an agent may be in both.
    pub clusters_without: u64,
}

/// A dimension over many conversations.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ConversationsDimension {
    /// The dimension.
    pub dimension: ServiceDimension,
    /// The mean score of the conversations, in points per turn of the agent.
    pub mean: Estimate,
    /// Pearson's correlation of the score with the rating, -1 to 1; absent where either does not vary.
    pub rating_correlation: Option<Estimate>,
    /// In how many of the conversations it is inferred from traces in the text, wholly or in part; 0 but for the hidden
    /// dimension, of which only a log with every fact leaves nothing to infer.
    pub inferred: u64,
    /// Whether all its markers have been validated on your data.
    pub validated: bool,
}

/// The conversations with the same labels.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ConversationsGroup {
    /// The labels, in the order they were asked for; none for all conversations together.
    pub labels: Vec<Label>,
    /// How many conversations there are.
    pub conversations: u64,
    /// How many of them have a rating.
    pub rated: u64,
    /// How many agents are known to have served in them.
    pub agents: u64,
    /// In how many of them it is not known who served.
    pub without_agent: u64,
    /// How many more have no turn of the agent with words, and are in no other figure.
    pub skipped: u64,
    /// How many turns of the conversations are empty or neither the agent's nor the customer's.
    pub other_turns: u64,
    /// Whether intervals are clustered by agent: at least two are known. Conversations without a known agent are then each a
    /// cluster of their own.
    pub clustered: bool,
    /// How many markers were found in canned sentences and so do not count.
    pub canned: u64,
    /// Every marker of the lexicon that can score, in alphabetical order.
    pub markers: Vec<ConversationsMarker>,
    /// Business, human, hidden.
    pub dimensions: Vec<ConversationsDimension>,
}

/// Many conversations in the three dimensions.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ConversationsResult {
    /// The code of the language.
    pub language: String,
    /// The names of the labels that make the groups.
    pub by: Vec<String>,
    /// One per combination of labels, in their order.
    pub groups: Vec<ConversationsGroup>,
    /// How many conversations have no turn of the agent with words; those of labels that have no others are in no group.
    pub skipped: u64,
    /// The confidence level of the intervals.
    pub level: f64,
}

impl PartialEq for Conversations {
    fn eq(&self, other: &Self) -> bool {
        let Self { lexicon, options, cells } = self;
        lexicon.is_same(&other.lexicon)
            && lexicon.validation() == other.lexicon.validation()
            && *options == other.options
            && *cells == other.cells
    }
}

impl Conversations {
    /// A tally without conversations, for the language and the markers of a lexicon.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] for a label named twice or `"agent"`, which is always there; [`Error::Mismatch`] for canned
    /// sentences of another language.
    pub fn new(lexicon: &Lexicon, options: ConversationsOptions) -> Result<Self> {
        for (i, name) in options.by.iter().enumerate() {
            if name == AGENT || options.by[..i].contains(name) {
                let allowed = "names of labels, each once; agent is one of itself".to_owned();
                return Err(Error::InvalidOption { option: "by", value: format!("{name:?}"), allowed });
            }
        }
        options.canned.as_ref().map_or(Ok(()), |canned| canned.check_language(lexicon.language()))?;
        Ok(Self { lexicon: lexicon.clone(), options, cells: BTreeMap::new() })
    }

    /// Adds one contact. One without a turn of the agent with words is counted as skipped and is in no other figure. On any error
    /// the tally is as it was before.
    ///
    /// # Errors
    ///
    /// As [`conversation`](super::conversation()), but for that; [`Error::UnequalLengths`] unless there is a label for each name;
    /// [`Error::OffScale`] for a rating that is no number up to 10^12.
    pub fn add(&mut self, contact: &Contact<'_>) -> Result<()> {
        let Contact { turns, agent, labels, rating, log } = contact;
        if labels.len() != self.options.by.len() {
            let (column, found, expected) = ("labels".to_owned(), labels.len(), self.options.by.len());
            return Err(Error::UnequalLengths { column, found, expected });
        }
        let options = ConversationOptions {
            opening: self.options.opening,
            closing: self.options.closing,
            canned: self.options.canned.as_deref(),
            canned_share: self.options.canned_share,
            log: *log,
            ..ConversationOptions::default()
        };
        let read = match Reading::of(turns, &self.lexicon, &options) {
            Err(Error::TooFewUnits { .. }) => None,
            read => Some(read?),
        };
        let key = (agent.clone().unwrap_or(Label::Missing), labels.clone());
        let markers = self.lexicon.markers().len();
        let rating = rating.filter(|rating| !rating.is_nan());
        // The rating is all that can be refused: tried on its own first, so that an error leaves the tally as it was.
        rating.map_or(Ok(()), |rating| Moments::new().push(rating))?;
        let cell = match self.cells.entry(key) {
            Entry::Occupied(cell) => cell.into_mut(),
            Entry::Vacant(cell) => cell.insert(Cell::new(markers)?),
        };
        let Some(read) = read else {
            cell.skipped += 1;
            return Ok(());
        };
        let entries = log.map(|log| log.entries()).unwrap_or_default();
        let scores = ServiceDimension::ALL.map(|dimension| {
            let (text, log) = read.points(dimension, &entries, &self.lexicon);
            read.score(text, log)
        });
        for (inferred, dimension) in cell.inferred.iter_mut().zip(ServiceDimension::ALL) {
            *inferred += u64::from(is_inferred(dimension, *log));
        }
        cell.other_turns += turns.len() as u64 - read.agent_turns - read.customer_turns;
        cell.add(&read, scores, rating)
    }

    /// Adds all that another tally has seen. On any error the tally is as it was before.
    ///
    /// # Errors
    ///
    /// [`Error::Mismatch`] for another language (what is usual differs between languages, so that scores cannot be
    /// compared), another lexicon or other options, the counts of sentences among them; [`Error::Overflow`].
    pub fn merge(&mut self, other: &Self) -> Result<()> {
        let (ours, theirs) = (self.lexicon.language(), other.lexicon.language());
        let reason = if ours != theirs {
            format!(
                "conversations in {ours:?} and in {theirs:?}: scores are compared within one language only"
            )
        } else if !self.lexicon.is_same(&other.lexicon) {
            "conversations scored with different lexicons".to_owned()
        } else if self.options != other.options {
            self.options.unlike(&other.options)
        } else {
            let mut cells = self.cells.clone();
            for (key, more) in &other.cells {
                match cells.get_mut(key) {
                    Some(cell) => cell.merge(more)?,
                    None => drop(cells.insert(key.clone(), more.clone())),
                }
            }
            self.cells = cells;
            return Ok(());
        };
        Err(Error::Mismatch { reason })
    }

    /// How many conversations were added, without those that were skipped.
    #[must_use]
    pub fn conversations(&self) -> u64 {
        self.cells.values().map(|cell| cell.n).sum()
    }

    /// How the conversations are read, and the names of their labels.
    #[must_use]
    pub fn options(&self) -> &ConversationsOptions {
        &self.options
    }

    /// The code of the language.
    #[must_use]
    pub fn language(&self) -> &str {
        self.lexicon.language()
    }

    /// What the conversations come to, for each combination of the labels in `by`, of which `"agent"` is one; none takes
    /// all together.
    ///
    /// Where at least two agents are known, conversations are clusters by agent, and those without a known agent are each a
    /// cluster of their own: who served in them may be anybody, so that they are neither one agent's nor left out. If a few
    /// agents served in most of them, intervals are too narrow; `without_agent` says how many they are. Standard errors of
    /// means, shares and differences are cluster-robust with reduced bias, with the degrees of freedom of Bell and McCaffrey
    /// (2002, Survey Methodology 28:169-181): few agents, or one who served in most conversations, leave few. A share has the interval of
    /// Korn and Graubard (1998, Survey Methodology 24:193-201), never narrower than that of independent conversations; where all
    /// conversations or none have the marker nothing tells how much agents differ, and it is that of independent
    /// conversations with the t of so many clusters. A difference of ratings has an interval only with at least three clusters
    /// with the marker and three without: below that its error cannot be told. The error of a correlation is the jackknife's
    /// over agents (at least three clusters), on Fisher's scale, to which n conversations without an agent of N add n/N of
    /// what independent ones have (Efron and Tibshirani 1993, chapter 11).
    ///
    /// Otherwise conversations count as independent: Wilson, Student's t, Welch, Fisher's z. What one agent's conversations say holds
    /// for that agent.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] for a label that the tally does not have; [`Error::TooFewUnits`] without conversations that
    /// have a turn of the agent;
    /// [`Error::InvalidLevel`] unless `0 < level < 1`.
    pub fn result(&self, by: &[String], level: f64) -> Result<ConversationsResult> {
        check_level(level)?;
        let skipped = self.cells.values().map(|cell| cell.skipped).sum();
        if self.conversations() == 0 {
            let why = "in which a turn of \"agent\" has words";
            let what = match skipped {
                0 => "conversations".to_owned(),
                1 => format!("conversations {why} (1 was added in which none has)"),
                n => format!("conversations {why} ({n} were added in which none has)"),
            };
            return Err(Error::TooFewUnits { what, n: 0, needed: 1 });
        }
        let places = by.iter().map(|name| self.place(name)).collect::<Result<Vec<_>>>()?;
        let label =
            |(agent, labels): &Key, place: &Option<usize>| place.map_or(agent, |i| &labels[i]).clone();
        let mut groups = BTreeMap::<Vec<Label>, BTreeMap<&Label, Vec<&Cell>>>::new();
        for (key, cell) in &self.cells {
            let labels = places.iter().map(|place| label(key, place)).collect();
            groups.entry(labels).or_default().entry(&key.0).or_default().push(cell);
        }
        let group =
            |(labels, agents): (Vec<Label>, BTreeMap<&Label, Vec<&Cell>>)| self.group(labels, &agents, level);
        groups.retain(|_, agents| agents.values().flatten().any(|cell| cell.n > 0));
        let groups = groups.into_iter().map(group).collect::<Result<_>>()?;
        Ok(ConversationsResult {
            language: self.language().to_owned(),
            by: by.to_vec(),
            groups,
            skipped,
            level,
        })
    }

    /// Where a label stands; `None` for the agent.
    fn place(&self, name: &str) -> Result<Option<usize>> {
        let position = self.options.by.iter().position(|other| other == name);
        if position.is_some() || name == AGENT {
            return Ok(position);
        }
        let names = std::iter::once(AGENT).chain(self.options.by.iter().map(String::as_str));
        let allowed = format!("the labels of this tally are {}", names.collect::<Vec<_>>().join(", "));
        Err(Error::InvalidOption { option: "by", value: format!("{name:?}"), allowed })
    }

    fn group(
        &self,
        labels: Vec<Label>,
        agents: &BTreeMap<&Label, Vec<&Cell>>,
        level: f64,
    ) -> Result<ConversationsGroup> {
        let markers = &self.lexicon.compiled().markers;
        let sum = |cells: &Vec<&Cell>| {
            let mut sum = Cell::new(markers.len())?;
            cells.iter().try_for_each(|cell| sum.merge(cell))?;
            Ok(sum)
        };
        let total = sum(&agents.values().flatten().copied().collect())?;
        let known =
            agents.iter().filter(|(agent, _)| ***agent != Label::Missing).map(|(_, cells)| sum(cells));
        let cells =
            known.filter(|cell| cell.as_ref().map_or(true, |cell| cell.n > 0)).collect::<Result<_>>()?;
        let loose = sum(agents.get(&Label::Missing).unwrap_or(&Vec::new()))?;
        let group = Group { cells, loose, total, level };
        let scoring = markers.iter().enumerate().filter(|(_, marker)| !marker.of_customer);
        let rows = scoring.map(|(i, marker)| {
            let [clusters_without, clusters_with] = [0, 1].map(|side| group.clusters(i, side));
            Ok(ConversationsMarker {
                marker: marker.id.clone(),
                dimension: marker.dimension,
                share: group.share(i)?,
                canned: group.total.canned[i],
                rating_difference: group.rating_difference(i)?,
                clusters_with,
                clusters_without,
            })
        });
        let dimensions = ServiceDimension::ALL.into_iter().enumerate().map(|(i, dimension)| {
            Ok(ConversationsDimension {
                dimension,
                mean: group.mean(i)?,
                rating_correlation: group.correlation(i)?,
                inferred: group.total.inferred[i],
                validated: is_validated(&self.lexicon, dimension),
            })
        });
        Ok(ConversationsGroup {
            labels,
            conversations: group.total.n,
            rated: group.total.products.n_valid(),
            agents: group.cells.len() as u64,
            without_agent: group.loose.n,
            skipped: group.total.skipped,
            other_turns: group.total.other_turns,
            clustered: group.is_clustered(),
            canned: group.total.canned_markers,
            markers: rows.collect::<Result<_>>()?,
            dimensions: dimensions.collect::<Result<_>>()?,
        })
    }
}

/// The label that every contact has.
const AGENT: &str = "agent";
/// Where the rating stands among the products, after the three scores.
const RATING: usize = 3;
/// Of how many clusters there must be at least for how much they differ to be told.
const LEAST_CLUSTERS: u64 = 3;

impl Cell {
    fn new(markers: usize) -> Result<Self> {
        Ok(Self {
            n: 0,
            skipped: 0,
            other_turns: 0,
            inferred: [0; 3],
            canned_markers: 0,
            with: vec![0; markers],
            canned: vec![0; markers],
            scores: Default::default(),
            rated: vec![Default::default(); markers],
            products: CrossProducts::new(RATING + 1)?,
        })
    }

    fn add(&mut self, read: &Reading, scores: [f64; 3], rating: Option<f64>) -> Result<()> {
        let (mut counts, mut is_canned) = (vec![false; self.with.len()], vec![false; self.with.len()]);
        for mark in &read.placed {
            counts[mark.marker] |= mark.counts();
            is_canned[mark.marker] |= mark.is_canned();
            self.canned_markers += u64::from(mark.is_canned());
        }
        self.n += 1;
        for (i, (counts, is_canned)) in counts.into_iter().zip(is_canned).enumerate() {
            self.with[i] += u64::from(counts);
            self.canned[i] += u64::from(is_canned && !counts);
            if let Some(rating) = rating {
                self.rated[i][usize::from(counts)].push(rating)?;
            }
        }
        for (moments, score) in self.scores.iter_mut().zip(scores) {
            moments.push(score)?;
        }
        let [business, human, hidden] = scores;
        rating.map_or(Ok(()), |rating| self.products.push(&[business, human, hidden, rating]))
    }

    fn merge(&mut self, other: &Self) -> Result<()> {
        let Self { n, skipped, other_turns, inferred, canned_markers, with, canned, scores, rated, products } =
            other;
        self.n += n;
        self.skipped += skipped;
        self.other_turns += other_turns;
        self.canned_markers += canned_markers;
        let sums = self.inferred.iter_mut().chain(&mut self.with).chain(&mut self.canned);
        sums.zip(inferred.iter().chain(with).chain(canned)).for_each(|(sum, more)| *sum += more);
        for (sum, more) in self.scores.iter_mut().zip(scores) {
            sum.merge(more)?;
        }
        for (sum, more) in self.rated.iter_mut().flatten().zip(rated.iter().flatten()) {
            sum.merge(more)?;
        }
        self.products.merge(products)
    }

    fn fits(&self, markers: usize) -> bool {
        self.with.len() == markers
            && self.canned.len() == markers
            && self.rated.len() == markers
            && self.products.variables() == RATING + 1
            && self.inferred.iter().all(|inferred| *inferred <= self.n)
            // Counts of a file, that may be any.
            && self.with.iter().zip(&self.canned).all(|(with, canned)| {
                with.checked_add(*canned).is_some_and(|sum| sum <= self.n)
            })
    }
}

/// A side without answers.
const NOTHING: Totals = (0.0, 0.0);

/// Conversations to be judged together.
struct Group {
    /// Those of each agent who is known.
    cells: Vec<Cell>,
    /// Those of nobody who is known.
    loose: Cell,
    total: Cell,
    level: f64,
}

impl Group {
    fn is_clustered(&self) -> bool {
        self.cells.len() > 1
    }

    fn share(&self, marker: usize) -> Result<Estimate> {
        let (x, n) = (self.total.with[marker], self.total.n);
        if !self.is_clustered() {
            return stats::proportion(x, n, self.level, Method::Wilson);
        }
        let [x_loose, n_loose] = [self.loose.with[marker], self.loose.n].map(|count| count as f64);
        let mean = if n_loose > 0.0 { x_loose / n_loose } else { 0.0 };
        let singles = Singles { n: n_loose, mean, squares: x_loose * (1.0 - mean) };
        let totals = |cell: &Cell| ((cell.with[marker] as f64, cell.n as f64), NOTHING);
        let share = self.of_clusters(totals, [singles, Singles::default()]);
        let Some(MeanError { variance, df }) = share.error else {
            let bare = welch(&share, &SideMean::fixed(0.0), self.level)?;
            return Ok(self.estimate(&bare, n, 0, Method::None));
        };
        let is_certain = x == 0 || x == n;
        // As of independent conversations at the least.
        let least = libm::sqrt(share.mean * (1.0 - share.mean) / n as f64);
        let (std_error, df) =
            if is_certain { (0.0, df.min((n - 1) as f64)) } else { (libm::sqrt(variance).max(least), df) };
        stats::korn_graubard(x as f64 / n as f64, std_error, n, df, self.level)
    }

    fn mean(&self, dimension: usize) -> Result<Estimate> {
        let mean = if self.is_clustered() {
            let singles = Singles::of(&self.loose.scores[dimension]);
            self.of_clusters(|cell| (cell.scores[dimension].totals(), NOTHING), [singles, Singles::default()])
        } else {
            SideMean::of_measure(&self.total.scores[dimension]).unwrap_or_else(|| SideMean::fixed(0.0))
        };
        let difference = welch(&mean, &SideMean::fixed(0.0), self.level)?;
        Ok(self.estimate(&difference, self.total.n, 0, Method::T))
    }

    fn of_clusters(&self, totals: impl Fn(&Cell) -> (Totals, Totals), singles: [Singles; 2]) -> SideMean {
        cluster_robust(&self.cells.iter().map(totals).collect::<Vec<_>>(), singles)
    }

    fn estimate(&self, found: &Difference, n_valid: u64, n_missing: u64, method: Method) -> Estimate {
        Estimate {
            value: found.value,
            std_error: found.std_error,
            low: found.low,
            high: found.high,
            level: self.level,
            n_valid,
            n_missing,
            n_excluded: 0,
            n_effective: n_valid as f64,
            method: if found.low.is_some() { method } else { Method::None },
        }
    }

    /// How many clusters have rated conversations without a marker (0) or with it (1).
    fn clusters(&self, marker: usize, side: usize) -> u64 {
        let rated = |cell: &Cell| cell.rated[marker][side].n_valid();
        if self.is_clustered() {
            rated(&self.loose) + self.cells.iter().filter(|cell| rated(cell) > 0).count() as u64
        } else {
            rated(&self.total)
        }
    }

    fn rating_difference(&self, marker: usize) -> Result<Option<Estimate>> {
        let rated = &self.total.rated[marker];
        let [without, with] = rated.each_ref().map(SideMean::of_measure);
        let Some((with, without)) = with.zip(without) else { return Ok(None) };
        let n = with.n + without.n;
        let (difference, method) = if self.is_clustered() {
            let rated = |cell: &Cell| [1, 0].map(|side: usize| cell.rated[marker][side].totals());
            let [singles_with, singles_without] =
                [1, 0].map(|side: usize| Singles::of(&self.loose.rated[marker][side]));
            let found = self.of_clusters(|cell| rated(cell).into(), [singles_with, singles_without]);
            let is_told = (0..2).all(|side| self.clusters(marker, side) >= LEAST_CLUSTERS);
            let found = SideMean { error: found.error.filter(|_| is_told), ..found };
            (welch(&found, &SideMean::fixed(0.0), self.level)?, Method::T)
        } else {
            (welch(&with, &without, self.level)?, Method::Welch)
        };
        Ok(Some(self.estimate(&difference, n, self.total.n - n, method)))
    }

    fn correlation(&self, dimension: usize) -> Result<Option<Estimate>> {
        let products = &self.total.products;
        let Some(value) = products.correlation(dimension, RATING) else { return Ok(None) };
        let n = products.n_valid();
        let spread = if self.is_clustered() { self.jackknife(dimension)? } else { independent(n) };
        let z = libm::atanh(value);
        let interval = match spread.filter(|(error, _)| z.is_finite() && *error > 0.0) {
            None => None,
            Some((error, df)) => {
                let half = error
                    * if df.is_finite() {
                        dist::t_critical(self.level, df)?
                    } else {
                        dist::z_for(self.level)
                    };
                Some((libm::tanh(z - half), libm::tanh(z + half)))
            }
        };
        Ok(Some(Estimate {
            value,
            std_error: None,
            low: interval.map(|interval| interval.0),
            high: interval.map(|interval| interval.1),
            level: self.level,
            n_valid: n,
            n_missing: self.total.n - n,
            n_excluded: 0,
            n_effective: n as f64,
            method: if interval.is_some() { Method::FisherZ } else { Method::None },
        }))
    }

    /// The standard error of Fisher's z with its degrees of freedom: each agent with ratings left out in turn, and of
    /// conversations without a known agent what independent ones add.
    fn jackknife(&self, dimension: usize) -> Result<Option<(f64, f64)>> {
        let products = |cell: &Cell| cell.products.n_valid();
        let rated: Vec<&CrossProducts> =
            self.cells.iter().filter(|cell| products(cell) > 0).map(|cell| &cell.products).collect();
        let (loose, all) = (products(&self.loose), products(&self.total));
        let clusters = rated.len() as u64 + loose;
        if clusters < LEAST_CLUSTERS || all < 4 {
            return Ok(None);
        }
        let mut after = vec![self.loose.products.clone()];
        for products in rated.iter().rev() {
            let mut sum = after[after.len() - 1].clone();
            sum.merge(products)?;
            after.push(sum);
        }
        let mut before = CrossProducts::new(RATING + 1)?;
        let mut left_out = Vec::with_capacity(rated.len());
        for (products, after) in rated.iter().zip(after.iter().rev().skip(1)) {
            let mut others = after.clone();
            others.merge(&before)?;
            let z = others.correlation(dimension, RATING).map(libm::atanh).filter(|z| z.is_finite());
            let Some(z) = z else { return Ok(None) };
            left_out.push(z);
            before.merge(products)?;
        }
        let (g, k) = (left_out.len() as f64, clusters as f64);
        // Without others the agents' own mean takes a degree of freedom; with others the centre is theirs as well.
        let (centre, df) = match (loose, self.total.products.correlation(dimension, RATING).map(libm::atanh))
        {
            (0, _) => (left_out.iter().sum::<f64>() / g, g - 1.0),
            (_, Some(z)) if z.is_finite() => (z, g),
            _ => return Ok(None),
        };
        let squares: f64 = left_out.iter().map(|z| (z - centre) * (z - centre)).sum();
        let agents = MeanError { variance: squares * (k - 1.0) / k, df };
        let rest = MeanError { variance: loose as f64 / all as f64 / (all - 3) as f64, df: f64::INFINITY };
        let error = agents.plus(rest);
        Ok(Some((libm::sqrt(error.variance), error.df)))
    }
}

/// The standard error of Fisher's z of independent pairs.
fn independent(n: u64) -> Option<(f64, f64)> {
    (n > 3).then(|| (1.0 / libm::sqrt((n - 3) as f64), f64::INFINITY))
}

impl TryFrom<Parts> for Conversations {
    type Error = Error;

    fn try_from(parts: Parts) -> Result<Self> {
        let Parts { lexicon, validation, options, cells } = parts;
        let lexicon = Lexicon::from_toml(&lexicon)?;
        let lexicon = match &validation {
            Some(validation) => lexicon.validated(validation),
            None => lexicon,
        };
        let mut tally = Self::new(&lexicon, options)?;
        let (markers, labels) = (tally.lexicon.markers().len(), tally.options.by.len());
        if cells.iter().any(|(key, cell)| key.1.len() != labels || !cell.fits(markers)) {
            return Err(Error::InvalidBytes {
                reason: "the sums are not those of its lexicon and labels".to_owned(),
            });
        }
        tally.cells = cells.into_iter().collect();
        Ok(tally)
    }
}

impl From<Conversations> for Parts {
    fn from(tally: Conversations) -> Self {
        let Conversations { lexicon, options, cells } = tally;
        Self {
            lexicon: lexicon.to_toml().unwrap_or_default(),
            validation: lexicon.validation().cloned(),
            options,
            cells: cells.into_iter().collect(),
        }
    }
}
