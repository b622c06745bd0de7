//! The rules of a diagnosis as data: when each applies, where it comes from, what it says in every language.

use crate::instrument::Viewpoint;
use crate::language::Texts;

/// A rule of [`diagnose`](super::diagnose).
pub(super) struct Rule {
    pub(super) name: &'static str,
    pub(super) source: &'static str,
    pub(super) when: When,
    /// What holds, in a few words; `{subject}` and the fields of the condition stand for names and numbers.
    pub(super) title: Texts,
    /// What holds, with its numbers.
    pub(super) text: Texts,
    /// What usually is behind it.
    pub(super) causes: &'static [Texts],
    /// What would settle it.
    pub(super) tools: &'static [Tool],
}

/// The condition of a rule.
#[derive(Clone, Copy, Debug)]
pub(super) enum When {
    /// An established shortfall of this gap.
    Shortfall(u8),
    /// Established shortfall of gap 4, and perceptions below expectations.
    PromiseUnkept,
    /// Established shortfall of gap 2, and a large one of gap 1 ruled out.
    StandardBelowBelief,
    /// Established shortfall of gap 3 against a standard that is at least what customers expect.
    SoundStandardMissed,
    /// The step that contributes most to a shortfall.
    LargestStep,
    /// Perceptions below what is delivered.
    PerceivedBelow,
    /// Perceptions above what is delivered.
    PerceivedAbove,
    /// Expectations near the best point of the scale.
    ExpectationCeiling,
    /// A construct on its bad side of the middle of the scale.
    WeakAntecedent,
    /// A large shortfall that is not established.
    Uncertain,
    /// A viewpoint without answers.
    NoEvidence,
    /// A viewpoint with few answers.
    LittleEvidence,
    /// A viewpoint sampled in few sites.
    FewSites,
}

/// A research instrument.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Tool {
    Survey,
    FocusGroup,
    ComplaintAnalysis,
    MysteryShopping,
    EmployeeReview,
    AdvertisingTest,
    PointOfSaleSurvey,
    AfterSaleSurvey,
}

impl Tool {
    pub(super) const fn texts(self) -> Texts {
        match self {
            Self::Survey => {
                ["customer survey", "klantenonderzoek", "enquête auprès des clients", "kliendiküsitlus"]
            }
            Self::FocusGroup => ["focus group", "focusgroep", "groupe de discussion", "fookusgrupp"],
            Self::ComplaintAnalysis => {
                ["complaint analysis", "klachtenanalyse", "analyse des réclamations", "kaebuste analüüs"]
            }
            Self::MysteryShopping => {
                ["mystery shopping", "mystery shopping", "visites mystère", "testostlemine"]
            }
            Self::EmployeeReview => {
                ["employee review", "medewerkersonderzoek", "consultation du personnel", "töötajate küsitlus"]
            }
            Self::AdvertisingTest => {
                ["advertising test", "reclametest", "test publicitaire", "reklaami testimine"]
            }
            Self::PointOfSaleSurvey => [
                "point-of-sale survey",
                "enquête op het verkooppunt",
                "enquête au point de vente",
                "küsitlus müügikohas",
            ],
            Self::AfterSaleSurvey => {
                ["after-sale survey", "enquête na de aankoop", "enquête après-vente", "müügijärgne küsitlus"]
            }
        }
    }
}

use Tool::{
    AdvertisingTest, AfterSaleSurvey, ComplaintAnalysis, EmployeeReview, FocusGroup, MysteryShopping,
    PointOfSaleSurvey, Survey,
};

/// What a viewpoint is called, and what research makes it known.
#[rustfmt::skip]
pub(super) const VIEWPOINTS: [(Viewpoint, Texts, &[Tool]); 8] = [
    (Viewpoint::Expectation, ["Customers' expectations", "Verwachtingen van klanten",
     "Attentes des clients", "Klientide ootused"], &[Survey, FocusGroup]),
    (Viewpoint::Management, ["Management's beliefs", "Opvattingen van het management",
     "Opinions de la direction", "Juhtkonna arusaamad"], &[EmployeeReview]),
    (Viewpoint::Standard, ["Service standards", "Servicenormen",
     "Normes de service", "Teenindusstandardid"], &[EmployeeReview]),
    (Viewpoint::Delivered, ["Service delivered", "Geleverde dienstverlening",
     "Service fourni", "Osutatud teenindus"], &[MysteryShopping, ComplaintAnalysis]),
    (Viewpoint::Communicated, ["Promises in communication", "Beloften in communicatie",
     "Promesses de la communication", "Reklaamis antud lubadused"], &[AdvertisingTest]),
    (Viewpoint::Perception, ["Customers' perceptions", "Ervaringen van klanten",
     "Perceptions des clients", "Klientide hinnangud"], &[PointOfSaleSurvey, AfterSaleSurvey]),
    (Viewpoint::Employee, ["Employees' beliefs", "Opvattingen van medewerkers",
     "Opinions du personnel", "Töötajate arusaamad"], &[EmployeeReview]),
    (Viewpoint::Adequate, ["Lowest adequate level", "Laagste aanvaardbare niveau",
     "Niveau minimal acceptable", "Madalaim vastuvõetav tase"], &[Survey]),
];

/// The word for a gap in the name of a step.
pub(super) const GAP: Texts = ["gap", "kloof", "écart", "lõhe"];

/// The word for the step from delivery to perception.
pub(super) const PERCEPTION: Texts = [
    "perception of delivery",
    "beleving van de levering",
    "perception du service fourni",
    "osutatu tajumine",
];

const PZB_1985: &str = "Parasuraman, Zeithaml and Berry 1985, J Marketing 49(4):41-50";
const ZBP_1988: &str = "Zeithaml, Berry and Parasuraman 1988, J Marketing 52(2):35-48";
const LUK_LAYTON_2002: &str = "Luk and Layton 2002, Service Industries J 22(2):109-128";
const CRONIN_TAYLOR_1992: &str = "Cronin and Taylor 1992, J Marketing 56(3):55-68";
const ALTMAN_BLAND_1995: &str = "Altman and Bland 1995, BMJ 311:485";
const CAMERON_MILLER_2015: &str = "Cameron and Miller 2015, J Human Resources 50(2):317-372";
const RULE_OF_THUMB: &str = "Rule of thumb for the normal approximation of a mean";
const IDENTITY: &str = "Gap 5 = gap 1 + gap 2 + gap 3 + (perception - delivered), by definition";

#[rustfmt::skip]
const OVERPROMISING: Texts = ["advertising and sales promise too much", "reclame en verkoop beloven te veel",
    "la publicité et la vente promettent trop", "reklaam ja müük lubavad liiga palju"];
#[rustfmt::skip]
const SILENT_DEPARTMENTS: Texts = ["departments do not talk to each other",
    "afdelingen praten niet met elkaar",
    "les services ne se parlent pas", "osakonnad ei suhtle omavahel"];
#[rustfmt::skip]
const VAGUE_STANDARDS: Texts = ["there are no standards, or vague ones", "normen ontbreken of zijn vaag",
    "les normes manquent ou sont vagues", "standardid puuduvad või on ebamäärased"];
#[rustfmt::skip]
const STAFFING: Texts = ["too few staff, or staff in the wrong place",
    "te weinig personeel of personeel op de verkeerde plek",
    "trop peu de personnel, ou mal réparti", "töötajaid on liiga vähe või nad on vales kohas"];
#[rustfmt::skip]
const MORALE: Texts = ["low morale", "lage motivatie", "un moral bas", "madal motivatsioon"];
#[rustfmt::skip]
const TRAINING: Texts = ["too little training", "te weinig opleiding", "une formation insuffisante",
    "vähene väljaõpe"];
#[rustfmt::skip]
const ROLE_CONFLICT: Texts = ["demands on staff that conflict", "tegenstrijdige eisen aan medewerkers",
    "des exigences contradictoires envers le personnel", "töötajatele esitatavad vastuolulised nõuded"];
#[rustfmt::skip]
const UNCHECKED: Texts = ["assumptions about customers are never checked",
    "aannames over klanten worden nooit getoetst",
    "les suppositions sur les clients ne sont jamais vérifiées",
    "oletusi klientide kohta ei kontrollita kunagi"];
#[rustfmt::skip]
const UNUSED_RESEARCH: Texts = ["customer research is there but not used",
    "klantonderzoek is er wel, maar wordt niet gebruikt",
    "les études existent mais ne servent pas", "kliendiuuringud on olemas, kuid neid ei kasutata"];
#[rustfmt::skip]
const ADVERTISED: Texts = ["expectations formed by advertising", "verwachtingen gewekt door reclame",
    "des attentes formées par la publicité", "reklaami tekitatud ootused"];
#[rustfmt::skip]
const WORD_OF_MOUTH: Texts = ["expectations formed by word of mouth",
    "verwachtingen gewekt door mond-tot-mondreclame",
    "des attentes formées par le bouche-à-oreille", "teiste jutust tekkinud ootused"];
#[rustfmt::skip]
const UNSEEN: Texts = ["customers do not see what is done for them",
    "klanten zien niet wat er voor hen wordt gedaan",
    "les clients ne voient pas ce qui est fait pour eux", "kliendid ei näe, mida nende heaks tehakse"];
#[rustfmt::skip]
const NOT_BELIEVED: Texts = ["management doubts that customers' wishes can be met",
    "het management twijfelt of wensen van klanten haalbaar zijn",
    "la direction doute que les souhaits des clients soient réalisables",
    "juhtkond kahtleb, kas klientide soove saab täita"];
#[rustfmt::skip]
const TOO_FEW: Texts = ["the sample is small or varies much", "de steekproef is klein of loopt sterk uiteen",
    "l'échantillon est petit ou très dispersé", "valim on väike või väga hajuv"];

/// Every rule. Findings of equal importance stand in this order.
#[rustfmt::skip]
pub(super) const RULES: [Rule; 19] = [
    Rule {
        name: "gap_shortfall", source: PZB_1985, when: When::Shortfall(1),
        title: ["Gap 1, {subject}: management underestimates what customers expect",
                "Kloof 1, {subject}: het management onderschat wat klanten verwachten",
                "Écart 1, {subject} : la direction sous-estime les attentes des clients",
                "Lõhe 1, {subject}: juhtkond alahindab klientide ootusi"],
        text: ["What management believes customers expect is {size} lower on the scale than what they do \
                expect ({detail}).",
               "Wat klanten volgens het management verwachten, ligt {size} lager op de schaal dan wat zij \
                werkelijk verwachten ({detail}).",
               "Ce que la direction croit que les clients attendent se situe {size} plus bas sur l'échelle \
                que leurs attentes réelles ({detail}).",
               "See, mida kliendid juhtkonna arvates ootavad, on skaalal {size} võrra madalamal kui nende \
                tegelikud ootused ({detail})."],
        causes: &[UNCHECKED, UNUSED_RESEARCH], tools: &[Survey, FocusGroup, ComplaintAnalysis],
    },
    Rule {
        name: "gap_shortfall", source: PZB_1985, when: When::Shortfall(2),
        title: ["Gap 2, {subject}: standards ask for less than management knows is expected",
                "Kloof 2, {subject}: de normen vragen minder dan wat er volgens het management wordt \
                verwacht",
                "Écart 2, {subject} : les normes exigent moins que ce qui est attendu selon la direction",
                "Lõhe 2, {subject}: standardid nõuavad vähem, kui juhtkonna arvates oodatakse"],
        text: ["The standards are {size} lower on the scale than what management believes customers expect \
                ({detail}).",
               "De normen liggen {size} lager op de schaal dan wat klanten volgens het management verwachten \
                ({detail}).",
               "Les normes se situent {size} plus bas sur l'échelle que ce que les clients attendent selon \
                la direction ({detail}).",
               "Standardid on skaalal {size} võrra madalamal kui see, mida kliendid juhtkonna arvates \
                ootavad ({detail})."],
        causes: &[VAGUE_STANDARDS, NOT_BELIEVED], tools: &[EmployeeReview, Survey],
    },
    Rule {
        name: "gap_shortfall", source: PZB_1985, when: When::Shortfall(3),
        title: ["Gap 3, {subject}: the service delivered stays below the standard",
                "Kloof 3, {subject}: de geleverde dienstverlening blijft onder de norm",
                "Écart 3, {subject} : le service fourni reste en dessous de la norme",
                "Lõhe 3, {subject}: osutatud teenindus jääb standardist madalamale"],
        text: ["What is delivered is {size} lower on the scale than the standard ({detail}).",
               "Wat wordt geleverd, ligt {size} lager op de schaal dan de norm ({detail}).",
               "Ce qui est fourni se situe {size} plus bas sur l'échelle que la norme ({detail}).",
               "Osutatud teenindus on skaalal standardist {size} võrra madalamal ({detail})."],
        causes: &[STAFFING, MORALE, TRAINING, ROLE_CONFLICT], tools: &[MysteryShopping, EmployeeReview, ComplaintAnalysis],
    },
    Rule {
        name: "gap_shortfall", source: PZB_1985, when: When::Shortfall(4),
        title: ["Gap 4, {subject}: more is promised than delivered",
                "Kloof 4, {subject}: er wordt meer beloofd dan geleverd",
                "Écart 4, {subject} : on promet plus que ce qui est fourni",
                "Lõhe 4, {subject}: lubatakse rohkem, kui osutatakse"],
        text: ["What is delivered is {size} lower on the scale than what is promised ({detail}).",
               "Wat wordt geleverd, ligt {size} lager op de schaal dan wat wordt beloofd ({detail}).",
               "Ce qui est fourni se situe {size} plus bas sur l'échelle que ce qui est promis ({detail}).",
               "Osutatud teenindus on skaalal {size} võrra madalamal kui see, mida lubatakse ({detail})."],
        causes: &[OVERPROMISING, SILENT_DEPARTMENTS], tools: &[AdvertisingTest, PointOfSaleSurvey, EmployeeReview],
    },
    Rule {
        name: "gap_shortfall", source: PZB_1985, when: When::Shortfall(5),
        title: ["Gap 5, {subject}: customers perceive less than they expect",
                "Kloof 5, {subject}: klanten ervaren minder dan zij verwachten",
                "Écart 5, {subject} : les clients perçoivent moins que ce qu'ils attendent",
                "Lõhe 5, {subject}: kliendid tajuvad vähem, kui ootavad"],
        text: ["What customers perceive is {size} lower on the scale than what they expect ({detail}).",
               "Wat klanten ervaren, ligt {size} lager op de schaal dan wat zij verwachten ({detail}).",
               "Ce que les clients perçoivent se situe {size} plus bas sur l'échelle que ce qu'ils attendent \
                ({detail}).",
               "See, mida kliendid tajuvad, on skaalal {size} võrra madalamal kui see, mida nad ootavad \
                ({detail})."],
        causes: &[ADVERTISED, WORD_OF_MOUTH], tools: &[Survey, AfterSaleSurvey, FocusGroup],
    },
    Rule {
        name: "gap_shortfall", source: LUK_LAYTON_2002, when: When::Shortfall(6),
        title: ["Gap 6, {subject}: employees underestimate what customers expect",
                "Kloof 6, {subject}: medewerkers onderschatten wat klanten verwachten",
                "Écart 6, {subject} : le personnel sous-estime les attentes des clients",
                "Lõhe 6, {subject}: töötajad alahindavad klientide ootusi"],
        text: ["What employees believe customers expect is {size} lower on the scale than what they do \
                expect ({detail}).",
               "Wat klanten volgens de medewerkers verwachten, ligt {size} lager op de schaal dan wat zij \
                werkelijk verwachten ({detail}).",
               "Ce que le personnel croit que les clients attendent se situe {size} plus bas sur l'échelle \
                que leurs attentes réelles ({detail}).",
               "See, mida kliendid töötajate arvates ootavad, on skaalal {size} võrra madalamal kui nende \
                tegelikud ootused ({detail})."],
        causes: &[UNCHECKED, TRAINING], tools: &[EmployeeReview, Survey, FocusGroup],
    },
    Rule {
        name: "gap_shortfall", source: LUK_LAYTON_2002, when: When::Shortfall(7),
        title: ["Gap 7, {subject}: employees think that less is expected than management thinks",
                "Kloof 7, {subject}: medewerkers denken dat er minder wordt verwacht dan het management \
                denkt",
                "Écart 7, {subject} : le personnel situe les attentes plus bas que la direction",
                "Lõhe 7, {subject}: töötajad peavad ootusi madalamaks kui juhtkond"],
        text: ["What employees believe customers expect is {size} lower on the scale than what management \
                believes ({detail}).",
               "Wat klanten volgens de medewerkers verwachten, ligt {size} lager op de schaal dan wat zij \
                volgens het management verwachten ({detail}).",
               "Ce que les clients attendent selon le personnel se situe {size} plus bas sur l'échelle que \
                ce qu'ils attendent selon la direction ({detail}).",
               "See, mida kliendid töötajate arvates ootavad, on skaalal {size} võrra madalamal kui see, \
                mida nad juhtkonna arvates ootavad ({detail})."],
        causes: &[SILENT_DEPARTMENTS, TRAINING], tools: &[EmployeeReview, FocusGroup],
    },
    Rule {
        name: "promise_exceeds_delivery", source: PZB_1985, when: When::PromiseUnkept,
        title: ["Promises raise expectations that are not met",
                "Beloften wekken verwachtingen die niet worden waargemaakt",
                "Les promesses créent des attentes qui ne sont pas satisfaites",
                "Lubadused tekitavad ootusi, mida ei täideta"],
        text: ["Delivery is {size} below what is promised ({detail}), and customers perceive {other} less \
                than they expect: promises raise what customers expect.",
               "De levering ligt {size} onder wat wordt beloofd ({detail}), en klanten ervaren {other} \
                minder dan zij verwachten: beloften verhogen wat klanten verwachten.",
               "Le service fourni est de {size} inférieur à ce qui est promis ({detail}), et les clients \
                perçoivent {other} de moins que ce qu'ils attendent : les promesses élèvent les attentes.",
               "Osutatud teenindus jääb lubatust {size} võrra madalamale ({detail}) ja kliendid tajuvad \
                {other} võrra vähem, kui ootavad: lubadused tõstavad klientide ootusi."],
        causes: &[OVERPROMISING, SILENT_DEPARTMENTS], tools: &[AdvertisingTest, PointOfSaleSurvey, AfterSaleSurvey],
    },
    Rule {
        name: "standard_below_belief", source: PZB_1985, when: When::StandardBelowBelief,
        title: ["Management knows what customers expect, but the standards do not ask for it",
                "Het management weet wat klanten verwachten, maar de normen vragen het niet",
                "La direction connaît les attentes des clients, mais les normes ne les reprennent pas",
                "Juhtkond teab, mida kliendid ootavad, kuid standardid seda ei nõua"],
        text: ["The standards are {size} below management's own beliefs ({detail}), and these are close to what \
                customers expect, or above it (gap 1: {other}).",
               "De normen liggen {size} onder wat het management zelf denkt ({detail}), en dat ligt dicht bij \
                wat klanten verwachten, of erboven (kloof 1: {other}).",
               "Les normes sont de {size} inférieures à ce que pense la direction elle-même ({detail}), et cela \
                est proche des attentes des clients ou les dépasse (écart 1 : {other}).",
               "Standardid on {size} võrra madalamal juhtkonna enda arusaamadest ({detail}) ja need on klientide \
                ootustele lähedal või neist kõrgemal (lõhe 1: {other})."],
        causes: &[VAGUE_STANDARDS, NOT_BELIEVED], tools: &[EmployeeReview],
    },
    Rule {
        name: "delivery_below_sound_standard", source: PZB_1985, when: When::SoundStandardMissed,
        title: ["The standard is high enough, but it is not met",
                "De norm is hoog genoeg, maar wordt niet gehaald",
                "La norme est assez élevée, mais elle n'est pas atteinte",
                "Standard on piisavalt kõrge, kuid seda ei täideta"],
        text: ["The standard ({standard}) is at least what customers expect ({other}), and delivery is \
                {size} below it ({detail}): work on delivery, not on the standard.",
               "De norm ({standard}) is minstens wat klanten verwachten ({other}), en de levering ligt er \
                {size} onder ({detail}): werk aan de uitvoering, niet aan de norm.",
               "La norme ({standard}) correspond au moins à ce que les clients attendent ({other}), et le \
                service fourni est de {size} inférieur ({detail}) : c'est l'exécution qu'il faut améliorer, \
                non la norme.",
               "Standard ({standard}) vastab vähemalt klientide ootustele ({other}), kuid osutatud teenindus \
                jääb sellest {size} võrra madalamale ({detail}): parandada tuleb teostust, mitte \
                standardit."],
        causes: &[STAFFING, MORALE, TRAINING, ROLE_CONFLICT], tools: &[MysteryShopping, EmployeeReview],
    },
    Rule {
        name: "largest_step", source: IDENTITY, when: When::LargestStep,
        title: ["Most of the customer gap arises at {step}",
                "Het grootste deel van de klantkloof ontstaat bij {step}",
                "La plus grande part de l'écart client naît à l'étape « {step} »",
                "Suurem osa kliendilõhest tekib siin: {step}"],
        text: ["Of the difference between expectation and perception ({other}), {step} contributes the most \
                ({detail}); the probability that no step contributes more is {probability}.",
               "Aan het verschil tussen verwachting en ervaring ({other}) draagt {step} het meest bij \
                ({detail}); de kans dat geen andere stap meer bijdraagt, is {probability}.",
               "Dans la différence entre attente et perception ({other}), l'étape « {step} » compte le plus \
                ({detail}) ; la probabilité qu'aucune autre étape ne compte davantage est de {probability}.",
               "Ootuse ja taju vahest ({other}) annab suurima osa {step} ({detail}); tõenäosus, et ükski \
                teine samm ei anna rohkem, on {probability}."],
        causes: &[], tools: &[],
    },
    Rule {
        name: "perception_below_delivery", source: PZB_1985, when: When::PerceivedBelow,
        title: ["Customers see less than is delivered", "Klanten zien minder dan er wordt geleverd",
                "Les clients voient moins que ce qui est fourni",
    "Kliendid näevad vähem, kui neile osutatakse"],
        text: ["Perceptions are {size} below what is delivered ({detail}): tell and show customers what is \
                done.",
               "De ervaringen liggen {size} onder wat wordt geleverd ({detail}): vertel en toon klanten wat \
                er wordt gedaan.",
               "Les perceptions sont de {size} inférieures à ce qui est fourni ({detail}) : dites et montrez \
                aux clients ce qui est fait.",
               "Klientide hinnangud on osutatust {size} võrra madalamad ({detail}): rääkige ja näidake \
                klientidele, mida tehakse."],
        causes: &[UNSEEN], tools: &[AfterSaleSurvey, FocusGroup],
    },
    Rule {
        name: "perception_above_delivery", source: PZB_1985, when: When::PerceivedAbove,
        title: ["Customers see more than audits find", "Klanten zien meer dan controles vinden",
                "Les clients voient plus que ce que constatent les contrôles",
    "Kliendid näevad enamat, kui kontroll leiab"],
        text: ["Perceptions are {size} above what is delivered ({detail}): goodwill that delivery has not \
                earned can be lost.",
               "De ervaringen liggen {size} boven wat wordt geleverd ({detail}): krediet dat niet met de \
                levering is verdiend, kan verloren gaan.",
               "Les perceptions sont de {size} supérieures à ce qui est fourni ({detail}) : une \
                bienveillance que le service n'a pas méritée peut se perdre.",
               "Klientide hinnangud on osutatust {size} võrra kõrgemad ({detail}): teenimata poolehoid võib \
                kaduda."],
        causes: &[], tools: &[MysteryShopping, AfterSaleSurvey],
    },
    Rule {
        name: "expectation_ceiling", source: CRONIN_TAYLOR_1992, when: When::ExpectationCeiling,
        title: ["Expectations are near the top of the scale",
    "Verwachtingen liggen dicht bij de top van de schaal",
                "Les attentes sont proches du haut de l'échelle", "Ootused on skaala ülemise otsa lähedal"],
        text: ["The mean expectation is {value} on a scale up to {max} (n = {n}): it tells services apart \
                poorly, so look at perceptions as well.",
               "De gemiddelde verwachting is {value} op een schaal tot {max} (n = {n}): ze maakt weinig \
                onderscheid, dus kijk ook naar de ervaringen.",
               "L'attente moyenne est de {value} sur une échelle allant jusqu'à {max} (n = {n}) : elle \
                distingue peu, regardez donc aussi les perceptions.",
               "Keskmine ootus on {value} skaalal, mille ülemine ots on {max} (n = {n}): see eristab vähe, \
                vaadake seepärast ka hinnanguid."],
        causes: &[ADVERTISED], tools: &[Survey, FocusGroup],
    },
    Rule {
        name: "weak_antecedent", source: ZBP_1988, when: When::WeakAntecedent,
        title: ["{subject}: a probable cause of gap {gap}",
    "{subject}: een waarschijnlijke oorzaak van kloof {gap}",
                "{subject} : une cause probable de l'écart {gap}", "{subject}: lõhe {gap} tõenäoline põhjus"],
        text: ["On a scale of {min} to {max} the mean ({detail}) lies with its whole interval on the \
                unfavourable side of {middle}.",
               "Op een schaal van {min} tot {max} ligt het gemiddelde ({detail}) met zijn hele interval aan \
                de ongunstige kant van {middle}.",
               "Sur une échelle de {min} à {max}, la moyenne ({detail}) se situe, avec tout son intervalle, \
                du côté défavorable de {middle}.",
               "Skaalal {min} kuni {max} jääb keskmine ({detail}) koos kogu vahemikuga väärtusest {middle} \
                ebasoodsale poole."],
        causes: &[], tools: &[EmployeeReview],
    },
    Rule {
        name: "large_but_uncertain", source: ALTMAN_BLAND_1995, when: When::Uncertain,
        title: ["Gap {gap}, {subject}: a large shortfall, but too little evidence",
                "Kloof {gap}, {subject}: een groot tekort, maar te weinig bewijs",
                "Écart {gap}, {subject} : un grand déficit, mais trop peu de preuves",
                "Lõhe {gap}, {subject}: suur puudujääk, kuid liiga vähe tõendeid"],
        text: ["“{delivered}” is {size} below “{reference}” on the scale ({detail}), which may be chance: no \
                shortfall is established, and none is ruled out.",
               "“{delivered}” ligt {size} onder “{reference}” op de schaal ({detail}), wat toeval kan \
                zijn: een tekort is niet aangetoond en niet uitgesloten.",
               "« {delivered} » se situe {size} plus bas que « {reference} » sur l'échelle ({detail}), ce \
                qui peut être dû au hasard : un déficit n'est ni établi ni exclu.",
               "„{delivered}“ on skaalal {size} võrra madalamal kui „{reference}“ ({detail}), mis võib olla \
                juhus: puudujääk ei ole tõendatud ega välistatud."],
        causes: &[TOO_FEW], tools: &[],
    },
    Rule {
        name: "no_evidence", source: ALTMAN_BLAND_1995, when: When::NoEvidence,
        title: ["{subject}: no evidence", "{subject}: geen gegevens", "{subject} : aucune donnée",
    "{subject}: andmed puuduvad"],
        text: ["Nobody has answered from this viewpoint (n = {n}), so the gaps it belongs to stay unknown.",
               "Vanuit dit gezichtspunt heeft niemand geantwoord (n = {n}), dus blijven de kloven waar het \
                bij hoort onbekend.",
               "Personne n'a répondu de ce point de vue (n = {n}) ; les écarts correspondants restent donc \
                inconnus.",
               "Sellest vaatepunktist ei ole keegi vastanud (n = {n}), mistõttu sellega seotud lõhed jäävad \
                teadmata."],
        causes: &[], tools: &[],
    },
    Rule {
        name: "little_evidence", source: RULE_OF_THUMB, when: When::LittleEvidence,
        title: ["{subject}: little evidence", "{subject}: weinig gegevens", "{subject} : peu de données",
    "{subject}: andmeid on vähe"],
        text: ["From this viewpoint there are n = {n} answers: with fewer than {needed}, intervals are rough \
                and wide.",
               "Vanuit dit gezichtspunt zijn er n = {n} antwoorden: bij minder dan {needed} zijn intervallen \
                ruw en breed.",
               "De ce point de vue, il y a n = {n} réponses : à moins de {needed}, les intervalles sont \
                approximatifs et larges.",
               "Sellest vaatepunktist on vastuseid n = {n}: kui neid on alla {needed}, on vahemikud \
                ligikaudsed ja laiad."],
        causes: &[], tools: &[],
    },
    Rule {
        name: "few_sites", source: CAMERON_MILLER_2015, when: When::FewSites,
        title: ["{subject}: few sites", "{subject}: weinig locaties", "{subject} : peu de sites",
    "{subject}: asukohti on vähe"],
        text: ["This viewpoint was sampled in {n} sites: with fewer than {needed}, it is not known how much \
                sites differ.",
               "Dit gezichtspunt is op {n} locaties gemeten: bij minder dan {needed} is onbekend hoeveel \
                locaties verschillen.",
               "Ce point de vue a été mesuré sur {n} sites : à moins de {needed}, on ne sait pas combien les \
                sites diffèrent.",
               "Seda vaatepunkti mõõdeti {n} asukohas: kui neid on alla {needed}, ei ole teada, kui palju \
                asukohad erinevad."],
        causes: &[], tools: &[],
    },
];
