//! The questions on the three dimensions of a contact, for whoever is asked.

use super::service::ServiceDimension;
use crate::error::{Error, Result};
use crate::instrument::{Instrument, Viewpoint};
use crate::language::{self, Texts};

/// Who is asked about a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Face {
    /// The customer, about this contact: columns `P_BUS1` to `P_HID4`, and `overall`.
    Customer,
    /// The customer, about an excellent contact: columns `E_BUS1` to `E_HID4`.
    Expectation,
    /// The agent who had the contact, in the first person: columns `D_BUS1` to `D_HID4`.
    Agent,
    /// A coach who heard or read the contact: the same columns.
    Coach,
}

impl Face {
    /// All faces, in the order of the C codes.
    pub const ALL: [Self; 4] = [Self::Customer, Self::Expectation, Self::Agent, Self::Coach];

    /// The name in all languages, such as `"coach"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Expectation => "expectation",
            Self::Agent => "agent",
            Self::Coach => "coach",
        }
    }

    /// The face of that name.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] if there is none.
    pub fn parse(name: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|face| face.name() == name).ok_or_else(|| Error::InvalidOption {
            option: "face",
            value: format!("{name:?}"),
            allowed: Self::ALL.map(Self::name).join(", "),
        })
    }

    fn viewpoint(self) -> Viewpoint {
        match self {
            Self::Customer => Viewpoint::Perception,
            Self::Expectation => Viewpoint::Expectation,
            Self::Agent | Self::Coach => Viewpoint::Delivered,
        }
    }
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Question {
    /// The column that its answers stand in.
    pub column: String,
    /// The dimension it belongs to; absent for overall satisfaction.
    pub dimension: Option<ServiceDimension>,
    /// What is asked.
    pub text: String,
}

/// What to ask about a contact.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Questionnaire {
    /// Who is asked.
    pub face: Face,
    /// The language of the texts.
    pub language: String,
    /// What stands above the questions: which contact is meant, and the scale.
    pub introduction: String,
    /// The questions, in the order of the instrument.
    pub questions: Vec<Question>,
}

/// The questions on the three dimensions of a contact as they are put to customers, agents or coaches.
///
/// They are those of [`Instrument::three_dimensions`]. Customers are asked about this contact, and what they expect of an excellent one; an agent assesses the contact in the first
/// person, a coach as one who heard or read it. Answers run from 1 (not at all) to 7 (fully), overall satisfaction from 1 to 10.
/// `language` is `"en"`, `"nl"`, `"fr"` or `"et"`. The wording is this library's own and not validated.
///
/// # Errors
///
/// [`Error::InvalidOption`] for another language.
///
/// ```
/// use gapmodel_core::dimensions::{Face, questionnaire};
/// let asked = questionnaire(Face::Agent, "en")?;
/// assert_eq!(asked.questions[1].column, "D_BUS2");
/// assert_eq!(asked.questions[1].text, "I solved the question in this one contact.");
/// assert_eq!(questionnaire(Face::Customer, "nl")?.questions[4].text, "Ik ben met respect behandeld.");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn questionnaire(face: Face, language: &str) -> Result<Questionnaire> {
    let position = language::position(language)?;
    let instrument = Instrument::three_dimensions();
    let viewpoint = instrument.viewpoints().iter().position(|known| *known == face.viewpoint());
    let viewpoint = viewpoint.expect("the instrument has the viewpoints of all faces");
    let wording = face.wording();
    let question = |(i, attribute): (usize, &crate::instrument::Attribute)| Question {
        column: attribute.columns()[viewpoint].clone(),
        dimension: attribute.dimension().map(|d| ServiceDimension::ALL[d]),
        text: wording.map_or_else(|| attribute.label_in(language), |texts| texts[i][position]).to_owned(),
    };
    let mut questions: Vec<Question> = instrument.attributes().iter().enumerate().map(question).collect();
    if face == Face::Customer {
        let (column, text) = ("overall".to_owned(), OVERALL[position].to_owned());
        questions.push(Question { column, dimension: None, text });
    }
    let introduction = INTRODUCTIONS[face as usize][position].to_owned();
    Ok(Questionnaire { face, language: language.to_owned(), introduction, questions })
}

impl Face {
    /// One sentence for each attribute; expectations have the labels of the instrument.
    fn wording(self) -> Option<&'static [Texts; 12]> {
        match self {
            Self::Customer => Some(&CUSTOMER),
            Self::Expectation => None,
            Self::Agent => Some(&AGENT),
            Self::Coach => Some(&COACH),
        }
    }
}

/// In the order of [`Face::ALL`].
const INTRODUCTIONS: [Texts; 4] = [
    [
        "Think of the contact that you have just had with us. How far do you agree, from 1 (not at all) to 7 (fully)? Leave out \
         what does not apply.",
        "Denk aan het contact dat u net met ons had. In hoeverre bent u het eens, van 1 (helemaal niet) tot 7 (helemaal)? Sla \
         over wat niet van toepassing is.",
        "Pensez au contact que vous venez d'avoir avec nous. Dans quelle mesure êtes-vous d'accord, de 1 (pas du tout) à 7 (tout \
         à fait) ? Passez ce qui ne s'applique pas.",
        "Mõelge kontaktile, mis Teil meiega äsja oli. Kuivõrd olete nõus, 1 (üldse mitte) kuni 7 (täielikult)? Jätke vahele, mis \
         ei kohaldu.",
    ],
    [
        "Think of an excellent contact with a company. How far should these hold, from 1 (not at all) to 7 (fully)?",
        "Denk aan een uitstekend contact met een bedrijf. In hoeverre hoort dit te gelden, van 1 (helemaal niet) tot 7 \
         (helemaal)?",
        "Pensez à un excellent contact avec une entreprise. Dans quelle mesure ceci devrait-il être vrai, de 1 (pas du tout) à 7 \
         (tout à fait) ?",
        "Mõelge suurepärasele kontaktile ettevõttega. Kuivõrd peaks see paika pidama, 1 (üldse mitte) kuni 7 (täielikult)?",
    ],
    [
        "Think of the contact that you have just had with this customer. How far do you agree, from 1 (not at all) to 7 (fully)? \
         Leave out what does not apply.",
        "Denk aan het contact dat je net met deze klant had. In hoeverre ben je het eens, van 1 (helemaal niet) tot 7 \
         (helemaal)? Sla over wat niet van toepassing is.",
        "Pensez au contact que vous venez d'avoir avec ce client. Dans quelle mesure êtes-vous d'accord, de 1 (pas du tout) à 7 \
         (tout à fait) ? Passez ce qui ne s'applique pas.",
        "Mõelge kontaktile, mis Teil selle kliendiga äsja oli. Kuivõrd olete nõus, 1 (üldse mitte) kuni 7 (täielikult)? Jätke \
         vahele, mis ei kohaldu.",
    ],
    [
        "Think of the contact that you have heard or read. How far do you agree, from 1 (not at all) to 7 (fully)? Leave out what \
         you cannot tell.",
        "Denk aan het contact dat je hebt gehoord of gelezen. In hoeverre ben je het eens, van 1 (helemaal niet) tot 7 \
         (helemaal)? Sla over wat je niet kunt beoordelen.",
        "Pensez au contact que vous avez entendu ou lu. Dans quelle mesure êtes-vous d'accord, de 1 (pas du tout) à 7 (tout à \
         fait) ? Passez ce que vous ne pouvez pas juger.",
        "Mõelge kontaktile, mida kuulsite või lugesite. Kuivõrd olete nõus, 1 (üldse mitte) kuni 7 (täielikult)? Jätke vahele, \
         mida Te hinnata ei saa.",
    ],
];

const OVERALL: Texts = [
    "How satisfied are you with this contact overall, from 1 to 10 (perfect)?",
    "Hoe tevreden bent u al met al over dit contact, van 1 tot 10 (perfect)?",
    "Dans l'ensemble, quelle est votre satisfaction à l'égard de ce contact, de 1 à 10 (parfait) ?",
    "Kui rahul olete selle kontaktiga üldiselt, 1 kuni 10 (täiuslik)?",
];

#[rustfmt::skip]
const CUSTOMER: [Texts; 12] = [
    ["Staff understood at once what my question was about.",
     "De medewerker begreep meteen waar mijn vraag over ging.",
     "Le personnel a compris tout de suite l'objet de ma question.",
     "Minu küsimust mõisteti kohe."],
    ["My question was solved in this one contact.",
     "Mijn vraag is in dit ene contact opgelost.",
     "Ma question a été réglée en ce seul contact.",
     "Minu küsimus sai lahenduse selle ühe kontaktiga."],
    ["The information I was given was correct and complete.",
     "De informatie die ik kreeg, klopte en was volledig.",
     "Les informations que j'ai reçues étaient exactes et complètes.",
     "Mulle antud teave oli õige ja täielik."],
    ["I was told what would be done and by when.",
     "Mij is gezegd wat er zou gebeuren en wanneer het klaar zou zijn.",
     "On m'a dit ce qui serait fait et pour quand.",
     "Mulle öeldi, mida tehakse ja mis ajaks."],
    ["I was treated with respect.",
     "Ik ben met respect behandeld.",
     "Le personnel m'a témoigné du respect.",
     "Mind koheldi lugupidavalt."],
    ["Staff listened and let me finish.",
     "Er werd naar mij geluisterd en ik kon uitpraten.",
     "Le personnel a écouté et m'a laissé m'exprimer.",
     "Mind kuulati ja mul lasti lõpuni rääkida."],
    ["I counted as a person, not as a number.",
     "Ik telde als mens, niet als nummer.",
     "J'ai compté comme une personne, pas comme un numéro.",
     "Minusse suhtuti kui inimesse, mitte kui numbrisse."],
    ["The contact left me reassured.",
     "Het contact stelde mij gerust.",
     "Ce contact a été rassurant pour moi.",
     "Kontakt andis mulle kindlustunde."],
    ["I did not have to tell the same thing twice.",
     "Ik hoefde niets twee keer te vertellen.",
     "Je n'ai pas eu à répéter ce que j'avais déjà dit.",
     "Ma ei pidanud sama asja kaks korda rääkima."],
    ["I was not sent from one person to another.",
     "Ik werd niet van de een naar de ander gestuurd.",
     "On ne m'a pas fait passer d'une personne à l'autre.",
     "Mind ei saadetud ühe inimese juurest teise juurde."],
    ["I knew why there was a wait and how long it would take.",
     "Ik wist waarom ik moest wachten en hoelang.",
     "Je savais pourquoi il fallait attendre et combien de temps.",
     "Ma teadsin, miks ja kui kaua tuli oodata."],
    ["Rules and systems did not get in my way.",
     "Regels en systemen zaten mij niet in de weg.",
     "Les règles et les systèmes n'ont pas été un obstacle pour moi.",
     "Reeglid ja süsteemid ei seganud mind."],
];

#[rustfmt::skip]
const AGENT: [Texts; 12] = [
    ["I understood at once what the question was about.",
     "Ik begreep meteen waar de vraag over ging.",
     "J'ai compris tout de suite l'objet de la question.",
     "Ma mõistsin kohe, mida küsiti."],
    ["I solved the question in this one contact.",
     "Ik heb de vraag in dit ene contact opgelost.",
     "J'ai réglé la question en ce seul contact.",
     "Ma lahendasin küsimuse selle ühe kontaktiga."],
    ["The information I gave was correct and complete.",
     "De informatie die ik gaf, klopte en was volledig.",
     "Les informations que j'ai données étaient exactes et complètes.",
     "Minu antud teave oli õige ja täielik."],
    ["I said what would be done and by when.",
     "Ik heb gezegd wat er zou gebeuren en wanneer het klaar zou zijn.",
     "J'ai dit ce qui serait fait et pour quand.",
     "Ma ütlesin, mida tehakse ja mis ajaks."],
    ["I treated the customer with respect.",
     "Ik heb de klant met respect behandeld.",
     "J'ai traité le client avec respect.",
     "Ma kohtlesin klienti lugupidavalt."],
    ["I listened and let the customer finish.",
     "Ik heb geluisterd en de klant laten uitpraten.",
     "J'ai écouté et laissé le client s'exprimer.",
     "Ma kuulasin ja lasin kliendil lõpuni rääkida."],
    ["I saw the customer as a person, not as a number.",
     "Ik zag de klant als mens, niet als nummer.",
     "J'ai vu dans le client une personne, pas un numéro.",
     "Ma suhtusin klienti kui inimesse, mitte kui numbrisse."],
    ["I left the customer reassured.",
     "Ik heb de klant gerustgesteld.",
     "J'ai rassuré le client.",
     "Ma andsin kliendile kindlustunde."],
    ["I did not make the customer tell the same thing twice.",
     "Ik heb de klant niets twee keer laten vertellen.",
     "Je n'ai pas fait répéter au client ce qu'il avait déjà dit.",
     "Ma ei lasknud kliendil sama asja kaks korda rääkida."],
    ["I did not send the customer from one person to another.",
     "Ik heb de klant niet van de een naar de ander gestuurd.",
     "Je n'ai pas renvoyé le client d'une personne à l'autre.",
     "Ma ei saatnud klienti ühe inimese juurest teise juurde."],
    ["I said why there was a wait and how long it would take.",
     "Ik heb gezegd waarom er gewacht moest worden en hoelang.",
     "J'ai dit pourquoi il fallait attendre et combien de temps.",
     "Ma ütlesin, miks ja kui kaua tuli oodata."],
    ["I kept rules and systems out of the customer's way.",
     "Ik zorgde dat regels en systemen de klant niet in de weg zaten.",
     "J'ai veillé à ce que les règles et les systèmes ne gênent pas le client.",
     "Ma hoolitsesin, et reeglid ja süsteemid klienti ei segaks."],
];

#[rustfmt::skip]
const COACH: [Texts; 12] = [
    ["The agent understood at once what the question was about.",
     "De medewerker begreep meteen waar de vraag over ging.",
     "L'agent a compris tout de suite l'objet de la question.",
     "Töötaja mõistis kohe, mida küsiti."],
    ["The agent solved the question in this one contact.",
     "De medewerker heeft de vraag in dit ene contact opgelost.",
     "L'agent a réglé la question en ce seul contact.",
     "Töötaja lahendas küsimuse selle ühe kontaktiga."],
    ["The information the agent gave was correct and complete.",
     "De informatie die de medewerker gaf, klopte en was volledig.",
     "Les informations que l'agent a données étaient exactes et complètes.",
     "Töötaja antud teave oli õige ja täielik."],
    ["The agent said what would be done and by when.",
     "De medewerker heeft gezegd wat er zou gebeuren en wanneer het klaar zou zijn.",
     "L'agent a dit ce qui serait fait et pour quand.",
     "Töötaja ütles, mida tehakse ja mis ajaks."],
    ["The agent treated the customer with respect.",
     "De medewerker heeft de klant met respect behandeld.",
     "L'agent a traité le client avec respect.",
     "Töötaja kohtles klienti lugupidavalt."],
    ["The agent listened and let the customer finish.",
     "De medewerker heeft geluisterd en de klant laten uitpraten.",
     "L'agent a écouté et laissé le client s'exprimer.",
     "Töötaja kuulas ja lasi kliendil lõpuni rääkida."],
    ["The agent saw the customer as a person, not as a number.",
     "De medewerker zag de klant als mens, niet als nummer.",
     "L'agent a vu dans le client une personne, pas un numéro.",
     "Töötaja suhtus klienti kui inimesse, mitte kui numbrisse."],
    ["The agent left the customer reassured.",
     "De medewerker heeft de klant gerustgesteld.",
     "L'agent a rassuré le client.",
     "Töötaja andis kliendile kindlustunde."],
    ["The customer did not have to tell the same thing twice.",
     "De klant hoefde niets twee keer te vertellen.",
     "Le client n'a pas eu à répéter ce qu'il avait déjà dit.",
     "Klient ei pidanud sama asja kaks korda rääkima."],
    ["The customer was not sent from one person to another.",
     "De klant werd niet van de een naar de ander gestuurd.",
     "Le client n'a pas été renvoyé d'une personne à l'autre.",
     "Klienti ei saadetud ühe inimese juurest teise juurde."],
    ["The agent said why there was a wait and how long it would take.",
     "De medewerker heeft gezegd waarom er gewacht moest worden en hoelang.",
     "L'agent a dit pourquoi il fallait attendre et combien de temps.",
     "Töötaja ütles, miks ja kui kaua tuli oodata."],
    ["Rules and systems did not get in the customer's way.",
     "Regels en systemen zaten de klant niet in de weg.",
     "Les règles et les systèmes n'ont pas gêné le client.",
     "Reeglid ja süsteemid ei seganud klienti."],
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LANGUAGES;

    #[test]
    fn every_face_asks_every_attribute_once_in_every_language() -> Result<()> {
        for (face, language) in Face::ALL.into_iter().flat_map(|face| LANGUAGES.map(|l| (face, l))) {
            let asked = questionnaire(face, language)?;
            assert_eq!(asked.questions.iter().filter(|question| question.dimension.is_some()).count(), 12);
            let mut texts: Vec<&str> =
                asked.questions.iter().map(|question| question.text.as_str()).collect();
            texts.sort_unstable();
            texts.dedup();
            assert_eq!(texts.len(), asked.questions.len(), "{} {language}: a text stands twice", face.name());
        }
        Ok(())
    }
}
