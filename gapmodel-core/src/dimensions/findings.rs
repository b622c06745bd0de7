//! What differences between the dimensions usually mean: rules as data, each with its source and its words.

use super::score::{DimensionDifference, DimensionOptions, DimensionScore};
use super::service::ServiceDimension;
use crate::error::Result;
use crate::estimate::Estimate;
use crate::language::{Texts, Words};

/// One dimension that outweighs another beyond chance, and what that usually means.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct DimensionFinding {
    /// The name of the rule, such as `"business_over_human"`; the same in all languages.
    pub rule: String,
    /// Where the rule comes from.
    pub source: String,
    /// The dimension with the higher score.
    pub over: ServiceDimension,
    /// The dimension with the lower score.
    pub under: ServiceDimension,
    /// What holds, in a few words.
    pub title: String,
    /// What holds with its numbers, and what it usually means.
    pub text: String,
    /// By how much the one is above the other, in points of 100, paired within respondents.
    pub difference: Estimate,
    /// The p-value adjusted for the three differences (Holm), 0 to 1; the interval of the difference is not adjusted.
    pub p_adjusted: f64,
}

struct Rule {
    over: ServiceDimension,
    under: ServiceDimension,
    name: &'static str,
    source: &'static str,
    title: Texts,
    /// What it usually means.
    reading: Texts,
}

const PRACTICE: &str = "destinationCRM, Customer Service in Three Dimensions; no validated norm";
const WARMTH: &str = "Packard, Li and Berger 2023, J Consumer Research, doi 10.1093/jcr/ucad080 (warmth and competence both \
                      count); destinationCRM, Customer Service in Three Dimensions";
const OWN: &str =
    "operationalisation by gapmodel, after destinationCRM, Customer Service in Three Dimensions";

const RULES: [Rule; 6] = [
    Rule {
        over: ServiceDimension::Business,
        under: ServiceDimension::Human,
        name: "business_over_human",
        source: PRACTICE,
        title: [
            "Business outweighs human",
            "Zakelijk weegt zwaarder dan menselijk",
            "La dimension pratique l'emporte sur l'humaine",
            "Asjalik mõõde kaalub üles inimliku",
        ],
        reading: [
            "The question is solved and the person forgotten: such service is seen as impersonal or technical.",
            "De vraag wordt opgelost en de mens vergeten: zulke dienstverlening komt onpersoonlijk of technisch over.",
            "La question est réglée et la personne oubliée : un tel service paraît impersonnel ou technique.",
            "Küsimus lahendatakse, inimene ununeb: selline teenindus tundub umbisikuline või tehniline.",
        ],
    },
    Rule {
        over: ServiceDimension::Human,
        under: ServiceDimension::Business,
        name: "human_over_business",
        source: WARMTH,
        title: [
            "Human outweighs business",
            "Menselijk weegt zwaarder dan zakelijk",
            "La dimension humaine l'emporte sur la pratique",
            "Inimlik mõõde kaalub üles asjaliku",
        ],
        reading: [
            "Customers are treated kindly, but their need is not met as well: friendly and not helped.",
            "Klanten worden vriendelijk behandeld, maar hun behoefte wordt minder goed vervuld: aardig en niet geholpen.",
            "Les clients sont bien traités, mais leur besoin est moins bien satisfait : aimables, mais sans solution.",
            "Kliente koheldakse lahkelt, kuid nende vajadus jääb rohkem täitmata: sõbralik, aga abita.",
        ],
    },
    Rule {
        over: ServiceDimension::Business,
        under: ServiceDimension::Hidden,
        name: "business_over_hidden",
        source: OWN,
        title: [
            "Business outweighs hidden",
            "Zakelijk weegt zwaarder dan verborgen",
            "La dimension pratique l'emporte sur la cachée",
            "Asjalik mõõde kaalub üles varjatu",
        ],
        reading: [
            "Questions are solved, but customers notice what goes on behind the scenes: repeating, waiting, being passed on.",
            "Vragen worden opgelost, maar klanten merken wat er achter de schermen gebeurt: herhalen, wachten, doorverwezen \
             worden.",
            "Les questions sont réglées, mais les clients remarquent les coulisses : répéter, attendre, être renvoyés.",
            "Küsimused lahendatakse, kuid kliendid märkavad, mis toimub kulisside taga: kordamine, ootamine, edasisuunamine.",
        ],
    },
    Rule {
        over: ServiceDimension::Hidden,
        under: ServiceDimension::Business,
        name: "hidden_over_business",
        source: OWN,
        title: [
            "Hidden outweighs business",
            "Verborgen weegt zwaarder dan zakelijk",
            "La dimension cachée l'emporte sur la pratique",
            "Varjatud mõõde kaalub üles asjaliku",
        ],
        reading: [
            "Processes run smoothly, but the question that is the reason for the contact is not solved as well.",
            "Processen verlopen soepel, maar de vraag waar het om gaat wordt minder goed opgelost.",
            "Les processus se déroulent sans accroc, mais la question à l'origine du contact est moins bien réglée.",
            "Protsessid sujuvad, kuid pöördumise põhjus saab vähem lahendust.",
        ],
    },
    Rule {
        over: ServiceDimension::Human,
        under: ServiceDimension::Hidden,
        name: "human_over_hidden",
        source: OWN,
        title: [
            "Human outweighs hidden",
            "Menselijk weegt zwaarder dan verborgen",
            "La dimension humaine l'emporte sur la cachée",
            "Inimlik mõõde kaalub üles varjatu",
        ],
        reading: [
            "Staff are kind, but have to make up for processes that customers should not notice.",
            "Medewerkers zijn vriendelijk, maar moeten goedmaken wat klanten van de processen niet zouden moeten merken.",
            "Le personnel est aimable, mais doit compenser des processus que les clients ne devraient pas remarquer.",
            "Töötajad on lahked, kuid peavad heastama protsesse, mida klient ei peaks märkama.",
        ],
    },
    Rule {
        over: ServiceDimension::Hidden,
        under: ServiceDimension::Human,
        name: "hidden_over_human",
        source: OWN,
        title: [
            "Hidden outweighs human",
            "Verborgen weegt zwaarder dan menselijk",
            "La dimension cachée l'emporte sur l'humaine",
            "Varjatud mõõde kaalub üles inimliku",
        ],
        reading: [
            "Procedures are followed and the person is forgotten: such service is seen as bureaucratic.",
            "Procedures worden gevolgd en de mens vergeten: zulke dienstverlening komt bureaucratisch over.",
            "Les procédures sont suivies et la personne oubliée : un tel service paraît bureaucratique.",
            "Järgitakse korda, inimene ununeb: selline teenindus tundub bürokraatlik.",
        ],
    },
];

/// The scores are those of whom the difference is of, and need not be those of all.
const NUMBERS: Texts = [
    "Of those who rated all three: {over} {high}, {under} {low} of 100; difference {detail}.",
    "Van wie alle drie beoordeelde: {over} {high}, {under} {low} van 100; verschil {detail}.",
    "Chez ceux qui ont évalué les trois : {over} {high}, {under} {low} sur 100 ; écart {detail}.",
    "Kõik kolm hinnanute seas: {over} {high}, {under} {low} 100-st; vahe {detail}.",
];

/// The p-value is adjusted and the interval is not.
const TESTED: Texts = [
    "{detail}; {p} (Holm-adjusted; the interval is not)",
    "{detail}; {p} (met Holm-correctie; het interval zonder)",
    "{detail} ; {p} (ajusté selon Holm ; l'intervalle ne l'est pas)",
    "{detail}; {p} (Holmi parandusega; vahemik ilma)",
];

const FOR_ALL: Texts = [
    "{detail}, the same for all; {p} (sign test, Holm-adjusted)",
    "{detail}, bij iedereen gelijk; {p} (tekentoets met Holm-correctie)",
    "{detail}, le même pour tous ; {p} (test des signes, ajusté selon Holm)",
    "{detail}, kõigil sama; {p} (märgitest Holmi parandusega)",
];

/// The differences beyond chance in words, the largest first.
pub(super) fn findings(
    dimensions: &[DimensionScore],
    differences: &[DimensionDifference],
    means: &[f64; 3],
    options: &DimensionOptions,
) -> Result<Vec<DimensionFinding>> {
    let words = Words::of(&options.language)?;
    let beyond = differences.iter().filter(|row| row.p_adjusted < 1.0 - options.level);
    let mut found: Vec<DimensionFinding> =
        beyond.filter_map(|row| finding(dimensions, row, means, words)).collect();
    found.sort_by(|a, b| b.difference.value.total_cmp(&a.difference.value));
    Ok(found)
}

fn finding(
    dimensions: &[DimensionScore],
    row: &DimensionDifference,
    means: &[f64; 3],
    words: Words,
) -> Option<DimensionFinding> {
    let (over, under, difference) = if row.difference.value > 0.0 {
        (row.first, row.second, row.difference)
    } else {
        (row.second, row.first, row.difference.negated())
    };
    let rule = RULES.iter().find(|rule| (rule.over, rule.under) == (over, under))?;
    let of = |dimension| {
        let all = dimensions.iter().zip(means);
        all.into_iter()
            .find(|(row, _)| row.dimension == dimension)
            .map(|(row, mean)| (row.label.clone(), *mean))
    };
    let ((high_label, high), (low_label, low)) = (of(over)?, of(under)?);
    let texts = if row.t.is_some() { &TESTED } else { &FOR_ALL };
    let parts = [("detail", words.detail(&difference, None)), ("p", words.p_value(row.p_adjusted))];
    let detail = words.fill(texts, &parts);
    let fields = [
        ("over", high_label),
        ("high", words.number(high, 1)),
        ("under", low_label),
        ("low", words.number(low, 1)),
        ("detail", detail),
    ];
    Some(DimensionFinding {
        rule: rule.name.to_owned(),
        source: rule.source.to_owned(),
        over,
        under,
        title: words.pick(&rule.title).to_owned(),
        text: format!("{} {}", words.fill(&NUMBERS, &fields), words.pick(&rule.reading)),
        difference,
        p_adjusted: row.p_adjusted,
    })
}
