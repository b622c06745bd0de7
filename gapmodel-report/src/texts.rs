//! What pictures say, in English, Dutch, French and Estonian.

use crate::words::{Format, Texts, Words};

pub(crate) const INTERVAL: Texts = [
    "{} confidence interval",
    "{}-betrouwbaarheidsinterval",
    "intervalle de confiance à {}",
    "{} usaldusvahemik",
];

/// "95% confidence interval".
pub(crate) fn interval(words: Words, level: f64) -> String {
    let decimals = usize::from((level * 100.0 - (level * 100.0).round()).abs() > 1e-9);
    words.fill(&INTERVAL, &[&words.number(level, Format::Percent(decimals))])
}

pub(crate) const DIMENSIONS: Texts = ["Dimensions", "Dimensies", "Dimensions", "Mõõtmed"];
pub(crate) const ATTRIBUTES: Texts = ["Attributes", "Kenmerken", "Attributs", "Omadused"];
pub(crate) const MEAN_RATING: Texts = ["Mean rating", "Gemiddelde score", "Note moyenne", "Keskmine hinne"];
pub(crate) const GAP: Texts = ["Gap", "Kloof", "Écart", "Lõhe"];
pub(crate) const EXPECTED: Texts = ["Expected", "Verwacht", "Attendu", "Oodatud"];
pub(crate) const PERCEIVED: Texts = ["Perceived", "Ervaren", "Perçu", "Tajutud"];
pub(crate) const SHORTFALL: Texts = ["Shortfall", "Tekort", "Insuffisance", "Puudujääk"];
pub(crate) const ABOVE: Texts =
    ["Above expectation", "Boven verwachting", "Au-dessus des attentes", "Üle ootuste"];
pub(crate) const WITHIN_CHANCE: Texts =
    ["May be chance", "Kan toeval zijn", "Peut être dû au hasard", "Võib olla juhus"];

pub(crate) const GAPS_TITLE: Texts = [
    "What customers expect and what they perceive",
    "Wat klanten verwachten en wat zij ervaren",
    "Ce que les clients attendent et ce qu'ils perçoivent",
    "Mida kliendid ootavad ja mida nad tajuvad",
];
pub(crate) const GAPS_SUBTITLE: Texts = [
    "Mean ratings, and the gap between them: below 0 service falls short of what is expected. Largest shortfall first.",
    "Gemiddelde scores en de kloof ertussen: onder 0 blijft de dienstverlening achter bij de verwachting. Grootste tekort eerst.",
    "Notes moyennes et écart entre elles : sous 0, le service est en deçà des attentes. La plus grande insuffisance d'abord.",
    "Keskmised hinded ja nendevaheline lõhe: alla 0 jääb teenindus ootustele alla. Suurim puudujääk esimesena.",
];
pub(crate) const GAP_AXIS: Texts = [
    "Gap: perceived − expected",
    "Kloof: ervaren − verwacht",
    "Écart : perçu − attendu",
    "Lõhe: tajutud − oodatud",
];
pub(crate) const EXPECTED_PERCEIVED: Texts = [
    "expected {}, perceived {}",
    "verwacht {}, ervaren {}",
    "attendu {}, perçu {}",
    "oodatud {}, tajutud {}",
];

pub(crate) const LIKERT_TITLE: Texts =
    ["How ratings spread", "Hoe scores zijn verdeeld", "Répartition des notes", "Kuidas hinded jagunevad"];
pub(crate) const LIKERT_SUBTITLE: Texts = [
    "Share of answers; bars are centred on the middle of the scale.",
    "Aandeel van de antwoorden; balken staan om het midden van de schaal.",
    "Part des réponses ; les barres sont centrées sur le milieu de l'échelle.",
    "Vastuste osakaal; tulbad on joondatud skaala keskkoha järgi.",
];
pub(crate) const WORST: Texts = ["{} (worst)", "{} (slechtst)", "{} (le pire)", "{} (halvim)"];
pub(crate) const BEST: Texts = ["{} (best)", "{} (best)", "{} (le meilleur)", "{} (parim)"];
pub(crate) const UNWEIGHTED: Texts = [
    "Answers are counted without survey weights.",
    "Antwoorden zijn geteld zonder weegfactoren.",
    "Les réponses sont comptées sans pondération.",
    "Vastused on loetud ilma kaaludeta.",
];
