//! The questionnaire on what makes gaps 1 to 4 small or large. The constructs are those of the extended service quality
//! model (Zeithaml, Berry and Parasuraman 1988, J Marketing 52(2):35-48); the wording is this library's own.
use super::servqual::labels;
use super::{AttributeSpec, DimensionSpec, Instrument, InstrumentSpec, Viewpoint};
use crate::language::Texts;
use crate::scale::{Direction, Scale};

/// A construct of the extended service quality model: something about an organisation that makes one of the gaps 1 to 4
/// smaller or larger.
///
/// There are sixteen: 3 for gap 1, 4 for gap 2, 7 for gap 3 and 2 for gap 4, as reviews of the model list them too.
///
/// ```
/// use gapmodel_core::gap::Antecedent;
/// let per_gap: Vec<usize> =
///     (1..=4).map(|gap| Antecedent::ALL.iter().filter(|construct| construct.gap() == gap).count()).collect();
/// assert_eq!(per_gap, [3, 4, 7, 2]);
/// let conflict = Antecedent::parse("role_conflict").unwrap();
/// assert_eq!((conflict.gap(), conflict.polarity()), (3, -1));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Antecedent {
    id: &'static str,
    gap: u8,
    polarity: i8,
}

const fn construct(id: &'static str, gap: u8, polarity: i8) -> Antecedent {
    Antecedent { id, gap, polarity }
}

impl Antecedent {
    /// Every construct, by gap.
    pub const ALL: [Self; 16] = [
        construct("marketing_research_orientation", 1, 1),
        construct("upward_communication", 1, 1),
        construct("levels_of_management", 1, -1),
        construct("management_commitment", 2, 1),
        construct("goal_setting", 2, 1),
        construct("task_standardisation", 2, 1),
        construct("perception_of_feasibility", 2, 1),
        construct("teamwork", 3, 1),
        construct("employee_job_fit", 3, 1),
        construct("technology_job_fit", 3, 1),
        construct("perceived_control", 3, 1),
        construct("supervisory_control", 3, 1),
        construct("role_conflict", 3, -1),
        construct("role_ambiguity", 3, -1),
        construct("horizontal_communication", 4, 1),
        construct("propensity_to_overpromise", 4, -1),
    ];

    /// The id of its dimension in [`Instrument::antecedents`], such as `"role_conflict"`.
    #[must_use]
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// The gap it bears on, 1 to 4.
    #[must_use]
    pub fn gap(&self) -> u8 {
        self.gap
    }

    /// +1 if more of it keeps the gap small, -1 if more of it widens the gap.
    #[must_use]
    pub fn polarity(&self) -> i8 {
        self.polarity
    }

    /// Where it was published.
    #[must_use]
    pub fn source(&self) -> &'static str {
        "Zeithaml, Berry and Parasuraman 1988, J Marketing 52(2):35-48"
    }

    /// The construct with this id; `None` if there is none.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|construct| construct.id == id)
    }
}

const TITLE: Texts = [
    "Causes of the service quality gaps: questionnaire for employees and managers",
    "Oorzaken van de kloven in servicekwaliteit: vragenlijst voor medewerkers en leidinggevenden",
    "Causes des écarts de qualité de service : questionnaire pour le personnel et les responsables",
    "Teeninduskvaliteedi lõhede põhjused: küsimustik töötajatele ja juhtidele",
];

/// A statement, and whether agreeing with it means less of the construct.
type Statement = (bool, Texts);

/// Label, prefix of the ids and statements of each construct, in the order of [`Antecedent::ALL`].
type Block = (Texts, &'static str, [Statement; 3]);

const MORE: bool = false;
const LESS: bool = true;

#[rustfmt::skip]
const BLOCKS: [Block; 16] = [
    (["Marketing research orientation", "Gerichtheid op klantonderzoek",
      "Orientation vers les études de marché", "Kliendiuuringutele suunatus"], "MRO", [
        (MORE, ["we ask customers regularly what they expect of our service",
                "we vragen klanten regelmatig wat ze van onze dienstverlening verwachten",
                "nous demandons régulièrement aux clients ce qu'ils attendent de notre service",
                "küsime klientidelt korrapäraselt, mida nad meie teeninduselt ootavad"]),
        (MORE, ["the results of customer research change what we do",
                "wat klantonderzoek oplevert, verandert hoe we werken",
                "les résultats des études auprès des clients changent notre façon de travailler",
                "kliendiuuringute tulemused muudavad meie tööd"]),
        (LESS, ["managers rarely meet customers themselves",
                "leidinggevenden ontmoeten zelf zelden een klant",
                "les responsables rencontrent rarement les clients eux-mêmes",
                "juhid puutuvad ise klientidega harva kokku"]),
    ]),
    (["Upward communication", "Communicatie naar boven",
      "Communication ascendante", "Alt üles suhtlus"], "UPC", [
        (MORE, ["what staff hear from customers reaches management",
                "wat medewerkers van klanten horen, bereikt de leiding",
                "ce que le personnel entend des clients parvient à la direction",
                "see, mida töötajad klientidelt kuulevad, jõuab juhtkonnani"]),
        (MORE, ["managers ask those who serve customers for their views",
                "leidinggevenden vragen medewerkers met klantcontact naar hun mening",
                "les responsables demandent leur avis à ceux qui servent les clients",
                "juhid küsivad klienditeenindajate arvamust"]),
        (LESS, ["problems with customers are kept from those higher up",
                "problemen met klanten worden voor de leiding verzwegen",
                "les problèmes avec les clients sont cachés à la hiérarchie",
                "probleeme klientidega varjatakse ülemuste eest"]),
    ]),
    (["Levels of management", "Aantal managementlagen",
      "Échelons hiérarchiques", "Juhtimistasandite rohkus"], "LOM", [
        (MORE, ["many layers of management stand between those who serve customers and the top",
                "tussen medewerkers met klantcontact en de top zitten veel managementlagen",
                "de nombreux échelons séparent ceux qui servent les clients de la direction générale",
                "klienditeenindajate ja tippjuhtkonna vahel on palju juhtimistasandeid"]),
        (MORE, ["a decision about a customer has to pass too many desks",
                "een beslissing over een klant moet langs te veel bureaus",
                "une décision concernant un client doit passer par trop de bureaux",
                "klienti puudutav otsus peab läbima liiga palju laudu"]),
        (LESS, ["those who serve customers reach the top of the organisation easily",
                "wie klanten helpt, kan de top van de organisatie gemakkelijk bereiken",
                "ceux qui servent les clients joignent facilement la direction générale",
                "klienditeenindajad saavad tippjuhtidega hõlpsasti ühendust"]),
    ]),
    (["Management commitment to service quality", "Betrokkenheid van de leiding bij servicekwaliteit",
      "Engagement de la direction envers la qualité de service", "Juhtkonna pühendumine teeninduskvaliteedile"],
     "MCQ", [
        (MORE, ["management gives the quality of service as much attention as costs and sales",
                "de leiding let evenveel op de kwaliteit van de dienstverlening als op kosten en omzet",
                "la direction accorde autant d'attention à la qualité du service qu'aux coûts et aux ventes",
                "juhtkond pöörab teeninduse kvaliteedile sama palju tähelepanu kui kuludele ja müügile"]),
        (MORE, ["managers who improve the service are recognised for it",
                "leidinggevenden die de dienstverlening verbeteren, krijgen daar waardering voor",
                "les responsables qui améliorent le service voient leur effort reconnu",
                "juhte, kes teenindust parandavad, tunnustatakse selle eest"]),
        (LESS, ["when money is short, service is the first to suffer",
                "als het geld krap is, wordt het eerst op dienstverlening bezuinigd",
                "quand l'argent manque, c'est d'abord le service qui en pâtit",
                "kui raha napib, kannatab esimesena teenindus"]),
    ]),
    (["Goal setting", "Stellen van doelen", "Fixation d'objectifs", "Eesmärkide seadmine"], "GOA", [
        (MORE, ["there are written goals for the quality of our service",
                "voor de kwaliteit van onze dienstverlening staan doelen op papier",
                "il existe des objectifs écrits pour la qualité de notre service",
                "meie teeninduse kvaliteedile on seatud kirjalikud eesmärgid"]),
        (MORE, ["our service goals start from what customers find important",
                "onze servicedoelen gaan uit van wat klanten belangrijk vinden",
                "nos objectifs de service partent de ce qui compte pour les clients",
                "meie teeninduseesmärgid lähtuvad sellest, mis on klientidele oluline"]),
        (LESS, ["whether we reach our service goals is seldom measured",
                "of we onze servicedoelen halen, wordt zelden gemeten",
                "on mesure rarement si nos objectifs de service sont atteints",
                "harva mõõdetakse, kas me oma teeninduseesmärke täidame"]),
    ]),
    (["Task standardisation", "Standaardisatie van taken",
      "Standardisation des tâches", "Tööülesannete ühtlustamine"], "STD", [
        (MORE, ["recurring work is done by everybody in the same proven way",
                "terugkerend werk doet iedereen op dezelfde beproefde manier",
                "les tâches récurrentes sont exécutées par tous de la même façon éprouvée",
                "korduvat tööd teevad kõik ühtemoodi ja läbiproovitud viisil"]),
        (MORE, ["systems keep the routine steps of our service uniform",
                "systemen zorgen dat vaste werkstappen steeds gelijk verlopen",
                "des systèmes assurent un déroulement uniforme des étapes de routine",
                "süsteemid tagavad, et tavapärased tööetapid kulgevad alati ühtemoodi"]),
        (LESS, ["how a task is done depends on who happens to do it",
                "hoe een taak wordt gedaan, hangt af van wie haar toevallig doet",
                "la façon d'exécuter une tâche dépend de la personne qui s'en charge",
                "see, kuidas ülesanne tehakse, sõltub sellest, kes seda parasjagu teeb"]),
    ]),
    (["Perception of feasibility", "Ervaren haalbaarheid", "Faisabilité perçue", "Tajutud teostatavus"], "FEA", [
        (MORE, ["we are able to deliver the service that customers want",
                "we zijn in staat de dienstverlening te leveren die klanten willen",
                "nous sommes capables de fournir le service que les clients souhaitent",
                "suudame pakkuda teenindust, mida kliendid soovivad"]),
        (MORE, ["meeting customers' expectations is affordable for us",
                "voldoen aan wat klanten verwachten is voor ons betaalbaar",
                "répondre aux attentes des clients est financièrement possible pour nous",
                "klientide ootuste täitmine on meile rahaliselt jõukohane"]),
        (LESS, ["here people believe that customers ask for the impossible",
                "hier vindt men dat klanten het onmogelijke vragen",
                "ici, on pense que les clients demandent l'impossible",
                "meil arvatakse, et kliendid nõuavad võimatut"]),
    ]),
    (["Teamwork", "Samenwerking in teams", "Travail d'équipe", "Meeskonnatöö"], "TEA", [
        (MORE, ["colleagues help each other to serve customers well",
                "collega's helpen elkaar om klanten goed van dienst te zijn",
                "les collègues s'entraident pour bien servir les clients",
                "kolleegid aitavad üksteist, et kliente hästi teenindada"]),
        (MORE, ["I feel responsible for the result of the whole team",
                "ik voel me verantwoordelijk voor het resultaat van het hele team",
                "je me sens responsable du résultat de toute l'équipe",
                "tunnen vastutust kogu meeskonna tulemuse eest"]),
        (LESS, ["people here compete with each other rather than work together",
                "men werkt hier eerder tegen elkaar dan met elkaar",
                "ici, on rivalise plus qu'on ne coopère",
                "siin pigem võisteldakse omavahel kui tehakse koostööd"]),
    ]),
    (["Employee-job fit", "Aansluiting tussen medewerker en werk",
      "Adéquation entre le personnel et le travail", "Töötaja sobivus tööga"], "EJF", [
        (MORE, ["I have the skills that my work asks for",
                "ik heb de vaardigheden die mijn werk vraagt",
                "j'ai les compétences que mon travail exige",
                "mul on oskused, mida mu töö nõuab"]),
        (MORE, ["people are chosen here with care for the work they will do",
                "mensen worden hier zorgvuldig gekozen voor het werk dat ze gaan doen",
                "ici, les personnes sont choisies avec soin pour le travail qu'elles feront",
                "inimesi valitakse siin nende tulevase töö jaoks hoolikalt"]),
        (LESS, ["I was not trained well enough for what customers ask of me",
                "ik ben onvoldoende opgeleid voor wat klanten van me vragen",
                "ma formation ne suffit pas pour ce que les clients me demandent",
                "minu väljaõpe ei ole klientide soovide täitmiseks piisav"]),
    ]),
    (["Technology-job fit", "Aansluiting tussen techniek en werk",
      "Adéquation entre la technologie et le travail", "Tehnika sobivus tööga"], "TJF", [
        (MORE, ["I have the tools and systems I need to serve customers well",
                "ik heb de middelen en systemen die ik nodig heb om klanten goed te helpen",
                "je dispose des outils et des systèmes qu'il me faut pour bien servir les clients",
                "mul on töövahendid ja süsteemid, mida vajan klientide heaks teenindamiseks"]),
        (MORE, ["equipment is repaired or replaced in good time",
                "apparatuur wordt op tijd hersteld of vervangen",
                "le matériel est réparé ou remplacé à temps",
                "seadmed parandatakse või vahetatakse õigel ajal välja"]),
        (LESS, ["our systems make it harder to help a customer",
                "onze systemen maken het moeilijker om een klant te helpen",
                "nos systèmes rendent plus difficile l'aide aux clients",
                "meie süsteemid teevad kliendi aitamise raskemaks"]),
    ]),
    (["Perceived control", "Ervaren regie", "Maîtrise perçue", "Tajutud otsustusvabadus"], "PCO", [
        (MORE, ["I may decide myself how to solve a customer's problem",
                "ik mag zelf beslissen hoe ik een probleem van een klant oplos",
                "je peux décider moi-même comment résoudre le problème d'un client",
                "võin ise otsustada, kuidas kliendi probleem lahendada"]),
        (MORE, ["I can adapt the service to what a customer needs",
                "ik kan de dienstverlening aanpassen aan wat een klant nodig heeft",
                "je peux adapter le service aux besoins d'un client",
                "saan teenindust kohandada kliendi vajadustele"]),
        (LESS, ["I depend so much on others that I cannot answer for the service I give",
                "ik ben zo afhankelijk van anderen dat ik niet kan instaan voor mijn dienstverlening",
                "je dépends tant des autres que je ne peux pas répondre du service que je rends",
                "sõltun teistest nii palju, et ei saa oma teeninduse eest vastutada"]),
    ]),
    (["Supervisory control", "Sturing op gedrag door leidinggevenden",
      "Contrôle par l'encadrement", "Juhi tagasiside teenindamisele"], "SUP", [
        (MORE, ["how I treat customers counts when my work is assessed",
                "hoe ik met klanten omga, telt mee als mijn werk wordt beoordeeld",
                "ma façon de traiter les clients compte dans l'évaluation de mon travail",
                "minu töö hindamisel loeb, kuidas ma klientidega käitun"]),
        (MORE, ["serving customers especially well shows in pay, praise or promotion",
                "wie klanten bijzonder goed helpt, merkt dat in loon, lof of promotie",
                "bien servir les clients se remarque dans le salaire, les éloges ou l'avancement",
                "kes teenindab kliente eriti hästi, tunneb seda palgas, tunnustuses või ametikõrgenduses"]),
        (LESS, ["here only numbers count, not how customers are helped",
                "hier tellen alleen cijfers, niet hoe klanten worden geholpen",
                "ici, seuls les chiffres comptent, pas la façon dont les clients sont servis",
                "siin loevad ainult numbrid, mitte see, kuidas kliente aidatakse"]),
    ]),
    (["Role conflict", "Rolconflict", "Conflit de rôle", "Rollikonflikt"], "RCF", [
        (MORE, ["what customers want and what my manager wants of me do not go together",
                "wat klanten willen en wat mijn leidinggevende van me wil, gaan niet samen",
                "ce que veulent les clients et ce que veut mon responsable sont inconciliables",
                "see, mida soovivad kliendid, ja see, mida nõuab minult juht, ei sobi kokku"]),
        (MORE, ["paperwork and selling leave me too little time for customers",
                "administratie en verkoop laten me te weinig tijd voor klanten",
                "les tâches administratives et la vente me laissent trop peu de temps pour les clients",
                "paberitöö ja müük jätavad mulle klientide jaoks liiga vähe aega"]),
        (LESS, ["all those I work for ask the same of me",
                "iedereen voor wie ik werk, vraagt hetzelfde van me",
                "toutes les personnes pour qui je travaille attendent de moi la même chose",
                "kõik, kelle heaks ma töötan, ootavad minult sama"]),
    ]),
    (["Role ambiguity", "Onduidelijkheid over de eigen rol", "Ambiguïté de rôle", "Rolli ebaselgus"], "RAM", [
        (MORE, ["I am often unsure what is expected of me",
                "ik weet vaak niet zeker wat er van me wordt verwacht",
                "souvent, je ne sais pas bien ce qu'on attend de moi",
                "sageli ei tea ma kindlalt, mida minult oodatakse"]),
        (MORE, ["I do not know by what my work is judged",
                "ik weet niet waarop mijn werk wordt beoordeeld",
                "je ne sais pas d'après quoi mon travail est jugé",
                "ma ei tea, mille järgi minu tööd hinnatakse"]),
        (LESS, ["my manager tells me clearly how I am doing",
                "mijn leidinggevende laat me duidelijk weten hoe ik het doe",
                "mon responsable me dit clairement comment je m'acquitte de mon travail",
                "juht annab mulle selgelt teada, kuidas ma oma tööga toime tulen"]),
    ]),
    (["Horizontal communication", "Communicatie tussen afdelingen",
      "Communication horizontale", "Osakondadevaheline suhtlus"], "HOC", [
        (MORE, ["those who serve customers know beforehand what advertising will promise",
                "wie klanten helpt, weet vooraf wat er in de reclame wordt beloofd",
                "ceux qui servent les clients savent d'avance ce que la publicité promettra",
                "klienditeenindajad teavad ette, mida reklaam lubab"]),
        (MORE, ["departments consult each other on what customers are promised",
                "afdelingen overleggen met elkaar over wat klanten wordt beloofd",
                "les services se concertent sur ce qui est promis aux clients",
                "osakonnad arutavad omavahel läbi, mida klientidele lubatakse"]),
        (LESS, ["how customers are served differs from one branch or department to another",
                "hoe klanten worden geholpen, verschilt per vestiging of afdeling",
                "la façon de servir les clients diffère d'une agence ou d'un service à l'autre",
                "kliente teenindatakse eri osakondades või esindustes erinevalt"]),
    ]),
    (["Propensity to overpromise", "Neiging om te veel te beloven",
      "Propension à trop promettre", "Kalduvus liiga palju lubada"], "OVP", [
        (MORE, ["to win customers we promise more than we can do",
                "om klanten te winnen beloven we meer dan we kunnen waarmaken",
                "pour gagner des clients, nous promettons plus que nous ne pouvons tenir",
                "klientide võitmiseks lubame rohkem, kui suudame täita"]),
        (MORE, ["competitors' promises push us to promise more ourselves",
                "beloften van concurrenten drijven ons ertoe zelf meer te beloven",
                "les promesses des concurrents nous poussent à promettre davantage",
                "konkurentide lubadused sunnivad meid ise rohkem lubama"]),
        (LESS, ["our advertising shows the service as customers will find it",
                "onze reclame toont de dienstverlening zoals klanten die aantreffen",
                "notre publicité montre le service tel que les clients le trouveront",
                "meie reklaam näitab teenindust sellisena, nagu see on"]),
    ]),
];

impl Instrument {
    /// What makes the gaps 1 to 4 small or large: 48 statements about their own organisation for employees and
    /// managers, three for each construct of the extended service quality model (see
    /// [`Antecedent::ALL`](crate::gap::Antecedent::ALL), Zeithaml, Berry and Parasuraman 1988), rated 1 (disagree) to 7
    /// (agree) in columns `MRO1` to `OVP3`, in English, Dutch, French and Estonian.
    ///
    /// A dimension scores what its name says: 7 on role conflict is the most conflict there can be. The third statement
    /// of each construct is worded the other way round and has the direction low is good, which here means that a low
    /// answer stands for more of the construct; it is reverse coded wherever scores are made.
    ///
    /// The statements are this library's own, not the published ones.
    ///
    /// ```
    /// use gapmodel_core::Instrument;
    /// let instrument = Instrument::antecedents();
    /// assert_eq!((instrument.dimensions().len(), instrument.attributes().len()), (16, 48));
    /// let reversed = instrument.attribute("TEA3")?;
    /// assert_eq!(reversed.label_in("en"), "people here compete with each other rather than work together");
    /// assert!(reversed.scale().low_is_good());
    /// assert_eq!(reversed.columns(), ["TEA3"]);
    /// # Ok::<(), gapmodel_core::Error>(())
    /// ```
    #[must_use]
    pub fn antecedents() -> Self {
        questionnaire()
    }
}

fn questionnaire() -> Instrument {
    let scale = Scale::new(1, 7).expect("1 to 7 is a scale");
    let blocks = || Antecedent::ALL.into_iter().zip(&BLOCKS);
    let spec = InstrumentSpec {
        id: "antecedents".to_owned(),
        title: labels(TITLE),
        attribute_scale: None,
        scales: [("agreement".to_owned(), scale)].into(),
        viewpoints: [(Viewpoint::Perception, "{id}".to_owned())].into(),
        dimensions: blocks().map(|(construct, block)| dimension(construct, block)).collect(),
        attributes: blocks().flat_map(|(construct, block)| attributes(construct, block)).collect(),
        items: Vec::new(),
        outcome: None,
        later: None,
    };
    Instrument::new(spec).expect("the table above is complete, which the tests check")
}

fn dimension(construct: Antecedent, &(label, ..): &Block) -> DimensionSpec {
    DimensionSpec { id: construct.id.to_owned(), label: labels(label), ..DimensionSpec::default() }
}

fn attributes(construct: Antecedent, (_, prefix, statements): &Block) -> impl Iterator<Item = AttributeSpec> {
    statements.iter().zip(1..).map(move |(&(less, text), number)| AttributeSpec {
        id: format!("{prefix}{number}"),
        label: labels(text),
        dimension: construct.id.to_owned(),
        direction: less.then_some(Direction::LowIsGood),
        ..AttributeSpec::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LANGUAGES;

    #[test]
    fn every_construct_has_a_dimension_of_three_different_statements_in_every_language() {
        let instrument = Instrument::antecedents();
        let ids: Vec<&str> = instrument.dimensions().iter().map(crate::Dimension::id).collect();
        assert_eq!(ids, Antecedent::ALL.map(|construct| construct.id()));
        for language in LANGUAGES {
            let mut texts: Vec<&str> =
                instrument.attributes().iter().map(|a| a.label()[language].as_str()).collect();
            texts.extend(instrument.dimensions().iter().map(|d| d.label()[language].as_str()));
            assert!(texts.iter().all(|text| text.len() > 6));
            texts.sort_unstable();
            texts.dedup();
            assert_eq!(texts.len(), 64, "{language}: a text stands twice");
        }
        assert!(instrument.dimensions().iter().all(|d| d.attributes().len() == 3));
    }

    #[test]
    fn the_third_statement_of_each_construct_is_reversed() {
        let reversed: Vec<String> = Instrument::antecedents()
            .attributes()
            .iter()
            .filter(|a| a.scale().low_is_good())
            .map(|a| a.id().to_owned())
            .collect();
        assert_eq!(reversed.len(), 16);
        assert!(reversed.iter().all(|id| id.ends_with('3')));
    }
}
