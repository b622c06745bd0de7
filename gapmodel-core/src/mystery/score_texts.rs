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
    "{site}: the score of {visits} is {value}, and the {level} % interval of the true score is {low} to {high}: this cannot tell whether \
     it is below the target of {target} (probability {p} %).",
    "{site}: de score van {visits} is {value}, en het {level} %-interval van de ware score is {low} tot {high}: of die onder het doel van \
     {target} ligt, is zo niet te zeggen (kans {p} %).",
    "{site} : le score de {visits} est {value}, et l'intervalle à {level} % du vrai score va de {low} à {high} : on ne peut pas dire s'il \
     est au-dessous de l'objectif de {target} (probabilité {p} %).",
    "{site}: tulemus on {value} ({visits}) ja tegeliku tulemuse {level} % vahemik on {low} kuni {high}: ei saa öelda, kas see jääb \
     alla eesmärgi {target} (tõenäosus {p} %).",
];

/// There is no target.
pub(super) const PLAIN: Texts = [
    "{site}: the score of {visits} is {value}; the {level} % interval of the true score is {low} to {high}.",
    "{site}: de score van {visits} is {value}; het {level} %-interval van de ware score is {low} tot {high}.",
    "{site} : le score de {visits} est {value} ; l'intervalle à {level} % du vrai score va de {low} à {high}.",
    "{site}: tulemus on {value} ({visits}); tegeliku tulemuse {level} % vahemik on {low} kuni {high}.",
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

/// One shopper went everywhere.
pub(super) const ONE_SHOPPER: Texts = [
    "One shopper made all visits: whether that shopper is strict or the sites are bad cannot be told.",
    "Eén bezoeker deed alle bezoeken: of die streng is of de locaties slecht, is niet te zeggen.",
    "Un seul client mystère a fait toutes les visites : on ne peut pas dire s'il est sévère ou si les établissements sont mauvais.",
    "Kõik külastused tegi üks testklient: ei saa öelda, kas tema on range või kohad halvad.",
];

/// Everything together.
pub(super) const CHAIN: Texts = ["All sites", "Alle locaties", "Tous les établissements", "Kõik kohad"];

pub(super) const ONE_VISIT: Texts = ["1 visit", "1 bezoek", "1 visite", "1 külastus"];
pub(super) const VISITS: Texts = ["{n} visits", "{n} bezoeken", "{n} visites", "{n} külastust"];
