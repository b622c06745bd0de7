//! The questionnaire on the three dimensions of a contact. The division is that of practitioners; attributes and wording
//! are this library's own, as no validated scale was found.
use super::servqual::labels;
use super::{AttributeSpec, DimensionSpec, Instrument, InstrumentSpec, ItemSpec, Viewpoint};
use crate::language::Texts;
use crate::scale::Scale;

const TITLE: Texts = [
    "Three dimensions of a contact: business, human, hidden",
    "Drie dimensies van een klantcontact: zakelijk, menselijk, verborgen",
    "Trois dimensions d'un contact : pratique, humaine, cachée",
    "Kliendikontakti kolm mõõdet: asjalik, inimlik, varjatud",
];

const OVERALL: Texts = [
    "Overall satisfaction with this contact, 10 = perfect",
    "Algemene tevredenheid over dit contact, 10 = perfect",
    "Satisfaction globale à l'égard de ce contact, 10 = parfait",
    "Üldine rahulolu selle kontaktiga, 10 = täiuslik",
];

const LATER: Texts = [
    "Overall satisfaction with this contact, asked again later, 10 = perfect",
    "Algemene tevredenheid over dit contact, later nog eens gevraagd, 10 = perfect",
    "Satisfaction globale à l'égard de ce contact, redemandée plus tard, 10 = parfait",
    "Üldine rahulolu selle kontaktiga, hiljem uuesti küsitud, 10 = täiuslik",
];

/// Id, label, prefix of the ids and attributes of each dimension.
type Block = (&'static str, Texts, &'static str, [Texts; 4]);

#[rustfmt::skip]
const BLOCKS: [Block; 3] = [
    ("business", ["Business", "Zakelijk", "Pratique", "Asjalik"], "BUS", [
        ["staff understand at once what the question is about",
         "medewerkers begrijpen meteen waar de vraag over gaat",
         "le personnel comprend tout de suite l'objet de la question",
         "töötajad mõistavad kohe, mida küsitakse"],
        ["the question is solved in one contact",
         "de vraag wordt in één contact opgelost",
         "la question est réglée en un seul contact",
         "küsimus saab lahenduse ühe kontaktiga"],
        ["the information given is correct and complete",
         "de gegeven informatie klopt en is volledig",
         "les informations données sont exactes et complètes",
         "antud teave on õige ja täielik"],
        ["staff say what will be done and by when",
         "medewerkers zeggen wat er gebeurt en wanneer het klaar is",
         "le personnel dit ce qui sera fait et pour quand",
         "töötajad ütlevad, mida tehakse ja mis ajaks"],
    ]),
    ("human", ["Human", "Menselijk", "Humaine", "Inimlik"], "HUM", [
        ["staff treat the customer with respect",
         "medewerkers behandelen de klant met respect",
         "le personnel traite le client avec respect",
         "töötajad kohtlevad klienti lugupidavalt"],
        ["staff listen and let the customer finish",
         "medewerkers luisteren en laten de klant uitpraten",
         "le personnel écoute et laisse le client s'exprimer",
         "töötajad kuulavad ja lasevad kliendil lõpuni rääkida"],
        ["the customer counts as a person, not as a number",
         "de klant telt als mens, niet als nummer",
         "le client compte comme une personne, pas comme un numéro",
         "klient on inimene, mitte number"],
        ["the contact leaves the customer reassured",
         "het contact stelt de klant gerust",
         "le contact rassure le client",
         "kontakt annab kliendile kindlustunde"],
    ]),
    ("hidden", ["Hidden", "Verborgen", "Cachée", "Varjatud"], "HID", [
        ["the customer does not have to tell the same thing twice",
         "de klant hoeft niets twee keer te vertellen",
         "le client n'a pas à répéter ce qu'il a déjà dit",
         "klient ei pea sama asja kaks korda rääkima"],
        ["the customer is not sent from one person to another",
         "de klant wordt niet van de een naar de ander gestuurd",
         "le client n'est pas renvoyé d'une personne à l'autre",
         "klienti ei saadeta ühe inimese juurest teise juurde"],
        ["the customer knows why there is a wait and how long it takes",
         "de klant weet waarom er gewacht moet worden en hoelang",
         "le client sait pourquoi il faut attendre et combien de temps",
         "klient teab, miks ja kui kaua tuleb oodata"],
        ["rules and systems do not get in the customer's way",
         "regels en systemen zitten de klant niet in de weg",
         "les règles et les systèmes ne gênent pas le client",
         "reeglid ja süsteemid ei sega klienti"],
    ]),
];

impl Instrument {
    /// The three dimensions of a contact with a customer, business, human and hidden: four attributes each, rated 1
    /// (disagree) to 7 (agree), in English, Dutch, French and Estonian, and overall satisfaction from 1 to 10 (column
    /// `overall`), whose top box is the perfect 10. Where the same customers are asked again later, the answers are in the
    /// column `later`, which no table need have.
    ///
    /// It has two faces. The customer's, after a contact: what was perceived (columns `P_BUS1` to `P_HID4`) and, where
    /// asked, what is expected (`E_BUS1` and so on); `overall` belongs to it. The provider's: the same contact as the agent
    /// (self-assessment) or a coach (scorecard) saw it, in columns `D_BUS1` and so on. They are tables of their own, or
    /// matched by contact with [`Summary::observe_matched`](crate::Summary::observe_matched).
    /// [`dimensions::questionnaire`](crate::dimensions::questionnaire()) has the words in which each is asked; staff's ratings
    /// alone are scored with the viewpoint [`Viewpoint::Delivered`].
    ///
    /// No validated scale of the three dimensions was found in the literature: this is an operationalisation by gapmodel,
    /// in its own words. Look at its reliability in your own data before you rely on it.
    ///
    /// ```
    /// use gapmodel_core::{Instrument, Viewpoint};
    /// let instrument = Instrument::three_dimensions();
    /// assert_eq!((instrument.dimensions().len(), instrument.attributes().len()), (3, 12));
    /// let solved = instrument.attribute("BUS2")?;
    /// assert_eq!(solved.columns(), ["E_BUS2", "D_BUS2", "P_BUS2"]);
    /// assert_eq!(solved.label_in("nl"), "de vraag wordt in één contact opgelost");
    /// assert_eq!(instrument.item("overall")?.scale().max(), 10.0);
    /// # Ok::<(), gapmodel_core::Error>(())
    /// ```
    #[must_use]
    pub fn three_dimensions() -> Self {
        questionnaire()
    }
}

fn questionnaire() -> Instrument {
    let scale = |max: f64| Scale::new(1, max).expect("1 to 7 and 1 to 10 are scales");
    let viewpoints = [Viewpoint::Expectation, Viewpoint::Delivered, Viewpoint::Perception];
    let item = |id: &str, label: Texts| ItemSpec {
        id: id.to_owned(),
        label: labels(label),
        scale: "satisfaction".to_owned(),
        ..ItemSpec::default()
    };
    let spec = InstrumentSpec {
        id: "three_dimensions".to_owned(),
        title: labels(TITLE),
        attribute_scale: Some("agreement".to_owned()),
        scales: [("agreement".to_owned(), scale(7.0)), ("satisfaction".to_owned(), scale(10.0))].into(),
        viewpoints: viewpoints.map(|v| (v, format!("{}_{{id}}", v.letter()))).into(),
        dimensions: BLOCKS.iter().map(dimension).collect(),
        attributes: BLOCKS.iter().flat_map(attributes).collect(),
        items: vec![item("overall", OVERALL), item("later", LATER)],
        outcome: Some("overall".to_owned()),
        later: Some("later".to_owned()),
    };
    Instrument::new(spec).expect("the table above is complete, which the tests check")
}

fn dimension(&(id, label, ..): &Block) -> DimensionSpec {
    DimensionSpec { id: id.to_owned(), label: labels(label), ..DimensionSpec::default() }
}

fn attributes((dimension, _, prefix, texts): &Block) -> impl Iterator<Item = AttributeSpec> {
    texts.iter().zip(1..).map(move |(&text, number)| AttributeSpec {
        id: format!("{prefix}{number}"),
        label: labels(text),
        dimension: (*dimension).to_owned(),
        ..AttributeSpec::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LANGUAGES;

    #[test]
    fn every_text_stands_once_in_every_language() {
        let instrument = Instrument::three_dimensions();
        assert!(instrument.dimensions().iter().all(|dimension| dimension.attributes().len() == 4));
        for language in LANGUAGES {
            let mut texts: Vec<&str> =
                instrument.attributes().iter().map(|a| a.label()[language].as_str()).collect();
            texts.extend(instrument.dimensions().iter().map(|d| d.label()[language].as_str()));
            texts.extend(instrument.items().iter().map(|item| item.label()[language].as_str()));
            texts.sort_unstable();
            texts.dedup();
            assert_eq!(texts.len(), 17, "{language}: a text stands twice");
        }
    }
}
