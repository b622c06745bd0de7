//! What the page says, in English, Dutch, French and Estonian.

use crate::words::Texts;

pub(super) const TITLE: Texts =
    ["Service quality", "Kwaliteit van de dienstverlening", "Qualité de service", "Teeninduse kvaliteet"];
pub(super) const GOOD: Texts = ["What is good", "Wat goed is", "Ce qui est bien", "Mis on hästi"];
pub(super) const FALLS_SHORT: Texts =
    ["What falls short", "Wat tekortschiet", "Ce qui est insuffisant", "Mis jääb puudu"];
pub(super) const HOW_SURE: Texts =
    ["How sure we are", "Hoe zeker dat is", "Quel degré de certitude", "Kui kindlad me oleme"];
pub(super) const NEXT: Texts = ["What to do next", "Wat nu te doen", "Que faire ensuite", "Mida edasi teha"];
pub(super) const NOTHING_GOOD: Texts = [
    "Nothing is above the mark beyond chance.",
    "Niets ligt meer dan toevallig boven de maat.",
    "Rien ne dépasse le repère au-delà du hasard.",
    "Miski ei ole võrdlusalusest üle rohkem, kui juhus seletaks.",
];
pub(super) const NOTHING_SHORT: Texts = [
    "Nothing is below the mark beyond chance.",
    "Niets ligt meer dan toevallig onder de maat.",
    "Rien n'est sous le repère au-delà du hasard.",
    "Miski ei ole võrdlusalusest all rohkem, kui juhus seletaks.",
];
pub(super) const NOTHING_NEXT: Texts = [
    "Nothing stands out that calls for action; keep measuring.",
    "Niets springt eruit dat om actie vraagt; blijf meten.",
    "Rien n'appelle d'action particulière ; continuez à mesurer.",
    "Miski ei nõua tegutsemist; jätkake mõõtmist.",
];
pub(super) const MORE: Texts = [
    "{} more in the results below.",
    "Nog {} in de resultaten hieronder.",
    "{} autres dans les résultats ci-dessous.",
    "Veel {} allpool tulemustes.",
];
pub(super) const DECIDED: Texts = [
    "{} of {} comparisons are beyond chance; the others may be chance.",
    "{} van {} vergelijkingen zijn meer dan toeval; de andere kunnen toeval zijn.",
    "{} comparaisons sur {} dépassent le hasard ; les autres peuvent être dues au hasard.",
    "{} võrdlust {}-st ei ole juhus; ülejäänud võivad olla juhuslikud.",
];
pub(super) const LEVEL: Texts = [
    "Intervals in brackets: in {} of studies like this one they hold the true value, if those asked were drawn at random.",
    "Intervallen tussen haakjes: in {} van zulke onderzoeken ligt de ware waarde erin, als de ondervraagden aselect zijn getrokken.",
    "Intervalles entre parenthèses : dans {} des études comme celle-ci, ils contiennent la vraie valeur, si les personnes ont été tirées au hasard.",
    "Vahemikud sulgudes: {} sellistest uuringutest sisaldavad need tegelikku väärtust, kui vastajad valiti juhuslikult.",
];
pub(super) const RESPONDENTS: Texts = ["{} respondents", "{} respondenten", "{} répondants", "{} vastajat"];
pub(super) const STRAIGHT: Texts = [
    "{} of {} respondents gave the same rating everywhere.",
    "{} van {} respondenten gaven overal dezelfde score.",
    "{} répondants sur {} ont donné partout la même note.",
    "{} vastajat {}-st andsid kõikjal sama hinde.",
];
pub(super) const UNANSWERED: Texts = [
    "Nobody answered: {}.",
    "Niemand beantwoordde: {}.",
    "Personne n'a répondu à : {}.",
    "Keegi ei vastanud: {}.",
];
pub(super) const FIND_OUT: Texts = [
    "Find out what is behind “{}”",
    "Zoek uit wat er achter ‘{}’ zit",
    "Cherchez ce qui explique « {} »",
    "Uurige, mis on „{}“ taga",
];
pub(super) const FIND_OUT_HOW: Texts = [
    "It falls short beyond chance: {}.",
    "Het schiet meer dan toevallig tekort: {}.",
    "L'insuffisance dépasse le hasard : {}.",
    "Puudujääk ei ole juhus: {}.",
];
pub(super) const IMPROVE: Texts = ["Improve “{}”", "Verbeter ‘{}’", "Améliorez « {} »", "Parandage „{}“"];
pub(super) const IMPROVE_HOW: Texts = [
    "It matters much and does poorly: importance {}, performance {}.",
    "Het is belangrijk en doet het slecht: belang {}, prestatie {}.",
    "C'est important et peu satisfaisant : importance {}, performance {}.",
    "See on oluline ja tulemus on nõrk: olulisus {}, sooritus {}.",
];
pub(super) const CAUSES: Texts =
    ["Probable causes", "Waarschijnlijke oorzaken", "Causes probables", "Tõenäolised põhjused"];
pub(super) const RESEARCH: Texts =
    ["What would settle it", "Wat uitsluitsel geeft", "Ce qui trancherait", "Mis annaks selguse"];
pub(super) const FINDINGS: Texts = ["Findings", "Bevindingen", "Constats", "Järeldused"];
pub(super) const FINDINGS_ABOUT: Texts = [
    "The most important first, each with its numbers, probable causes and the research that would settle it.",
    "De belangrijkste eerst, elk met cijfers, waarschijnlijke oorzaken en het onderzoek dat uitsluitsel geeft.",
    "Les plus importants d'abord, chacun avec ses chiffres, ses causes probables et l'étude qui trancherait.",
    "Olulisemad esimesena, igaüks oma arvude, tõenäoliste põhjuste ja uuringuga, mis annaks selguse.",
];
pub(super) const CONTENTS: Texts = ["Results", "Resultaten", "Résultats", "Tulemused"];
pub(super) const METHOD: Texts = ["Method", "Methode", "Méthode", "Meetod"];
pub(super) const TABLE: Texts = ["Table", "Tabel", "Tableau", "Tabel"];
pub(super) const SHOW_TABLE: Texts =
    ["{}: table of {} rows", "{}: tabel van {} rijen", "{} : tableau de {} lignes", "{}: {}-realine tabel"];
pub(super) const SORT: Texts = ["Sort by", "Sorteer op", "Trier par", "Sordi:"];
pub(super) const MADE_WITH: Texts = [
    "Made with gapmodel {}. No statistics were computed for this page beyond those of the results.",
    "Gemaakt met gapmodel {}. Voor deze pagina is niets berekend buiten de resultaten zelf.",
    "Créé avec gapmodel {}. Cette page ne calcule rien au-delà des résultats.",
    "Koostatud gapmodel {} abil. Selle lehe jaoks ei ole arvutatud midagi peale tulemuste.",
];
pub(super) const BETWEEN: Texts = ["{} to {}", "{} tot {}", "{} à {}", "{} kuni {}"];
pub(super) const INTERVALS_BY: Texts = ["{}: {}.", "{}: {}.", "{} : {}.", "{}: {}."];
pub(super) const INTERVAL: Texts = ["Interval", "Interval", "Intervalle", "Vahemik"];
pub(super) const N: Texts = ["n", "n", "n", "n"];
pub(super) const P: Texts = ["p (adjusted)", "p (aangepast)", "p (ajusté)", "p (kohandatud)"];
pub(super) const NAME: Texts = ["Name", "Naam", "Nom", "Nimi"];
pub(super) const ALL_ITEMS: Texts =
    ["All attributes", "Alle kenmerken", "Tous les attributs", "Kõik omadused"];
pub(super) const OVERALL_AND_DIMENSIONS: Texts = [
    "Overall and by dimension",
    "Totaal en per dimensie",
    "Ensemble et par dimension",
    "Kokku ja mõõtmete kaupa",
];
pub(super) const FIVE_TITLE: Texts =
    ["The gaps of the model", "De kloven van het model", "Les écarts du modèle", "Mudeli lõhed"];
pub(super) const FIVE_ABOUT: Texts = [
    "Delivered minus its reference, in points of the scale: below 0 falls short.",
    "Geleverd min waarmee wordt vergeleken, in punten van de schaal: onder 0 is een tekort.",
    "Fourni moins la référence, en points de l'échelle : sous 0, c'est une insuffisance.",
    "Pakutu miinus võrdlusalus, skaala punktides: alla 0 on puudujääk.",
];
pub(super) const FIVE_GAP: Texts = ["Gap {}: {}", "Kloof {}: {}", "Écart {} : {}", "Lõhe {}: {}"];
pub(super) const LARGEST_PROBABILITY: Texts = [
    "Probability of being largest",
    "Kans het grootst te zijn",
    "Probabilité d'être la plus grande",
    "Tõenäosus olla suurim",
];
pub(super) const DIFFERENCE: Texts = ["Difference", "Verschil", "Différence", "Erinevus"];
pub(super) const SEGMENT: Texts = ["Segment", "Segment", "Segment", "Segment"];
pub(super) const LARGEST_SHORTFALL: Texts =
    ["Largest shortfall", "Grootste tekort", "Plus grande insuffisance", "Suurim puudujääk"];
pub(super) const EVERY_GAP: Texts = [
    "Every gap of every segment",
    "Alle kloven van alle segmenten",
    "Tous les écarts de tous les segments",
    "Kõigi segmentide kõik lõhed",
];
pub(super) const LOWER_LIMIT: Texts = ["Lower limit", "Ondergrens", "Limite inférieure", "Alumine piir"];
pub(super) const UPPER_LIMIT: Texts = ["Upper limit", "Bovengrens", "Limite supérieure", "Ülemine piir"];
pub(super) const SIGNALS: Texts = ["Signals", "Signalen", "Signaux", "Märguanded"];
pub(super) const SIGNAL_AT: Texts = [
    "The last period, {}, is not like those before: {}.",
    "De laatste periode, {}, wijkt af van de vorige: {}.",
    "La dernière période, {}, diffère des précédentes : {}.",
    "Viimane periood {} erineb varasematest: {}.",
];
pub(super) const RISES: Texts = [
    "rises over time (p {})",
    "stijgt in de tijd (p {})",
    "augmente avec le temps (p {})",
    "kasvab ajas (p {})",
];
pub(super) const FALLS: Texts = [
    "falls over time (p {})",
    "daalt in de tijd (p {})",
    "baisse avec le temps (p {})",
    "langeb ajas (p {})",
];
pub(super) const SHRUNKEN: Texts =
    ["Shrunken", "Naar het midden getrokken", "Rapprochée de la moyenne", "Keskmise poole nihutatud"];
pub(super) const RANK: Texts = ["Rank", "Rang", "Rang", "Koht"];
pub(super) const QUADRANT: Texts = ["Quadrant", "Kwadrant", "Quadrant", "Veerand"];
pub(super) const CATEGORY: Texts = ["Category", "Categorie", "Catégorie", "Kategooria"];
pub(super) const MATTERS_MOST: Texts = [
    "Start with what matters most to satisfaction: “{}”",
    "Begin met wat het zwaarst weegt voor tevredenheid: ‘{}’",
    "Commencez par ce qui compte le plus pour la satisfaction : « {} »",
    "Alustage sellest, mis rahulolu kõige rohkem mõjutab: „{}“",
];
pub(super) const OBSERVED: Texts = ["Observed", "Waargenomen", "Observé", "Vaadeldud"];
pub(super) const INFERRED: Texts =
    ["inferred from words", "afgeleid uit woorden", "déduit des mots", "tuletatud sõnadest"];

/// How each kind of result was made.
pub(super) const HOW: [(&str, Texts); 19] = [
    (
        "gaps",
        [
            "The gap is the mean of each person's perception minus expectation. Tests are adjusted for their number.",
            "De kloof is het gemiddelde van ervaring min verwachting per persoon. Toetsen zijn aangepast aan hun aantal.",
            "L'écart est la moyenne, par personne, de la perception moins l'attente. Les tests sont ajustés à leur nombre.",
            "Lõhe on iga inimese taju miinus ootuse keskmine. Testid on kohandatud nende arvule.",
        ],
    ),
    (
        "performance",
        [
            "Mean ratings of what was perceived (SERVPERF).",
            "Gemiddelde scores van wat is ervaren (SERVPERF).",
            "Notes moyennes de ce qui a été perçu (SERVPERF).",
            "Tajutu keskmised hinded (SERVPERF).",
        ],
    ),
    (
        "five",
        [
            "Each gap is a difference of two means, tested as its people were sampled and adjusted for the number of tests.",
            "Elke kloof is een verschil van twee gemiddelden, getoetst naar hoe de mensen zijn getrokken en aangepast aan het aantal toetsen.",
            "Chaque écart est une différence de deux moyennes, testée selon le tirage des personnes et ajustée au nombre de tests.",
            "Iga lõhe on kahe keskmise erinevus, testitud valimi moodustamise järgi ja kohandatud testide arvule.",
        ],
    ),
    (
        "waterfall",
        [
            "Steps are differences of successive means and add up to gap 5; probabilities come from seeded draws.",
            "Stappen zijn verschillen van opeenvolgende gemiddelden en vormen samen kloof 5; kansen komen uit trekkingen met een vast begin.",
            "Les étapes sont des différences de moyennes successives et s'additionnent en écart 5 ; les probabilités viennent de tirages à graine fixe.",
            "Sammud on järjestikuste keskmiste erinevused ja annavad kokku lõhe 5; tõenäosused tulevad fikseeritud algusega loosimisest.",
        ],
    ),
    (
        "zone",
        [
            "Perception is held against the desired and the adequate level of the same people.",
            "De ervaring wordt vergeleken met het gewenste en het toereikende niveau van dezelfde mensen.",
            "La perception est comparée au niveau souhaité et au niveau adéquat des mêmes personnes.",
            "Taju võrreldakse samade inimeste soovitud ja piisava tasemega.",
        ],
    ),
    (
        "diagnosis",
        [
            "Rules read the estimates only; sources: Parasuraman, Zeithaml and Berry (1985), Zeithaml, Berry and Parasuraman (1988).",
            "Regels lezen alleen de schattingen; bronnen: Parasuraman, Zeithaml en Berry (1985), Zeithaml, Berry en Parasuraman (1988).",
            "Les règles ne lisent que les estimations ; sources : Parasuraman, Zeithaml et Berry (1985), Zeithaml, Berry et Parasuraman (1988).",
            "Reeglid loevad ainult hinnanguid; allikad: Parasuraman, Zeithaml ja Berry (1985), Zeithaml, Berry ja Parasuraman (1988).",
        ],
    ),
    (
        "segment_gaps",
        [
            "Mean of perception minus expectation in each segment, with Student's t interval; not tested against each other.",
            "Gemiddelde van ervaring min verwachting per segment, met Student-t-interval; niet onderling getoetst.",
            "Moyenne de la perception moins l'attente par segment, avec intervalle t de Student ; sans test entre eux.",
            "Taju miinus ootuse keskmine igas segmendis Studenti t vahemikuga; omavahel testimata.",
        ],
    ),
    (
        "likert",
        [
            "Shares of valid answers.",
            "Aandelen van de geldige antwoorden.",
            "Parts des réponses valides.",
            "Kehtivate vastuste osakaalud.",
        ],
    ),
    (
        "estimates",
        [
            "Each estimate stands by itself; intervals are not adjusted for their number.",
            "Elke schatting staat op zichzelf; intervallen zijn niet aangepast aan hun aantal.",
            "Chaque estimation est indépendante ; les intervalles ne sont pas ajustés à leur nombre.",
            "Iga hinnang on eraldi; vahemikke ei ole nende arvule kohandatud.",
        ],
    ),
    (
        "segments",
        [
            "Each segment is compared; p-values are adjusted for their number.",
            "Elk segment is vergeleken; p-waarden zijn aangepast aan hun aantal.",
            "Chaque segment est comparé ; les valeurs p sont ajustées à leur nombre.",
            "Iga segmenti on võrreldud; p-väärtused on kohandatud nende arvule.",
        ],
    ),
    (
        "control",
        [
            "Shewhart's control chart: points within the limits differ by chance.",
            "Regelkaart van Shewhart: punten binnen de grenzen verschillen door toeval.",
            "Carte de contrôle de Shewhart : les points entre les limites diffèrent par hasard.",
            "Shewharti kontrollkaart: piiride vahel olevad punktid erinevad juhuslikult.",
        ],
    ),
    (
        "trend",
        [
            "Control chart of the share, and the Cochran–Armitage test of a slope.",
            "Regelkaart van het aandeel, en de Cochran-Armitage-toets op een helling.",
            "Carte de contrôle de la part, et test de tendance de Cochran-Armitage.",
            "Osakaalu kontrollkaart ja Cochrani-Armitage'i trenditest.",
        ],
    ),
    (
        "funnel",
        [
            "Funnel limits allow for how few answers a site has; shrunken means and ranks take chance into account.",
            "Trechtergrenzen houden rekening met hoe weinig antwoorden een vestiging heeft; getrokken gemiddelden en rangen rekenen met toeval.",
            "Les limites de l'entonnoir tiennent compte du nombre de réponses ; moyennes rapprochées et rangs tiennent compte du hasard.",
            "Lehtri piirid arvestavad vastuste vähesust; nihutatud keskmised ja kohad arvestavad juhust.",
        ],
    ),
    (
        "importance",
        [
            "Importance-performance analysis; an attribute is placed only where resampling puts it surely enough.",
            "Belang-prestatieanalyse; een kenmerk krijgt alleen een plaats waar hertrekking die zeker genoeg maakt.",
            "Analyse importance-performance ; un attribut n'est placé que si le rééchantillonnage le confirme assez.",
            "Olulisuse ja soorituse analüüs; omadus paigutatakse ainult siis, kui korduvvalik seda piisavalt kinnitab.",
        ],
    ),
    (
        "drivers",
        [
            "Part of the explained variance that falls to each driver; association, which need not be cause.",
            "Deel van de verklaarde variantie dat op elke drijfveer valt; samenhang, die geen oorzaak hoeft te zijn.",
            "Part de la variance expliquée revenant à chaque facteur ; une association n'est pas forcément une cause.",
            "Igale tegurile langev osa seletatud hajuvusest; seos ei pruugi olla põhjus.",
        ],
    ),
    (
        "kano",
        [
            "Kano's pairs of questions; the category is that of most people.",
            "Vragenparen van Kano; de categorie is die van de meeste mensen.",
            "Paires de questions de Kano ; la catégorie est celle de la majorité.",
            "Kano küsimuspaarid; kategooria on enamiku vastajate oma.",
        ],
    ),
    (
        "dimensions",
        [
            "Means of each person's mean rating, as 0 to 100; an operationalisation by gapmodel, not a validated scale.",
            "Gemiddelden van de gemiddelde score per persoon, als 0 tot 100; een uitwerking van gapmodel, geen gevalideerde schaal.",
            "Moyennes des notes moyennes par personne, de 0 à 100 ; une mise en œuvre de gapmodel, pas une échelle validée.",
            "Inimeste keskmiste hinnete keskmised, 0 kuni 100; gapmodeli käsitlus, mitte valideeritud skaala.",
        ],
    ),
    (
        "conversation",
        [
            "Markers of a word list are counted and add up to the scores; not validated against your own conversations unless said.",
            "Markeringen uit een woordenlijst worden geteld en vormen samen de scores; niet gevalideerd op eigen gesprekken, tenzij vermeld.",
            "Les marqueurs d'un lexique sont comptés et s'additionnent ; non validé sur vos conversations, sauf mention.",
            "Sõnaloendi märgised loetakse kokku ja annavad tulemuse; teie vestlustel valideerimata, kui pole öeldud teisiti.",
        ],
    ),
    (
        "cohort",
        [
            "Shifted beta-geometric model of how long customers stay (Fader and Hardie 2007).",
            "Verschoven bèta-geometrisch model van hoe lang klanten blijven (Fader en Hardie 2007).",
            "Modèle bêta-géométrique décalé de la durée des clients (Fader et Hardie 2007).",
            "Nihutatud beeta-geomeetriline mudel klientide püsimisest (Fader ja Hardie 2007).",
        ],
    ),
];

/// What methods of intervals are called.
pub(super) const METHODS: [(&str, Texts); 23] = [
    ("t", ["Student's t", "Student-t", "t de Student", "Studenti t"]),
    ("wilson", ["Wilson", "Wilson", "Wilson", "Wilson"]),
    (
        "wilson_cc",
        [
            "Wilson, continuity-corrected",
            "Wilson, met continuïteitscorrectie",
            "Wilson, avec correction de continuité",
            "Wilson, pidevuse parandusega",
        ],
    ),
    ("agresti_coull", ["Agresti and Coull", "Agresti en Coull", "Agresti et Coull", "Agresti ja Coull"]),
    (
        "clopper_pearson",
        ["Clopper and Pearson", "Clopper en Pearson", "Clopper et Pearson", "Clopper ja Pearson"],
    ),
    ("jeffreys", ["Jeffreys", "Jeffreys", "Jeffreys", "Jeffreys"]),
    ("mid_p", ["mid-p", "mid-p", "mid-p", "mid-p"]),
    ("wald", ["Wald", "Wald", "Wald", "Wald"]),
    ("adjusted_wald", ["adjusted Wald", "aangepaste Wald", "Wald ajusté", "kohandatud Wald"]),
    ("signed_rank", ["signed ranks", "tekenrangtoets", "rangs signés", "märgitud astakud"]),
    ("newcombe", ["Newcombe", "Newcombe", "Newcombe", "Newcombe"]),
    ("welch", ["Welch", "Welch", "Welch", "Welch"]),
    (
        "percentile",
        [
            "bootstrap percentiles",
            "bootstrappercentielen",
            "percentiles du bootstrap",
            "bootstrap-protsentiilid",
        ],
    ),
    ("fisher_z", ["Fisher's z", "Fisher-z", "z de Fisher", "Fisheri z"]),
    ("fieller", ["Fieller", "Fieller", "Fieller", "Fieller"]),
    ("korn_graubard", ["Korn and Graubard", "Korn en Graubard", "Korn et Graubard", "Korn ja Graubard"]),
    ("bca", ["BCa bootstrap", "BCa-bootstrap", "bootstrap BCa", "BCa-bootstrap"]),
    ("f", ["F distribution", "F-verdeling", "loi F", "F-jaotus"]),
    ("garwood", ["Garwood", "Garwood", "Garwood", "Garwood"]),
    ("melded", ["melded", "versmolten", "fusionné", "liidetud"]),
    ("mover", ["MOVER", "MOVER", "MOVER", "MOVER"]),
    ("order_statistic", ["order statistics", "ordestatistieken", "statistiques d'ordre", "järkstatistikud"]),
    ("log_log", ["log-log", "log-log", "log-log", "log-log"]),
];
