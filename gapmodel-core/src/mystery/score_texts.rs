//! What a result says in a plain sentence, in every language.

use crate::language::Texts;

/// The interval is below the target.
pub(super) const BELOW: Texts = [
    "{site}: the score of {visits} is {value} ({low} to {high}), below the target of {target}.",
    "{site}: de score van {visits} is {value} ({low} tot {high}), onder het doel van {target}.",
    "{site} : le score de {visits} est {value} ({low} à {high}), au-dessous de l'objectif de {target}.",
    "{site}: tulemus on {value} ({visits}, {low} kuni {high}), mis jääb alla eesmärgi {target}.",
];

/// The interval is not below the target.
pub(super) const MET: Texts = [
    "{site}: the score of {visits} is {value} ({low} to {high}), which meets the target of {target}.",
    "{site}: de score van {visits} is {value} ({low} tot {high}) en haalt het doel van {target}.",
    "{site} : le score de {visits} est {value} ({low} à {high}) ; l'objectif de {target} est atteint.",
    "{site}: tulemus on {value} ({visits}, {low} kuni {high}); eesmärk {target} on täidetud.",
];

/// The target lies in the interval.
pub(super) const UNDECIDED: Texts = [
    "{site}: the score of {visits} is {value}, but the true score may lie anywhere from {low} to {high}: this cannot tell whether it is \
     below the target of {target} (probability {p} %).",
    "{site}: de score van {visits} is {value}, maar de ware score kan overal van {low} tot {high} liggen: of die onder het doel van \
     {target} ligt, is zo niet te zeggen (kans {p} %).",
    "{site} : le score de {visits} est {value}, mais le vrai score peut se trouver partout de {low} à {high} : on ne peut pas dire s'il \
     est au-dessous de l'objectif de {target} (probabilité {p} %).",
    "{site}: tulemus on {value} ({visits}), kuid tegelik tulemus võib olla kõikjal vahemikus {low} kuni {high}: ei saa öelda, \
     kas see jääb alla eesmärgi {target} (tõenäosus {p} %).",
];

/// There is no target.
pub(super) const PLAIN: Texts = [
    "{site}: the score of {visits} is {value}; the true score may lie anywhere from {low} to {high}.",
    "{site}: de score van {visits} is {value}; de ware score kan overal van {low} tot {high} liggen.",
    "{site} : le score de {visits} est {value} ; le vrai score peut se trouver partout de {low} à {high}.",
    "{site}: tulemus on {value} ({visits}); tegelik tulemus võib olla kõikjal vahemikus {low} kuni {high}.",
];

/// There is no interval.
pub(super) const UNKNOWN: Texts = [
    "{site}: the score of {visits} is {value}; how far that is from the true score cannot be told.",
    "{site}: de score van {visits} is {value}; hoe ver dat van de ware score af ligt, is niet te zeggen.",
    "{site} : le score de {visits} est {value} ; on ne peut pas dire à quelle distance c'est du vrai score.",
    "{site}: tulemus on {value} ({visits}); kui kaugel see tegelikust tulemusest on, ei saa öelda.",
];

/// Shoppers and sites fall apart into groups.
pub(super) const UNLINKED: Texts = [
    "{site}: shoppers and sites fall apart into {groups} groups that share no site and no shopper; whether a group's shoppers are \
     stricter or its sites worse cannot be told. Groups: {names}.",
    "{site}: bezoekers en locaties vallen uiteen in {groups} groepen zonder gemeenschappelijke locatie of bezoeker; of de bezoekers \
     van een groep strenger zijn of haar locaties slechter, is niet te zeggen. Groepen: {names}.",
    "{site} : clients mystère et établissements se divisent en {groups} groupes sans établissement ni client mystère en commun ; \
     on ne peut pas dire si les clients mystère d'un groupe sont plus sévères ou ses établissements moins bons. Groupes : {names}.",
    "{site}: testkliendid ja kohad jagunevad {groups} rühma, millel pole ühtki ühist kohta ega testklienti; ei saa öelda, kas rühma \
     testkliendid on rangemad või selle kohad halvemad. Rühmad: {names}.",
];

/// Everything together.
pub(super) const CHAIN: Texts = ["All sites", "Alle locaties", "Tous les établissements", "Kõik kohad"];

pub(super) const ONE_VISIT: Texts = ["1 visit", "1 bezoek", "1 visite", "1 külastus"];
pub(super) const VISITS: Texts = ["{n} visits", "{n} bezoeken", "{n} visites", "{n} külastust"];
