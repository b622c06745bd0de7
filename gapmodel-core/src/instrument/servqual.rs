//! The built-in instruments. The 22 ideas and five dimensions are those of Parasuraman, Zeithaml and Berry (1988,
//! refined 1991, J Retailing 64:12-40 and 67:420-450); the wording is this library's own, neutral so that it fits
//! expectations and perceptions alike. SERVPERF is the perception half (Cronin and Taylor 1992, J Marketing
//! 56(3):55-68). Neither prescribes weights.
use super::{AttributeSpec, DimensionSpec, Instrument, InstrumentSpec, Labels, Viewpoint};
use crate::error::{Error, Result};
use crate::language::{LANGUAGES, Texts};
use crate::scale::Scale;

/// Id and label of a dimension, the prefix of its attributes' ids, and their labels.
type Block = (&'static str, Texts, &'static str, &'static [Texts]);

const SERVQUAL: Texts = [
    "SERVQUAL: expected and perceived service",
    "SERVQUAL: verwachte en ervaren dienstverlening",
    "SERVQUAL : service attendu et service perçu",
    "SERVQUAL: oodatud ja tajutud teenindus",
];

const SERVPERF: Texts = [
    "SERVPERF: perceived service",
    "SERVPERF: ervaren dienstverlening",
    "SERVPERF : service perçu",
    "SERVPERF: tajutud teenindus",
];

const GAP_MODEL: Texts = [
    "The gap model: service from six viewpoints",
    "Het kloofmodel: dienstverlening vanuit zes invalshoeken",
    "Le modèle des écarts : le service vu sous six angles",
    "Lõhede mudel: teenindus kuuest vaatepunktist",
];

#[rustfmt::skip]
const BLOCKS: [Block; 5] = [
    ("reliability", ["Reliability", "Betrouwbaarheid", "Fiabilité", "Usaldusväärsus"], "REL", &[
        ["keeps its promises on time", "komt beloften op tijd na",
         "tient ses promesses dans les délais", "täidab lubadused õigel ajal"],
        ["makes a genuine effort when a customer has a problem", "zet zich echt in als een klant een probleem heeft",
         "s'investit vraiment quand un client a un problème", "püüab kliendi muresid siiralt lahendada"],
        ["gets it right at the first attempt", "doet het meteen goed",
         "fait bien les choses du premier coup", "teeb asjad esimesel katsel õigesti"],
        ["delivers the service at the agreed moment", "levert de dienst op het afgesproken moment",
         "fournit le service au moment convenu", "osutab teenust kokkulepitud ajal"],
        ["keeps accurate records", "houdt een nauwkeurige administratie bij",
         "tient ses dossiers avec exactitude", "peab täpset arvestust"],
    ]),
    ("assurance", ["Assurance", "Zekerheid", "Assurance", "Kindlustunne"], "ASS", &[
        ["staff inspire trust", "medewerkers wekken vertrouwen",
         "le personnel inspire confiance", "töötajad äratavad usaldust"],
        ["doing business with it feels safe", "voelt veilig om zaken mee te doen",
         "offre un sentiment de sécurité lors des transactions", "asjaajamine tundub turvaline"],
        ["staff are polite at all times", "medewerkers zijn altijd beleefd",
         "le personnel est poli en toutes circonstances", "töötajad on alati viisakad"],
        ["staff can answer customers' questions", "medewerkers weten antwoord op vragen van klanten",
         "le personnel sait répondre aux questions des clients", "töötajad oskavad klientide küsimustele vastata"],
    ]),
    ("tangibles", ["Tangibles", "Tastbare aspecten", "Éléments tangibles", "Füüsiline keskkond"], "TAN", &[
        ["works with up-to-date equipment", "werkt met moderne apparatuur",
         "dispose d'équipements modernes", "kasutab nüüdisaegseid seadmeid"],
        ["has attractive premises", "heeft aantrekkelijke ruimtes",
         "dispose de locaux attrayants", "ruumid näevad meeldivad välja"],
        ["staff look well groomed", "medewerkers zien er verzorgd uit",
         "le personnel a une présentation soignée", "töötajad näevad korrektsed välja"],
        ["brochures and documents are well designed", "folders en documenten zijn mooi vormgegeven",
         "les brochures et les documents sont bien présentés", "trükised ja dokumendid on kenasti kujundatud"],
    ]),
    ("empathy", ["Empathy", "Empathie", "Empathie", "Empaatia"], "EMP", &[
        ["treats each customer as an individual", "behandelt elke klant als individu",
         "traite chaque client comme une personne à part entière", "läheneb igale kliendile individuaalselt"],
        ["is open at hours that suit customers", "heeft openingstijden die klanten goed uitkomen",
         "propose des horaires qui conviennent aux clients", "on avatud klientidele sobival ajal"],
        ["staff take a personal interest in each customer",
         "medewerkers tonen persoonlijke belangstelling voor elke klant",
         "le personnel s'intéresse personnellement à chaque client",
         "töötajad pööravad igale kliendile isiklikku tähelepanu"],
        ["puts the customer's interest first", "stelt het belang van de klant voorop",
         "fait passer l'intérêt du client en premier", "seab kliendi huvid esikohale"],
        ["staff grasp what each customer needs", "medewerkers begrijpen wat elke klant nodig heeft",
         "le personnel comprend ce dont chaque client a besoin", "töötajad mõistavad, mida iga klient vajab"],
    ]),
    ("responsiveness", ["Responsiveness", "Responsiviteit", "Réactivité", "Vastutulelikkus"], "RES", &[
        ["says when things will be done", "laat weten wanneer iets wordt gedaan",
         "indique quand les choses seront faites", "ütleb, millal asjad tehtud saavad"],
        ["serves customers without delay", "helpt klanten zonder vertraging",
         "sert les clients sans tarder", "teenindab kliente viivitamata"],
        ["staff are glad to help", "medewerkers helpen graag",
         "le personnel aide volontiers", "töötajad aitavad meelsasti"],
        ["staff find time for requests however busy they are",
         "medewerkers maken tijd voor vragen, hoe druk ze het ook hebben",
         "le personnel trouve le temps de répondre aux demandes, même quand il est très occupé",
         "töötajad leiavad klientide soovide jaoks aega ka siis, kui neil on kiire"],
    ]),
];

impl Instrument {
    /// SERVQUAL: 22 attributes in the five dimensions reliability, assurance, tangibles, empathy and
    /// responsiveness, rated 1 to 7 as expected (columns `E_REL1` to `E_RES4`) and as perceived (`P_REL1` to
    /// `P_RES4`), with labels in English, Dutch, French and Estonian and without weights.
    ///
    /// The labels are short neutral phrases in this library's own words, not the published statements.
    ///
    /// ```
    /// use gapmodel_core::{Instrument, Viewpoint};
    /// let servqual = Instrument::servqual();
    /// assert_eq!(servqual.viewpoints(), [Viewpoint::Expectation, Viewpoint::Perception]);
    /// assert_eq!(servqual.attributes().len(), 22);
    /// assert_eq!(servqual.attribute("REL1")?.label_in("en"), "keeps its promises on time");
    /// assert_eq!(servqual.dimension("tangibles")?.label_in("et"), "Füüsiline keskkond");
    /// # Ok::<(), gapmodel_core::Error>(())
    /// ```
    #[must_use]
    pub fn servqual() -> Self {
        built_in("servqual", SERVQUAL, &[Viewpoint::Expectation, Viewpoint::Perception])
    }

    /// SERVPERF: the attributes of [`Instrument::servqual`], as perceived only (columns `P_REL1` to `P_RES4`).
    ///
    /// ```
    /// use gapmodel_core::{Instrument, Viewpoint};
    /// let servperf = Instrument::servperf();
    /// assert_eq!(servperf.viewpoints(), [Viewpoint::Perception]);
    /// assert_eq!(servperf.attribute("RES4")?.columns(), ["P_RES4"]);
    /// # Ok::<(), gapmodel_core::Error>(())
    /// ```
    #[must_use]
    pub fn servperf() -> Self {
        built_in("servperf", SERVPERF, &[Viewpoint::Perception])
    }

    /// The gap model (Parasuraman, Zeithaml and Berry 1985, J Marketing 49(4):41-50): the attributes of
    /// [`Instrument::servqual`] from the six viewpoints that make its five gaps, so that customers, managers and auditors
    /// can be asked at once (columns `E_REL1` and so on, likewise `M_`, `S_`, `D_`, `C_` and `P_`).
    ///
    /// [`Instrument::question`] has the words that introduce each questionnaire.
    ///
    /// ```
    /// use gapmodel_core::Instrument;
    /// let model = Instrument::gap_model();
    /// assert_eq!(model.viewpoints().len(), 6);
    /// assert_eq!(
    ///     model.attribute("REL1")?.columns(),
    ///     ["E_REL1", "M_REL1", "S_REL1", "D_REL1", "C_REL1", "P_REL1"]
    /// );
    /// # Ok::<(), gapmodel_core::Error>(())
    /// ```
    #[must_use]
    pub fn gap_model() -> Self {
        let six = [
            Viewpoint::Expectation,
            Viewpoint::Management,
            Viewpoint::Standard,
            Viewpoint::Delivered,
            Viewpoint::Communicated,
            Viewpoint::Perception,
        ];
        built_in("gap_model", GAP_MODEL, &six)
    }

    /// What introduces the attributes in the questionnaire for a viewpoint: [`Viewpoint::question_in`], or an error.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] for another language than `"en"`, `"nl"`, `"fr"` and `"et"`.
    ///
    /// ```
    /// use gapmodel_core::{Instrument, Viewpoint};
    /// let question = Instrument::question(Viewpoint::Communicated, "en")?;
    /// let label = Instrument::gap_model().attribute("REL1")?.label_in("en").to_owned();
    /// assert_eq!(
    ///     question.replace('…', &label),
    ///     "What our advertising and promises say of us: keeps its promises on time"
    /// );
    /// # Ok::<(), gapmodel_core::Error>(())
    /// ```
    pub fn question(viewpoint: Viewpoint, language: &str) -> Result<&'static str> {
        viewpoint.question_in(language).ok_or_else(|| Error::InvalidOption {
            option: "language",
            value: format!("{language:?}"),
            allowed: format!("one of {}", LANGUAGES.join(", ")),
        })
    }
}

fn built_in(id: &str, title: Texts, viewpoints: &[Viewpoint]) -> Instrument {
    let scale = Scale::new(1, 7).expect("1 to 7 is a scale");
    let spec = InstrumentSpec {
        id: id.to_owned(),
        title: labels(title),
        attribute_scale: None,
        scales: [("agreement".to_owned(), scale)].into(),
        viewpoints: viewpoints.iter().map(|v| (*v, format!("{}_{{id}}", v.letter()))).collect(),
        dimensions: BLOCKS.iter().map(dimension).collect(),
        attributes: BLOCKS.iter().flat_map(attributes).collect(),
        items: Vec::new(),
        outcome: None,
        later: None,
    };
    Instrument::new(spec).expect("the table above is complete, which the tests check")
}

fn dimension(&(id, label, _, _): &Block) -> DimensionSpec {
    DimensionSpec { id: id.to_owned(), label: labels(label), ..DimensionSpec::default() }
}

fn attributes(&(dimension, _, prefix, texts): &Block) -> impl Iterator<Item = AttributeSpec> {
    texts.iter().enumerate().map(move |(i, &text)| AttributeSpec {
        id: format!("{prefix}{}", i + 1),
        label: labels(text),
        dimension: dimension.to_owned(),
        ..AttributeSpec::default()
    })
}

pub(super) fn labels(texts: Texts) -> Labels {
    LANGUAGES.iter().zip(texts).map(|(language, text)| ((*language).to_owned(), text.to_owned())).collect()
}
