use super::plan::PlannedVisit;
use crate::error::{Error, Result};
use crate::language::{Texts, Words};

/// Options of [`briefing`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefingOptions {
    /// The language: `"en"`, `"nl"`, `"fr"` or `"et"`.
    pub language: String,
    /// What is to be observed, in that language; none leaves the list out.
    pub items: Vec<String>,
}

impl Default for BriefingOptions {
    fn default() -> Self {
        Self { language: "en".to_owned(), items: Vec::new() }
    }
}

const TITLE: Texts = [
    "Mystery visit {number}",
    "Mysterybezoek {number}",
    "Visite mystère n° {number}",
    "Testkülastus {number}",
];
const SITE: Texts = ["Site", "Locatie", "Établissement", "Koht"];
const SHOPPER: Texts = ["Shopper", "Bezoeker", "Client mystère", "Testklient"];
const DATE: Texts = ["Date", "Datum", "Date", "Kuupäev"];
const PART: Texts = ["Part of the day", "Dagdeel", "Moment de la journée", "Päevaosa"];
const RULES: Texts = ["Rules", "Regels", "Règles", "Reeglid"];
const ITEMS: Texts = ["To be observed", "Te observeren", "À observer", "Jälgida"];

const RULE: [Texts; 5] = [
    [
        "Behave as any customer does, and tell nobody that the visit is a test.",
        "Gedraag u als elke andere klant en vertel niemand dat het bezoek een test is.",
        "Comportez-vous comme tout autre client et ne dites à personne que la visite est un test.",
        "Käituge nagu iga teine klient ja ärge öelge kellelegi, et tegemist on testkülastusega.",
    ],
    [
        "Go on this date and in this part of the day. If you cannot, report it instead of choosing another time.",
        "Ga op deze datum en in dit dagdeel. Lukt dat niet, meld het dan en kies zelf geen ander moment.",
        "Venez à cette date et à ce moment de la journée. En cas d'empêchement, signalez-le et ne choisissez pas un autre moment.",
        "Minge sel kuupäeval ja selles päevaosas. Kui see ei ole võimalik, andke teada ja ärge valige ise muud aega.",
    ],
    [
        "Take times from a clock, and note them when they happen.",
        "Lees tijden van een klok af en noteer ze op het moment zelf.",
        "Relevez les durées avec une montre et notez-les au moment même.",
        "Mõõtke aegu kellaga ja pange need kohe kirja.",
    ],
    [
        "Judge only what you have seen or heard yourself. What did not occur is not applicable; never guess.",
        "Beoordeel alleen wat u zelf hebt gezien of gehoord. Wat niet voorkwam, is niet van toepassing; gok nooit.",
        "Ne jugez que ce que vous avez vu ou entendu vous-même. Ce qui ne s'est pas présenté est sans objet ; ne devinez jamais.",
        "Hinnake ainult seda, mida ise nägite või kuulsite. Mida ei juhtunud, märkige mittekohaldatavaks; ärge arvake.",
    ],
    [
        "Fill in the form on the same day, before you talk to anybody about the visit.",
        "Vul het formulier dezelfde dag in, voordat u met iemand over het bezoek spreekt.",
        "Remplissez le formulaire le jour même, avant de parler de la visite à qui que ce soit.",
        "Täitke vorm samal päeval, enne kui kellegagi külastusest räägite.",
    ],
];

const WEEKDAY: [Texts; 7] = [
    ["Monday", "maandag", "lundi", "esmaspäev"],
    ["Tuesday", "dinsdag", "mardi", "teisipäev"],
    ["Wednesday", "woensdag", "mercredi", "kolmapäev"],
    ["Thursday", "donderdag", "jeudi", "neljapäev"],
    ["Friday", "vrijdag", "vendredi", "reede"],
    ["Saturday", "zaterdag", "samedi", "laupäev"],
    ["Sunday", "zondag", "dimanche", "pühapäev"],
];

/// The parts of the day that are known in all languages, by their English name.
const PARTS: [Texts; 5] = [
    ["morning", "ochtend", "matin", "hommik"],
    ["midday", "middaguur", "midi", "keskpäev"],
    ["afternoon", "middag", "après-midi", "pärastlõuna"],
    ["evening", "avond", "soir", "õhtu"],
    ["night", "nacht", "nuit", "öö"],
];

/// The briefing sheet of one visit, as text for whoever makes it.
///
/// It says where, when and who, five rules of observation, and what is to be observed. Guessed answers lean to the good
/// side, so the sheet asks for none. The day of the week and the English names of parts of the day are translated; all
/// other names stay as they are.
///
/// # Errors
///
/// [`Error::InvalidOption`] for a language that there are no texts in, and for a day of the week that is not from 1 to 7.
///
/// ```
/// use gapmodel_core::mystery::{self, BriefingOptions, PlanOptions};
/// let one = |name: &str| vec![name.to_owned()];
/// let plan = mystery::plan(&PlanOptions::new(one("harbour"), one("Ann"), 1, "2026-03-02"))?;
/// let sheet = mystery::briefing(&plan.visits[0], &BriefingOptions::default())?;
/// assert!(sheet.starts_with("Mystery visit 1\n\nSite: harbour\nShopper: Ann\n"));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn briefing(visit: &PlannedVisit, options: &BriefingOptions) -> Result<String> {
    let words = Words::of(&options.language)?;
    let weekday =
        usize::from(visit.weekday).checked_sub(1).and_then(|day| WEEKDAY.get(day)).ok_or_else(|| {
            let value = visit.weekday.to_string();
            Error::InvalidOption {
                option: "weekday",
                value,
                allowed: "from 1 (Monday) to 7 (Sunday)".to_owned(),
            }
        })?;
    let part = PARTS
        .iter()
        .find(|names| names[0] == visit.part)
        .map_or(visit.part.as_str(), |names| words.pick(names));
    // French sets a space before the colon.
    let colon = if words.code() == "fr" { " :" } else { ":" };
    let field = |name: &Texts, value: &str| format!("{}{colon} {value}\n", words.pick(name));
    let date = format!("{} {}", words.pick(weekday), visit.date);
    let mut sheet = words.fill(&TITLE, &[("number", visit.number.to_string())]);
    sheet.push_str("\n\n");
    for (name, value) in [(&SITE, &*visit.site), (&SHOPPER, &visit.shopper), (&DATE, &date), (&PART, part)] {
        sheet.push_str(&field(name, value));
    }
    let rules: Vec<&str> = RULE.iter().map(|rule| words.pick(rule)).collect();
    sheet.push_str(&list(&format!("{}{colon}", words.pick(&RULES)), &rules));
    if !options.items.is_empty() {
        let items: Vec<&str> = options.items.iter().map(String::as_str).collect();
        sheet.push_str(&list(&format!("{}{colon}", words.pick(&ITEMS)), &items));
    }
    Ok(sheet)
}

/// A heading with a numbered list.
fn list(heading: &str, lines: &[&str]) -> String {
    let lines: Vec<String> = (1..).zip(lines).map(|(i, line)| format!("{i}. {line}")).collect();
    format!("\n{heading}\n{}\n", lines.join("\n"))
}
