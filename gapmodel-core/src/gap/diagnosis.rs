use super::antecedents::{AntecedentRow, AntecedentsResult};
use super::diagnosis_texts::{GAP, INTERVAL, PERCEPTION, RULES, Rule, SEPARATOR, Tool, VIEWPOINTS, When};
use super::five::{Evidence, FiveGaps, Gap, GapEntry, GapEstimate};
use super::sum_label;
use super::waterfall::{Step, Waterfall, WaterfallOptions};
use crate::error::Result;
use crate::estimate::Estimate;
use crate::instrument::Viewpoint;
use crate::language::{self, LANGUAGES, Texts, Words};

/// A shortfall that is not established is worth a finding from this share of the scale's width.
const LARGE: f64 = 0.1;
/// Expectations are near the top of the scale from this share of its width.
const CEILING: f64 = 0.9;
/// With fewer answers from a viewpoint there is little evidence.
const FEW_ANSWERS: u64 = 30;
/// With fewer sites likewise.
const FEW_SITES: u64 = 5;
/// How important it is that nothing is known from a viewpoint: as much as a large gap that is certain.
const NO_EVIDENCE: f64 = LARGE;
/// How important it is that little is known.
const LITTLE_EVIDENCE: f64 = LARGE / 2.0;

/// Options of [`diagnose`].
#[derive(Clone, Debug, PartialEq)]
pub struct DiagnoseOptions {
    /// The language of the texts: "en", "nl", "fr" or "et".
    pub language: String,
}

impl Default for DiagnoseOptions {
    fn default() -> Self {
        Self { language: "en".to_owned() }
    }
}

/// What the gaps say, in words, the most important first.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Diagnosis {
    /// One finding per rule and subject that it holds for, by importance, highest first.
    pub findings: Vec<Finding>,
    /// The viewpoints with no or too little evidence: those a gap lacks, and those that are not written down and have
    /// fewer than 30 answers or come from fewer than five sites.
    pub evidence: Vec<Evidence>,
    /// The language of the texts.
    pub language: String,
}

/// Something a rule found.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Finding {
    /// The name of the rule, such as `"gap_shortfall"`; the same in all languages.
    pub rule: String,
    /// Where the rule comes from.
    pub source: String,
    /// The gap it is about, 1 to 7, if it is about one.
    pub gap: Option<u8>,
    /// `"overall"`, or the id of a dimension, attribute or construct, or the name of a viewpoint.
    pub subject: String,
    /// What holds, in a few words.
    pub title: String,
    /// What holds, with its numbers.
    pub text: String,
    /// How important it is compared with other findings, from 0; see [`diagnose`].
    pub importance: f64,
    /// The numbers it rests on, at least one.
    pub numbers: Vec<Number>,
    /// What is probably behind it: constructs that were measured and found weak, then what usually is.
    pub causes: Vec<String>,
    /// The research instruments that would settle it.
    pub instruments: Vec<String>,
}

/// A number that a finding rests on.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Number {
    /// What it is: `"gap_1"` to `"gap_7"`, `"standard"`, `"expectation"`, `"step"`, `"total"`, `"probability"`, `"mean"`,
    /// `"alpha"`, `"correlation"`, `"answers"` or `"sites"`.
    pub name: String,
    /// The number: in scale units, but for probabilities, alpha, correlations and counts.
    pub value: f64,
    /// The lower limit of its interval.
    pub low: Option<f64>,
    /// The upper limit of its interval.
    pub high: Option<f64>,
    /// How many answers (units, for a correlation) it rests on.
    pub n: Option<u64>,
    /// Its p-value, adjusted within its family.
    pub p: Option<f64>,
}

/// What the gaps say, in words: findings with their numbers, probable causes and the research that would settle them.
///
/// Rules read estimates only, never answers. A shortfall is established if the gap is negative and its adjusted p-value
/// is below 1 - level of `five`. In a rule on dimensions (attributes, where there are no dimensions) the lowest speaks:
/// the others stand in `five`.
///
/// | rule | holds if | importance |
/// |---|---|---|
/// | `gap_shortfall` | a shortfall of gap 1 to 7 is established | &#124;gap&#124; / w (1 - p) |
/// | `promise_exceeds_delivery` | of gap 4, and gap 5 is negative | the smaller of both |
/// | `standard_below_belief` | of gap 2, none of gap 1, whose interval is above -w / 10 | that of gap 2 |
/// | `delivery_below_sound_standard` | of gap 3, and the standard is at least the expectation | that of gap 3 |
/// | `largest_step` | the waterfall ends below 0 | &#124;step&#124; / w times its probability |
/// | `perception_below_delivery` | the interval of the waterfall's last step is below 0 | &#124;step&#124; / w times level |
/// | `perception_above_delivery` | it is above 0 | likewise |
/// | `expectation_ceiling` | the mean expectation is in the top tenth of the scale | how far above, / w |
/// | `weak_antecedent` | a construct's interval is on its bad side of the middle | distance / w times level |
/// | `large_but_uncertain` | a gap is below -w / 10 and not established | &#124;gap&#124; / w (1 - p) |
/// | `no_evidence` | nobody answered from a viewpoint | 0.1 |
/// | `little_evidence` | fewer than 30 did | 0.05 |
/// | `few_sites` | in fewer than 5 sites | 0.05 |
///
/// w is the width of the scale, p the adjusted p-value (1 where there is none), level the confidence level. Importance
/// orders findings; it has no unit of its own. What is written down is never little evidence. A weak construct is named
/// first among the causes of every finding about its gap. An empty `five` gives no findings.
///
/// Sources stand in the findings: Parasuraman, Zeithaml and Berry 1985 for the gaps, Zeithaml, Berry and Parasuraman 1988
/// for the constructs.
///
/// # Errors
///
/// [`Error::InvalidOption`](crate::Error::InvalidOption) for an unknown language.
///
/// ```
/// use gapmodel_core::{Column, Instrument, SummaryOptions, Table, gap, summarize};
/// let instrument = Instrument::servqual();
/// let (expected, perceived) = (vec![7_i8, 6, 7, 6], vec![5_i8, 5, 4, 4]);
/// let mut customers = Table::new();
/// for attribute in instrument.attributes() {
///     customers.add(&attribute.columns()[0], Column::from(&expected))?;
///     customers.add(&attribute.columns()[1], Column::from(&perceived))?;
/// }
/// let five = gap::five(&summarize(&customers, instrument, SummaryOptions::default())?, &Default::default())?;
/// let diagnosis = gap::diagnose(&five, None, &gap::DiagnoseOptions::default())?;
/// let first = &diagnosis.findings[0];
/// assert_eq!((first.rule.as_str(), first.gap, first.numbers[0].value), ("gap_shortfall", Some(5), -2.0));
/// assert!(diagnosis.findings.iter().any(|finding| finding.title == "Service delivered: no evidence"));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn diagnose(
    five: &FiveGaps,
    antecedents: Option<&AntecedentsResult>,
    options: &DiagnoseOptions,
) -> Result<Diagnosis> {
    // Where there is no waterfall, the rules on its steps find nothing.
    let waterfall = five.waterfall(&WaterfallOptions::default()).ok();
    diagnose_with(five, antecedents, waterfall.as_ref(), options)
}

fn diagnose_with(
    five: &FiveGaps,
    antecedents: Option<&AntecedentsResult>,
    waterfall: Option<&Waterfall>,
    options: &DiagnoseOptions,
) -> Result<Diagnosis> {
    let words = Words { language: language::position(&options.language)? };
    let evidence = evidence(five);
    let case = Case { five, antecedents, waterfall, evidence: &evidence, words };
    let mut findings: Vec<Finding> = RULES
        .iter()
        .flat_map(|rule| case.find(rule.when).into_iter().map(|found| case.put(rule, found)))
        .collect();
    findings.sort_by(|a, b| b.importance.total_cmp(&a.importance));
    let is_thin = |e: &Evidence| e.n < FEW_ANSWERS || (1..FEW_SITES).contains(&e.n_clusters);
    Ok(Diagnosis {
        findings,
        evidence: evidence.iter().copied().filter(|e| !e.fixed && is_thin(e)).collect(),
        language: options.language.clone(),
    })
}

/// The adjusted p-value; 0 where at least 30 people agree to the last one, which has no t, and 1 where fewer do.
fn p_of(estimate: &GapEstimate) -> f64 {
    let Estimate { std_error, n_valid, .. } = estimate.estimate;
    let is_alike = std_error.is_none() && estimate.effect_size.is_none() && estimate.n_clusters == 0;
    let is_unanimous = is_alike && n_valid >= FEW_ANSWERS;
    estimate.p_adjusted.unwrap_or(if is_unanimous { 0.0 } else { 1.0 })
}

/// The evidence there is, and none from viewpoints that a gap lacks.
fn evidence(five: &FiveGaps) -> Vec<Evidence> {
    let mut all = five.evidence.clone();
    for &viewpoint in five.gaps.iter().flat_map(|gap| &gap.missing) {
        if !all.iter().any(|evidence| evidence.viewpoint == viewpoint) {
            all.push(Evidence { viewpoint, n: 0, n_clusters: 0, fixed: false });
        }
    }
    all
}

/// What a rule's condition found, before it is put into words.
struct Found {
    gap: Option<u8>,
    id: String,
    importance: f64,
    numbers: Vec<Number>,
    fields: Vec<(&'static str, String)>,
    tools: Vec<Tool>,
}

/// A gap, or a dimension or attribute of it.
struct Subject<'a> {
    gap: &'a Gap,
    id: &'a str,
    label: &'a str,
    estimate: &'a GapEstimate,
}

struct Case<'a> {
    five: &'a FiveGaps,
    antecedents: Option<&'a AntecedentsResult>,
    waterfall: Option<&'a Waterfall>,
    evidence: &'a [Evidence],
    words: Words,
}

impl<'a> Case<'a> {
    fn find(&self, when: When) -> Vec<Found> {
        match when {
            When::Shortfall(number) => self.shortfalls(number),
            When::PromiseUnkept => self.promise_unkept().into_iter().collect(),
            When::StandardBelowBelief => self.standard_below_belief().into_iter().collect(),
            When::SoundStandardMissed => self.sound_standard_missed().into_iter().collect(),
            When::LargestStep => self.largest_step().into_iter().collect(),
            When::PerceivedBelow => {
                self.perception_step(|step| step.high.is_some_and(|high| high < 0.0)).into_iter().collect()
            }
            When::PerceivedAbove => {
                self.perception_step(|step| step.low.is_some_and(|low| low > 0.0)).into_iter().collect()
            }
            When::ExpectationCeiling => self.expectation_ceiling().into_iter().collect(),
            When::WeakAntecedent => self.weak(|_| true).map(|row| self.weak_antecedent(row)).collect(),
            When::Uncertain => self.uncertain(),
            When::NoEvidence => self.thin("answers", |e| (e.n == 0).then_some((e.n, 1, NO_EVIDENCE))),
            When::LittleEvidence => self.thin("answers", |e| {
                (1..FEW_ANSWERS).contains(&e.n).then_some((e.n, FEW_ANSWERS, LITTLE_EVIDENCE))
            }),
            When::FewSites => self.thin("sites", |e| {
                (1..FEW_SITES).contains(&e.n_clusters).then_some((e.n_clusters, FEW_SITES, LITTLE_EVIDENCE))
            }),
        }
    }

    fn put(&self, rule: &Rule, found: Found) -> Finding {
        let words = self.words;
        let measured = found.gap.filter(|_| !matches!(rule.when, When::WeakAntecedent));
        let measured = measured.into_iter().flat_map(|gap| self.weak(move |row| row.gap == gap));
        let causes = measured.map(|row| format!("{} ({})", row.label, words.number(row.mean.value, 2)));
        let tools = if found.tools.is_empty() { rule.tools } else { &found.tools };
        Finding {
            rule: rule.name.to_owned(),
            source: rule.source.to_owned(),
            gap: found.gap,
            subject: found.id,
            title: words.fill(&rule.title, &found.fields),
            text: words.fill(&rule.text, &found.fields),
            importance: found.importance,
            numbers: found.numbers,
            causes: causes.chain(rule.causes.iter().map(|cause| words.pick(cause).to_owned())).collect(),
            instruments: tools.iter().map(|tool| words.pick(&tool.texts()).to_owned()).collect(),
        }
    }

    fn width(&self) -> f64 {
        self.five.scale.1 - self.five.scale.0
    }

    fn is_shortfall(&self, estimate: &GapEstimate) -> bool {
        estimate.estimate.value < 0.0 && p_of(estimate) < 1.0 - self.five.level
    }

    fn importance(&self, estimate: &GapEstimate) -> f64 {
        estimate.estimate.value.abs() / self.width() * (1.0 - p_of(estimate))
    }

    /// What a part of a gap is called in the language of the diagnosis.
    fn label(&self, entry: &'a GapEntry) -> &'a str {
        let chain = self.five.chains.iter().find(|chain| chain.id == entry.id);
        let label = chain.and_then(|chain| chain.labels.get(LANGUAGES[self.words.language]));
        label.map_or(&entry.label, |label| label)
    }

    fn overall(&self, number: u8) -> Option<Subject<'a>> {
        let gap = self.five.gap(number)?;
        let label = sum_label("overall", LANGUAGES[self.words.language]);
        Some(Subject { gap, id: "overall", label, estimate: gap.overall.as_ref()? })
    }

    /// An overall gap, if its shortfall is established.
    fn shortfall(&self, number: u8) -> Option<Subject<'a>> {
        self.overall(number).filter(|subject| self.is_shortfall(subject.estimate))
    }

    /// The dimensions of a gap, or its attributes where it has none.
    fn parts(&self, gap: &'a Gap) -> impl Iterator<Item = Subject<'a>> {
        let entries = if gap.dimensions.is_empty() { &gap.attributes } else { &gap.dimensions };
        entries.iter().filter_map(move |entry| {
            Some(Subject { gap, id: &entry.id, label: self.label(entry), estimate: entry.estimate.as_ref()? })
        })
    }

    /// The lowest of its parts that are meant.
    fn worst(&self, gap: &'a Gap, is_meant: impl Fn(&GapEstimate) -> bool) -> Option<Subject<'a>> {
        let meant = self.parts(gap).filter(|part| is_meant(part.estimate));
        meant.min_by(|a, b| a.estimate.estimate.value.total_cmp(&b.estimate.estimate.value))
    }

    fn shortfalls(&self, number: u8) -> Vec<Found> {
        let Some(gap) = self.five.gap(number) else { return Vec::new() };
        let parts = self.worst(gap, |estimate| self.is_shortfall(estimate));
        self.shortfall(number).into_iter().chain(parts).map(|subject| self.of_gap(&subject)).collect()
    }

    fn uncertain(&self) -> Vec<Found> {
        let limit = -LARGE * self.width();
        let is_meant = |e: &GapEstimate| e.estimate.value <= limit && !self.is_shortfall(e);
        let of_gap = |gap: &'a Gap| {
            let overall = self.overall(gap.number).filter(|subject| is_meant(subject.estimate));
            overall.into_iter().chain(self.worst(gap, is_meant)).collect::<Vec<_>>()
        };
        let found = |subject: Subject<'_>| Found {
            tools: tools_for([subject.gap.delivered, subject.gap.reference]),
            ..self.of_gap(&subject)
        };
        self.five.gaps.iter().flat_map(of_gap).map(found).collect()
    }

    fn of_gap(&self, subject: &Subject<'_>) -> Found {
        let (words, estimate) = (self.words, subject.estimate);
        let viewpoint = |viewpoint| words.pick(&named(viewpoint).0).to_owned();
        Found {
            gap: Some(subject.gap.number),
            id: subject.id.to_owned(),
            importance: self.importance(estimate),
            numbers: vec![gap_number(subject)],
            fields: vec![
                ("subject", subject.label.to_owned()),
                ("gap", subject.gap.number.to_string()),
                ("size", words.number(estimate.estimate.value.abs(), 2)),
                ("detail", words.detail(&estimate.estimate, estimate.p_adjusted)),
                ("delivered", viewpoint(subject.gap.delivered)),
                ("reference", viewpoint(subject.gap.reference)),
            ],
            tools: Vec::new(),
        }
    }

    /// What an overall gap found, with a second number.
    fn with_other(&self, subject: &Subject<'_>, other: Number, shown: String) -> Found {
        let mut found = self.of_gap(subject);
        found.numbers.push(other);
        found.fields.push(("other", shown));
        found
    }

    fn promise_unkept(&self) -> Option<Found> {
        let (promise, customer) = (self.shortfall(4)?, self.overall(5)?);
        let value = customer.estimate.estimate.value;
        let shown = self.words.number(value.abs(), 2);
        let found = self.with_other(&promise, gap_number(&customer), shown);
        let importance = found.importance.min(self.importance(customer.estimate));
        (value < 0.0).then_some(Found { importance, ..found })
    }

    fn standard_below_belief(&self) -> Option<Found> {
        let (standards, knowledge) = (self.shortfall(2)?, self.overall(1)?);
        let shown = self.words.number(knowledge.estimate.estimate.value, 2);
        let found = self.with_other(&standards, gap_number(&knowledge), shown);
        let lowest = knowledge.estimate.estimate.low.unwrap_or(knowledge.estimate.estimate.value);
        let is_close = lowest > -LARGE * self.width() && !self.is_shortfall(knowledge.estimate);
        is_close.then_some(found)
    }

    fn sound_standard_missed(&self) -> Option<Found> {
        let delivery = self.shortfall(3)?;
        let expected = self.overall(5).or_else(|| self.overall(1))?.estimate;
        let (standard, expectation) = (delivery.estimate.reference_mean, expected.reference_mean);
        let number = mean_number("expectation", expectation, expected.n_reference);
        let mut found = self.with_other(&delivery, number, self.words.number(expectation, 2));
        found.numbers.push(mean_number("standard", standard, delivery.estimate.n_reference));
        found.fields.push(("standard", self.words.number(standard, 2)));
        (standard >= expectation).then_some(found)
    }

    fn largest_step(&self) -> Option<Found> {
        let waterfall = self.waterfall.filter(|waterfall| waterfall.total.value < 0.0)?;
        let step = waterfall.steps.iter().find(|step| step.name == waterfall.largest)?;
        let mut found = self.of_step(waterfall, step, waterfall.probability);
        found.tools = tools_for([step.delivered, step.reference]);
        found.numbers.push(estimate_number("total", &waterfall.total, None));
        found.numbers.push(Number { n: None, ..mean_number("probability", waterfall.probability, 0) });
        found.fields.push(("other", self.words.number(waterfall.total.value, 2)));
        found.fields.push(("probability", self.words.number(waterfall.probability, 2)));
        Some(found)
    }

    fn perception_step(&self, is_meant: impl Fn(&Estimate) -> bool) -> Option<Found> {
        let waterfall = self.waterfall?;
        let step = waterfall.steps.iter().find(|step| step.name == "perception")?;
        is_meant(&step.estimate).then(|| self.of_step(waterfall, step, self.five.level))
    }

    fn of_step(&self, waterfall: &Waterfall, step: &Step, certainty: f64) -> Found {
        let words = self.words;
        let name = step.name.replace("gap", words.pick(&GAP)).replace("perception", words.pick(&PERCEPTION));
        Found {
            gap: step.name.strip_prefix("gap ").and_then(|number| number.parse().ok()),
            id: waterfall.id.clone(),
            importance: step.estimate.value.abs() / self.width() * certainty,
            numbers: vec![estimate_number("step", &step.estimate, None)],
            fields: vec![
                ("step", name),
                ("size", words.number(step.estimate.value.abs(), 2)),
                ("detail", words.detail(&step.estimate, None)),
            ],
            tools: Vec::new(),
        }
    }

    fn expectation_ceiling(&self) -> Option<Found> {
        let customer = self.overall(5)?;
        let (mean, n) = (customer.estimate.reference_mean, customer.estimate.n_reference);
        let above = (mean - self.five.scale.0) / self.width() - CEILING;
        (above >= 0.0).then(|| Found {
            gap: Some(5),
            id: "overall".to_owned(),
            importance: above,
            numbers: vec![mean_number("expectation", mean, n)],
            fields: vec![
                ("value", self.words.number(mean, 2)),
                ("max", self.words.plain(self.five.scale.1)),
                ("n", n.to_string()),
            ],
            tools: Vec::new(),
        })
    }

    /// The constructs whose interval is on the bad side of the middle of the scale.
    fn weak(&self, is_meant: impl Fn(&AntecedentRow) -> bool) -> impl Iterator<Item = &'a AntecedentRow> {
        let (rows, middle) = self.antecedents.map_or((&[][..], 0.0), |a| (&a.constructs, middle(a)));
        let is_weak = move |row: &AntecedentRow| match row.polarity {
            1.. => row.mean.high.is_some_and(|high| high < middle),
            _ => row.mean.low.is_some_and(|low| low > middle),
        };
        rows.iter().filter(move |row| is_meant(row) && is_weak(row))
    }

    fn weak_antecedent(&self, row: &AntecedentRow) -> Found {
        let (min, max) = self.antecedents.map_or(self.five.scale, |antecedents| antecedents.scale);
        let middle = f64::midpoint(min, max);
        let words = self.words;
        let alpha = row.alpha.map(|alpha| mean_number("alpha", alpha, row.alpha_n));
        let relation = row.relation.map(|r| estimate_number("correlation", &r.correlation, None));
        Found {
            gap: Some(row.gap),
            id: row.id.clone(),
            importance: (row.mean.value - middle).abs() / (max - min) * row.mean.level,
            numbers: [Some(estimate_number("mean", &row.mean, None)), alpha, relation]
                .into_iter()
                .flatten()
                .collect(),
            fields: vec![
                ("subject", row.label.clone()),
                ("gap", row.gap.to_string()),
                ("detail", words.detail(&row.mean, None)),
                ("min", words.plain(min)),
                ("max", words.plain(max)),
                ("middle", words.plain(middle)),
            ],
            tools: Vec::new(),
        }
    }

    /// The viewpoints for which a rule gives how many there are, how many are needed, and the importance.
    fn thin(&self, name: &str, rule: impl Fn(&Evidence) -> Option<(u64, u64, f64)>) -> Vec<Found> {
        let found = |evidence: &Evidence| {
            let (n, needed, importance) = rule(evidence)?;
            let (label, tools) = named(evidence.viewpoint);
            Some(Found {
                gap: None,
                id: evidence.viewpoint.name().to_owned(),
                importance,
                numbers: vec![mean_number(name, n as f64, evidence.n)],
                fields: vec![
                    ("subject", self.words.pick(&label).to_owned()),
                    ("n", n.to_string()),
                    ("needed", needed.to_string()),
                ],
                tools: tools.to_vec(),
            })
        };
        self.evidence.iter().filter(|evidence| !evidence.fixed).filter_map(found).collect()
    }
}

fn middle(antecedents: &AntecedentsResult) -> f64 {
    f64::midpoint(antecedents.scale.0, antecedents.scale.1)
}

/// What a viewpoint is called, and what research makes it known.
fn named(viewpoint: Viewpoint) -> (Texts, &'static [Tool]) {
    let found = VIEWPOINTS.iter().find(|(known, ..)| *known == viewpoint);
    found.map_or(([viewpoint.name(); 4], &[]), |(_, label, tools)| (*label, *tools))
}

/// What research makes two viewpoints known.
fn tools_for(viewpoints: [Viewpoint; 2]) -> Vec<Tool> {
    let mut tools: Vec<Tool> = Vec::new();
    for tool in viewpoints.into_iter().flat_map(|viewpoint| named(viewpoint).1) {
        if !tools.contains(tool) {
            tools.push(*tool);
        }
    }
    tools
}

fn gap_number(subject: &Subject<'_>) -> Number {
    let name = format!("gap_{}", subject.gap.number);
    estimate_number(&name, &subject.estimate.estimate, subject.estimate.p_adjusted)
}

fn estimate_number(name: &str, estimate: &Estimate, p: Option<f64>) -> Number {
    let (low, high) = (estimate.low, estimate.high);
    Number { name: name.to_owned(), value: estimate.value, low, high, n: Some(estimate.n_valid), p }
}

fn mean_number(name: &str, value: f64, n: u64) -> Number {
    Number { name: name.to_owned(), value, low: None, high: None, n: Some(n), p: None }
}

impl Words {
    /// The value, its interval, n and p, as far as they are known.
    fn detail(self, estimate: &Estimate, p: Option<f64>) -> String {
        let interval = estimate.low.zip(estimate.high).map(|(low, high)| {
            let level = libm::round(estimate.level * 1000.0) / 10.0;
            let fields =
                [("level", self.plain(level)), ("low", self.number(low, 2)), ("high", self.number(high, 2))];
            self.fill(&INTERVAL, &fields)
        });
        let p = p.map(|p| {
            let (sign, shown) = if p < 0.001 { ('<', 0.001) } else { ('=', p) };
            format!("p {sign} {}", self.number(shown, 3))
        });
        let parts =
            [Some(self.number(estimate.value, 2)), interval, Some(format!("n = {}", estimate.n_valid)), p];
        parts.into_iter().flatten().collect::<Vec<_>>().join(self.pick(&SEPARATOR))
    }
}

#[cfg(test)]
mod tests;
