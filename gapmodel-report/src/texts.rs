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
pub(crate) const SEGMENT_GAPS_TITLE: Texts =
    ["Gaps by segment", "Kloven per segment", "Écarts par segment", "Lõhed segmentide kaupa"];
pub(crate) const SEGMENT_GAPS_SUBTITLE: Texts = [
    "Mean gap between what is perceived and what is expected. Largest shortfall first.",
    "Gemiddelde kloof tussen ervaring en verwachting. Grootste tekort eerst.",
    "Écart moyen entre le perçu et l'attendu. La plus grande insuffisance d'abord.",
    "Keskmine lõhe tajutu ja oodatu vahel. Suurim puudujääk esimesena.",
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

// Waterfall.

pub(crate) const WATERFALL_TITLE: Texts =
    ["Where the gap comes from", "Waar de kloof ontstaat", "D'où vient l'écart", "Kust lõhe tuleb"];
pub(crate) const WATERFALL_SUBTITLE: Texts = [
    "Step by step from what customers expect (0) to what they perceive. Steps add up to gap 5.",
    "Stap voor stap van wat klanten verwachten (0) naar wat zij ervaren. Samen vormen de stappen kloof 5.",
    "Pas à pas, de ce que les clients attendent (0) à ce qu'ils perçoivent. Les étapes s'additionnent pour former l'écart 5.",
    "Samm-sammult klientide ootustest (0) nende tajuni. Sammude summa on lõhe 5.",
];
pub(crate) const WATERFALL_AXIS: Texts = [
    "Points above or below what is expected",
    "Punten boven of onder de verwachting",
    "Points au-dessus ou au-dessous des attentes",
    "Punkte üle või alla ootuste",
];
pub(crate) const STEP: Texts = ["Step", "Stap", "Étape", "Samm"];
pub(crate) const LARGEST_NOTE: Texts = [
    "Probability of being the step that contributes most: {} for “{}”.",
    "Kans dat een stap het meest bijdraagt: {} voor ‘{}’.",
    "Probabilité d'être l'étape qui contribue le plus : {} pour « {} ».",
    "Tõenäosus, et samm annab suurima panuse: {} („{}“).",
];
pub(crate) const RISE: Texts = ["Rise", "Stijging", "Hausse", "Tõus"];
pub(crate) const FALL: Texts = ["Fall", "Daling", "Baisse", "Langus"];
pub(crate) const TOTAL: Texts = ["Total (gap 5)", "Totaal (kloof 5)", "Total (écart 5)", "Kokku (lõhe 5)"];
pub(crate) const BESIDE: Texts = [
    "Not part of the sum (gap 4)",
    "Geen deel van de som (kloof 4)",
    "Hors de la somme (écart 4)",
    "Ei kuulu summasse (lõhe 4)",
];
pub(crate) const STEPS: [(&str, Texts); 6] = [
    (
        "gap 1",
        [
            "Gap 1: knowing what is expected",
            "Kloof 1: weten wat wordt verwacht",
            "Écart 1 : savoir ce qui est attendu",
            "Lõhe 1: ootuste tundmine",
        ],
    ),
    (
        "gap 2",
        [
            "Gap 2: setting standards",
            "Kloof 2: normen stellen",
            "Écart 2 : fixer des normes",
            "Lõhe 2: standardite seadmine",
        ],
    ),
    (
        "gap 3",
        [
            "Gap 3: keeping to standards",
            "Kloof 3: normen halen",
            "Écart 3 : tenir les normes",
            "Lõhe 3: standardite täitmine",
        ],
    ),
    (
        "gap 4",
        [
            "Gap 4: promises in communication",
            "Kloof 4: beloften in communicatie",
            "Écart 4 : promesses de la communication",
            "Lõhe 4: reklaamis antud lubadused",
        ],
    ),
    (
        "perception",
        [
            "Perception of what is delivered",
            "Beleving van wat wordt geleverd",
            "Perception de ce qui est fourni",
            "Osutatud teeninduse tajumine",
        ],
    ),
    (
        "gap 5",
        [
            "Gap 5: perceived − expected",
            "Kloof 5: ervaren − verwacht",
            "Écart 5 : perçu − attendu",
            "Lõhe 5: tajutud − oodatud",
        ],
    ),
];

// Zone of tolerance.

pub(crate) const ZONE_TITLE: Texts =
    ["Zone of tolerance", "Tolerantiezone", "Zone de tolérance", "Tolerantsitsoon"];
pub(crate) const ZONE_SUBTITLE: Texts = [
    "The band runs from the lowest level that customers find adequate to the level they desire. Differences from both ends, at the right, say whether service is inside.",
    "De band loopt van het laagste niveau dat klanten aanvaardbaar vinden tot het niveau dat zij wensen. De verschillen met beide grenzen, rechts, zeggen of de dienstverlening erbinnen valt.",
    "La bande va du niveau minimal acceptable au niveau souhaité. Les différences avec ces deux limites, à droite, disent si le service s'y trouve.",
    "Riba ulatub madalaimast vastuvõetavast tasemest soovitud tasemeni. Erinevused mõlemast otsast, paremal, näitavad, kas teenindus on selle sees.",
];
pub(crate) const ZONE_BAND: Texts = [
    "From adequate to desired",
    "Van aanvaardbaar tot gewenst",
    "De l'acceptable au souhaité",
    "Vastuvõetavast soovituni",
];
pub(crate) const ZONE_AXIS: Texts = [
    "Difference from both ends",
    "Verschil met beide grenzen",
    "Différence avec les deux limites",
    "Erinevus mõlemast otsast",
];
pub(crate) const OVER_ADEQUATE: Texts =
    ["Perceived − adequate", "Ervaren − aanvaardbaar", "Perçu − acceptable", "Tajutud − vastuvõetav"];
pub(crate) const OVER_DESIRED: Texts =
    ["Perceived − desired", "Ervaren − gewenst", "Perçu − souhaité", "Tajutud − soovitud"];
pub(crate) const OVERALL: Texts = ["Overall", "Totaal", "Ensemble", "Kokku"];
pub(crate) const ZONE_INVERTED: Texts = [
    "{} of {} respondents desire less than is adequate for them, of at least one attribute.",
    "{} van {} respondenten wensen bij ten minste één kenmerk minder dan voor hen aanvaardbaar is.",
    "{} répondants sur {} souhaitent moins que ce qui leur paraît acceptable, pour au moins un attribut.",
    "{} vastajat {}-st soovivad vähemalt ühe omaduse puhul vähem, kui neile vastuvõetav on.",
];

// Estimates and segments.

pub(crate) const STATISTIC: [Texts; 5] = [
    [
        "Share of positive answers",
        "Aandeel positieve antwoorden",
        "Part des réponses positives",
        "Positiivsete vastuste osakaal",
    ],
    MEAN_RATING,
    ["Index, 0 to 100", "Index, 0 tot 100", "Indice, de 0 à 100", "Indeks, 0 kuni 100"],
    ["Net promoter score", "Net Promoter Score", "Net Promoter Score", "Soovitusindeks (NPS)"],
    ["Net score, in points", "Nettoscore, in punten", "Score net, en points", "Netotulemus, punktides"],
];
pub(crate) const RANKED_SUBTITLE: Texts = [
    "With {}s, the highest first.",
    "Met {}len, het hoogste eerst.",
    "Avec {}, du plus haut au plus bas.",
    "Koos vahemikega: {}; suurim esimesena.",
];
pub(crate) const BY_SEGMENT: Texts =
    ["{} by segment", "{} per segment", "{} par segment", "{} segmendi kaupa"];
pub(crate) const SCORE: Texts = ["Score", "Score", "Score", "Tulemus"];
pub(crate) const TARGET: Texts = ["Target {}", "Doel {}", "Objectif {}", "Eesmärk {}"];
pub(crate) const TOTAL_AT: Texts = ["All together {}", "Alle samen {}", "Ensemble {}", "Kõik kokku {}"];
pub(crate) const ABOVE_TARGET: Texts =
    ["Above the target", "Boven het doel", "Au-dessus de l'objectif", "Üle eesmärgi"];
pub(crate) const BELOW_TARGET: Texts =
    ["Below the target", "Onder het doel", "Au-dessous de l'objectif", "Alla eesmärgi"];
pub(crate) const ESTIMATE: Texts = ["Estimate", "Schatting", "Estimation", "Hinnang"];
pub(crate) const AGAINST: [(&str, Texts); 3] = [
    (
        "rest",
        [
            "Difference from all others",
            "Verschil met alle andere",
            "Différence avec tous les autres",
            "Erinevus kõigist teistest",
        ],
    ),
    (
        "total",
        [
            "Difference from all",
            "Verschil met het geheel",
            "Différence avec l'ensemble",
            "Erinevus kogutulemusest",
        ],
    ),
    (
        "target",
        [
            "Difference from the target",
            "Verschil met het doel",
            "Différence avec l'objectif",
            "Erinevus eesmärgist",
        ],
    ),
];
pub(crate) const IN_POINTS: Texts =
    ["{} (percentage points)", "{} (procentpunten)", "{} (points de pourcentage)", "{} (protsendipunkti)"];
pub(crate) const SEGMENTS_SUBTITLE: Texts = [
    "The score of each segment, the highest first, and its difference with its interval. Filled marks stand out beyond chance, many comparisons taken into account.",
    "De score van elk segment, de hoogste eerst, en het verschil met zijn interval. Gevulde tekens wijken meer af dan toeval verklaart, rekening houdend met het aantal vergelijkingen.",
    "Le score de chaque segment, du plus haut au plus bas, et sa différence avec son intervalle. Les marques pleines s'écartent plus que par hasard, compte tenu du nombre de comparaisons.",
    "Iga segmendi tulemus, suurim esimesena, ning erinevus koos vahemikuga. Täidetud märgid erinevad rohkem kui juhuslikult, arvestades võrdluste arvu.",
];
pub(crate) const HIGHER: Texts = ["Higher", "Hoger", "Plus haut", "Kõrgem"];
pub(crate) const LOWER: Texts = ["Lower", "Lager", "Plus bas", "Madalam"];
pub(crate) const NO_VALUE: Texts = ["no value", "geen waarde", "sans valeur", "väärtuseta"];
pub(crate) const PERFORMANCE_TITLE: Texts = [
    "How customers rate the service",
    "Hoe klanten de dienstverlening beoordelen",
    "Comment les clients jugent le service",
    "Kuidas kliendid teenindust hindavad",
];

// Control charts.

pub(crate) const CONTROL_TITLE: Texts = ["Control chart", "Regelkaart", "Carte de contrôle", "Kontrollkaart"];
pub(crate) const TREND_TITLE: Texts = [
    "Share of positive answers over time",
    "Aandeel positieve antwoorden in de tijd",
    "Part des réponses positives dans le temps",
    "Positiivsete vastuste osakaal ajas",
];
pub(crate) const CONTROL_SUBTITLE: Texts = [
    "Points within the limits that follow no pattern vary by chance; those marked ask for a reason.",
    "Punten binnen de grenzen en zonder patroon variëren door toeval; gemarkeerde punten vragen om een verklaring.",
    "Les points entre les limites et sans motif varient par hasard ; ceux qui sont marqués demandent une explication.",
    "Piiride vahel ja mustrita punktid kõiguvad juhuslikult; märgitud punktid vajavad selgitust.",
];
pub(crate) const VALUE: Texts = ["Value", "Waarde", "Valeur", "Väärtus"];
pub(crate) const SHARE: Texts = ["Share", "Aandeel", "Part", "Osakaal"];
pub(crate) const RATE: Texts = ["Rate", "Aantal per eenheid", "Taux", "Määr"];
pub(crate) const SUMS: Texts =
    ["Cumulative sums", "Cumulatieve sommen", "Sommes cumulées", "Kumulatiivsed summad"];
pub(crate) const PERIOD: Texts = ["Period", "Periode", "Période", "Periood"];
pub(crate) const CENTRE: Texts = ["Centre line", "Middellijn", "Ligne centrale", "Keskjoon"];
pub(crate) const CONTROL_LIMITS: Texts = ["Limits", "Grenzen", "Limites", "Piirid"];
pub(crate) const BY_CHANCE: Texts =
    ["As by chance", "Als door toeval", "Comme par hasard", "Nagu juhuslikult"];
pub(crate) const BEYOND: Texts =
    ["Beyond the limits", "Buiten de grenzen", "Hors des limites", "Väljaspool piire"];
pub(crate) const PATTERN: Texts =
    ["Completes a pattern", "Voltooit een patroon", "Complète un motif", "Lõpetab mustri"];
pub(crate) const RULES: [(&str, Texts); 13] = [
    ("beyond_limits", BEYOND),
    (
        "two_of_three_beyond_two_sigma",
        [
            "Two of three beyond two sigma",
            "Twee van drie buiten twee sigma",
            "Deux sur trois au-delà de deux sigmas",
            "Kaks kolmest üle kahe sigma",
        ],
    ),
    (
        "four_of_five_beyond_one_sigma",
        [
            "Four of five beyond one sigma",
            "Vier van vijf buiten één sigma",
            "Quatre sur cinq au-delà d'un sigma",
            "Neli viiest üle ühe sigma",
        ],
    ),
    (
        "eight_on_one_side",
        ["Eight on one side", "Acht aan één kant", "Huit du même côté", "Kaheksa ühel pool"],
    ),
    ("nine_on_one_side", ["Nine on one side", "Negen aan één kant", "Neuf du même côté", "Üheksa ühel pool"]),
    (
        "six_rising_or_falling",
        [
            "Six rising or falling",
            "Zes stijgend of dalend",
            "Six en hausse ou en baisse",
            "Kuus tõusvat või langevat",
        ],
    ),
    (
        "fourteen_alternating",
        ["Fourteen alternating", "Veertien afwisselend", "Quatorze en alternance", "Neliteist vaheldumisi"],
    ),
    (
        "fifteen_within_one_sigma",
        [
            "Fifteen within one sigma",
            "Vijftien binnen één sigma",
            "Quinze à moins d'un sigma",
            "Viisteist ühe sigma piires",
        ],
    ),
    (
        "eight_beyond_one_sigma",
        [
            "Eight beyond one sigma",
            "Acht buiten één sigma",
            "Huit au-delà d'un sigma",
            "Kaheksa üle ühe sigma",
        ],
    ),
    (
        "long_run",
        [
            "Long run on one side",
            "Lange reeks aan één kant",
            "Longue suite du même côté",
            "Pikk jada ühel pool",
        ],
    ),
    (
        "few_crossings",
        [
            "Few crossings of the centre",
            "Weinig kruisingen van het midden",
            "Peu de traversées du centre",
            "Vähe keskjoone ületusi",
        ],
    ),
    (
        "high_sum",
        [
            "Upper sum above its limit",
            "Bovenste som boven haar grens",
            "Somme haute hors limite",
            "Ülemine summa üle piiri",
        ],
    ),
    (
        "low_sum",
        [
            "Lower sum below its limit",
            "Onderste som onder haar grens",
            "Somme basse hors limite",
            "Alumine summa alla piiri",
        ],
    ),
];

// Funnel.

pub(crate) const FUNNEL_TITLE: Texts = [
    "Which sites differ from the others",
    "Welke vestigingen afwijken van de andere",
    "Quels sites diffèrent des autres",
    "Millised asukohad erinevad teistest",
];
pub(crate) const FUNNEL_SUBTITLE: Texts = [
    "Small sites vary more by chance: sites inside the funnel are like the others, however they rank.",
    "Kleine vestigingen variëren meer door toeval: wie binnen de trechter ligt, is als de andere, wat de rangorde ook zegt.",
    "Les petits sites varient davantage par hasard : ceux qui sont dans l'entonnoir sont comme les autres, quel que soit leur rang.",
    "Väikesed asukohad kõiguvad juhuslikult rohkem: lehtri sees olevad on nagu teised, olgu nende koht edetabelis milline tahes.",
];
pub(crate) const FUNNEL_SIZE: Texts =
    ["Number of answers", "Aantal antwoorden", "Nombre de réponses", "Vastuste arv"];
pub(crate) const SIZE: Texts = ["Size", "Omvang", "Taille", "Suurus"];
pub(crate) const INSIDE: Texts = ["Like the others", "Als de andere", "Comme les autres", "Nagu teised"];
pub(crate) const OUT_ABOVE: Texts =
    ["Above the funnel", "Boven de trechter", "Au-dessus de l'entonnoir", "Lehtrist üleval"];
pub(crate) const OUT_BELOW: Texts =
    ["Below the funnel", "Onder de trechter", "Au-dessous de l'entonnoir", "Lehtrist allpool"];
pub(crate) const FUNNEL_LIMITS: Texts = [
    "Limits that hold {} of sites like the others",
    "Grenzen waarbinnen {} van gelijke vestigingen ligt",
    "Limites contenant {} des sites semblables",
    "Piirid, mille vahel on {} sarnastest asukohtadest",
];

// Importance and performance.

pub(crate) const IMPORTANCE_TITLE: Texts = [
    "What to work on: importance and performance",
    "Waaraan te werken: belang en prestatie",
    "Sur quoi agir : importance et performance",
    "Millega tegeleda: olulisus ja sooritus",
];
pub(crate) const IMPORTANCE_SUBTITLE: Texts = [
    "A filled mark stands in its quadrant with a probability of at least {}; open ones are undecided.",
    "Een gevuld teken ligt met een kans van ten minste {} in zijn kwadrant; open tekens zijn onbeslist.",
    "Une marque pleine est dans son quadrant avec une probabilité d'au moins {} ; les marques ouvertes sont indécises.",
    "Täidetud märk on oma veerandis vähemalt tõenäosusega {}; tühjad on otsustamata.",
];
pub(crate) const IMPORTANCE: Texts = ["Importance", "Belang", "Importance", "Olulisus"];
pub(crate) const IMPORTANCE_DERIVED: Texts =
    ["Importance (part of R²)", "Belang (deel van R²)", "Importance (part du R²)", "Olulisus (osa R²-st)"];
pub(crate) const PERFORMANCE: Texts = ["Performance", "Prestatie", "Performance", "Sooritus"];
pub(crate) const QUADRANTS: [(&str, Texts); 5] = [
    ("concentrate_here", ["Concentrate here", "Hier verbeteren", "À améliorer en priorité", "Keskendu siia"]),
    ("keep_up_the_good_work", ["Keep up the good work", "Zo doorgaan", "À maintenir", "Jätka samas vaimus"]),
    ("low_priority", ["Low priority", "Lage prioriteit", "Faible priorité", "Madal prioriteet"]),
    (
        "possible_overkill",
        ["Possible overkill", "Mogelijk te veel", "Peut-être trop", "Võib-olla liiga palju"],
    ),
    ("undecided", ["Undecided", "Onbeslist", "Indécis", "Otsustamata"]),
];

// Drivers.

pub(crate) const DRIVERS_TITLE: Texts = [
    "What satisfaction goes with",
    "Waar tevredenheid mee samenhangt",
    "À quoi la satisfaction est liée",
    "Millega rahulolu seostub",
];
pub(crate) const DRIVERS_SUBTITLE: Texts = [
    "The part of each driver in what all explain together (R² = {}). Association, not proof of cause.",
    "Het deel van elke factor in wat alle samen verklaren (R² = {}). Samenhang, geen bewijs van oorzaak.",
    "La part de chaque facteur dans ce que tous expliquent ensemble (R² = {}). Une association, non une preuve de cause.",
    "Iga teguri osa selles, mida kõik koos seletavad (R² = {}). Seos, mitte põhjuse tõend.",
];
pub(crate) const PART_OF_R2: Texts = ["Part of R²", "Deel van R²", "Part du R²", "Osa R²-st"];
pub(crate) const RANKS: Texts =
    ["Probability of each rank", "Kans op elke rang", "Probabilité de chaque rang", "Iga koha tõenäosus"];
pub(crate) const NOISE: Texts = ["Random noise", "Louter toeval", "Simple hasard", "Juhuslik müra"];
pub(crate) const MORE_THAN_NOISE: Texts =
    ["More than noise", "Meer dan toeval", "Plus que le hasard", "Rohkem kui müra"];
pub(crate) const NOT_MORE: Texts =
    ["May be noise", "Kan toeval zijn", "Peut être du hasard", "Võib olla müra"];
pub(crate) const WEIGHT: Texts = ["Weight", "Gewicht", "Poids", "Kaal"];
pub(crate) const RANK_SHARE: Texts =
    ["Probability of a rank", "Kans op een rang", "Probabilité d'un rang", "Koha tõenäosus"];

// Kano.

pub(crate) const KANO_TITLE: Texts = [
    "Must-haves and delights (Kano)",
    "Basiseisen en verrassers (Kano)",
    "Attentes de base et atouts (Kano)",
    "Kohustuslik ja rõõmustav (Kano)",
];
pub(crate) const KANO_SUBTITLE: Texts = [
    "How far satisfaction rises with a feature, and how far it falls without it.",
    "Hoe sterk tevredenheid stijgt met een kenmerk, en hoe sterk zij daalt zonder.",
    "À quel point la satisfaction monte avec une caractéristique, et baisse sans elle.",
    "Kui palju rahulolu omadusega kasvab ja selle puudumisel kahaneb.",
];
pub(crate) const BETTER: Texts = ["Better with it", "Beter met", "Mieux avec", "Parem, kui on"];
pub(crate) const WORSE: Texts = ["Worse without it", "Slechter zonder", "Pire sans", "Halvem, kui puudub"];
pub(crate) const KANO_CATEGORIES: [(&str, Texts); 6] = [
    ("must_be", ["Must-be", "Basiseis", "Obligatoire", "Kohustuslik"]),
    ("one_dimensional", ["One-dimensional", "Prestatie", "Proportionnelle", "Lineaarne"]),
    ("attractive", ["Attractive", "Aantrekkelijk", "Attractive", "Atraktiivne"]),
    ("indifferent", ["Indifferent", "Onverschillig", "Indifférente", "Ükskõikne"]),
    ("reverse", ["Reverse", "Omgekeerd", "Inverse", "Pöördvõrdeline"]),
    ("questionable", ["Questionable", "Twijfelachtig", "Douteuse", "Küsitav"]),
];
pub(crate) const NOT_CLEAR: Texts = [
    "not clearly ahead of “{}”",
    "niet duidelijk vóór ‘{}’",
    "pas clairement devant « {} »",
    "mitte selgelt ees kategooriast „{}“",
];
pub(crate) const NOT_PLACED: Texts = [
    "Without a place, as nobody's answers give one: {}.",
    "Zonder plaats, want niemands antwoorden geven er een: {}.",
    "Sans place, faute de réponses : {}.",
    "Kohata, sest vastused seda ei anna: {}.",
];

// The three dimensions.

pub(crate) const BALANCE_TITLE: Texts = [
    "Balance of business, human and hidden",
    "Balans van zakelijk, menselijk en verborgen",
    "Équilibre : pratique, humaine, cachée",
    "Asjaliku, inimliku ja varjatud tasakaal",
];
pub(crate) const BALANCE_SUBTITLE: Texts = [
    "The cross is balance: the nearer the point to a corner, the more that dimension outweighs the others.",
    "Het kruis is de balans: hoe dichter het punt bij een hoek, hoe zwaarder die dimensie weegt.",
    "La croix marque l'équilibre : plus le point est près d'un sommet, plus cette dimension l'emporte.",
    "Rist on tasakaal: mida lähemal on punkt nurgale, seda rohkem see mõõde domineerib.",
];
pub(crate) const DISTANCE: Texts = ["Distance {}", "Afstand {}", "Distance {}", "Kaugus {}"];
pub(crate) const DISTANCE_LIMITS: Texts =
    ["Limits of the distance", "Grenzen van de afstand", "Limites de la distance", "Kauguse piirid"];
pub(crate) const SCORES: Texts = ["Scores", "Scores", "Scores", "Tulemused"];
pub(crate) const DIMENSIONS_TITLE: Texts = [
    "Business, human and hidden",
    "Zakelijk, menselijk en verborgen",
    "Pratique, humaine et cachée",
    "Asjalik, inimlik ja varjatud",
];
pub(crate) const DIMENSIONS_SUBTITLE: Texts = [
    "Scores from 0 (worst) to 100 (best).",
    "Scores van 0 (slechtst) tot 100 (best).",
    "Scores de 0 (le pire) à 100 (le meilleur).",
    "Tulemused 0 (halvim) kuni 100 (parim).",
];
pub(crate) const STAFF: Texts =
    ["Staff's own view", "Oordeel van medewerkers", "Avis du personnel", "Töötajate enda hinnang"];
pub(crate) const SERVICE_DIMENSIONS: [(&str, Texts); 3] = [
    ("business", ["Business", "Zakelijk", "Pratique", "Asjalik"]),
    ("human", ["Human", "Menselijk", "Humaine", "Inimlik"]),
    ("hidden", ["Hidden", "Verborgen", "Cachée", "Varjatud"]),
];

// Conversations.

pub(crate) const CONVERSATION_TITLE: Texts = [
    "Course of the conversation",
    "Verloop van het gesprek",
    "Déroulement de la conversation",
    "Vestluse kulg",
];
pub(crate) const CONVERSATION_SUBTITLE: Texts = [
    "Points per turn of the agent. A good course opens warm, is competent in the middle and closes warm.",
    "Punten per beurt van de medewerker. Een goed verloop begint warm, is in het midden bekwaam en eindigt warm.",
    "Points par tour de parole de l'agent. Un bon déroulement commence avec chaleur, est compétent au milieu et finit avec chaleur.",
    "Punkte teenindaja kõnevooru kohta. Hea vestlus algab soojalt, on keskel asjatundlik ja lõpeb soojalt.",
];
pub(crate) const WARMTH: Texts =
    ["Warmth (human)", "Warmte (menselijk)", "Chaleur (humaine)", "Soojus (inimlik)"];
pub(crate) const COMPETENCE: Texts =
    ["Competence (business)", "Bekwaamheid (zakelijk)", "Compétence (pratique)", "Asjatundlikkus (asjalik)"];
pub(crate) const PHASES: [(&str, Texts); 3] = [
    ("opening", ["Opening", "Begin", "Ouverture", "Avamine"]),
    ("middle", ["Middle", "Midden", "Milieu", "Keskosa"]),
    ("closing", ["Closing", "Einde", "Clôture", "Lõpetamine"]),
];
pub(crate) const TURNS: Texts = ["Turns", "Beurten", "Tours", "Voore"];
pub(crate) const AGENT: Texts = ["Agent", "Medewerker", "Agent", "Teenindaja"];
pub(crate) const CUSTOMER: Texts = ["Customer", "Klant", "Client", "Klient"];
pub(crate) const OTHER_SPEAKER: Texts = ["Other", "Overig", "Autre", "Muu"];
pub(crate) const NOT_COUNTED: Texts = ["does not count", "telt niet mee", "ne compte pas", "ei lähe arvesse"];

// Cohorts.

pub(crate) const COHORT_TITLE: Texts = [
    "How long customers stay",
    "Hoe lang klanten blijven",
    "Combien de temps les clients restent",
    "Kui kaua kliendid jäävad",
];
pub(crate) const COHORT_SUBTITLE: Texts = [
    "Points were observed; lines are the model. Who has stayed is more likely to stay on.",
    "Punten zijn waargenomen; lijnen zijn het model. Wie is gebleven, blijft eerder nog langer.",
    "Les points sont observés ; les lignes sont le modèle. Qui est resté a plus de chances de rester encore.",
    "Punktid on vaadeldud, jooned on mudel. Kes on jäänud, jääb tõenäolisemalt edasi.",
];
pub(crate) const CUSTOMERS_LEFT: Texts =
    ["Customers left", "Overgebleven klanten", "Clients restants", "Alles olevad kliendid"];
pub(crate) const KEPT: Texts =
    ["Kept in the period", "Behouden in de periode", "Gardés dans la période", "Perioodil hoitud"];
pub(crate) const OBSERVED_UNTIL: Texts =
    ["End of observation", "Einde van de waarneming", "Fin de l'observation", "Vaatluse lõpp"];
pub(crate) const OBSERVED_LEFT: Texts =
    ["Left, observed", "Overgebleven, waargenomen", "Restants, observés", "Alles, vaadeldud"];
pub(crate) const OBSERVED_KEPT: Texts =
    ["Kept, observed", "Behouden, waargenomen", "Gardés, observés", "Hoitud, vaadeldud"];

/// The text of a name in a list of texts by name.
pub(crate) fn named(words: Words, texts: &[(&str, Texts)], name: &str) -> String {
    texts
        .iter()
        .find(|(known, _)| *known == name)
        .map_or_else(|| name.to_owned(), |(_, texts)| words.pick(texts).to_owned())
}
