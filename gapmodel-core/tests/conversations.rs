//! Conversations: the two calls of a help desk, merging, awkward text, transcripts of others.

#![cfg(feature = "text")]

use std::path::PathBuf;
use std::sync::Arc;

use gapmodel_core::dimensions::{
    Contact, Conversation, ConversationOptions, Conversations, ConversationsOptions, Lexicon, SentenceCounts,
    ServiceDimension, Speaker, Turn, conversation,
};
use gapmodel_core::{ErrorKind, Label};
use proptest::prelude::*;

type Said = &'static [(&'static str, &'static str)];

/// One question solved twice by the same agent within minutes, in each language: the first call had an average rating, the
/// second the highest.
const HELP_DESK: [(&str, Said, Said); 4] = [
    (
        "en",
        &[
            ("customer", "Hello, the link you sent me no longer works."),
            ("agent", "I will make it for you. Wait a moment."),
            ("action", "on hold"),
            (
                "agent",
                "OK. I have sent you the mail with a new link. It should work now. Otherwise call back.",
            ),
        ],
        &[
            ("customer", "The link does not work. I don't believe this, I have an important deadline today!"),
            (
                "agent",
                "Oh no, I understand how annoying that is with your deadline. I will put you on hold for a moment, because I have to make a new link in another screen.",
            ),
            ("action", "on hold"),
            (
                "agent",
                "Thank you for waiting. I have sent you a mail with a new link; you will have it within two minutes.",
            ),
            ("customer", "I will try it."),
            ("agent", "I'll stay on the line while you try it. Does it work now?"),
            ("customer", "Yes!"),
            (
                "agent",
                "I am sorry for the trouble, on the day of your deadline of all days. Good luck with it!",
            ),
        ],
    ),
    (
        "nl",
        &[
            ("customer", "Hallo, de link die ik kreeg werkt niet meer."),
            ("agent", "Ik maak het voor u in orde. Momentje."),
            ("action", "wachtmuziek"),
            (
                "agent",
                "Zo. Ik heb u de mail met een nieuwe link gestuurd. Het zou nu moeten werken. Anders belt u maar terug.",
            ),
        ],
        &[
            ("customer", "De link werkt niet. Dit geloof ik niet, ik heb vandaag een belangrijke deadline!"),
            (
                "agent",
                "Wat vervelend, ik begrijp dat u daar met uw deadline van schrikt. Ik zet u even in de wacht, want ik moet in een ander scherm een nieuwe link maken.",
            ),
            ("action", "wachtmuziek"),
            (
                "agent",
                "Dank u voor het wachten. Ik heb u een mail met een nieuwe link gestuurd; u hebt die binnen twee minuten.",
            ),
            ("customer", "Ik probeer het."),
            ("agent", "Ik blijf aan de lijn terwijl u het probeert. Werkt het nu?"),
            ("customer", "Ja!"),
            ("agent", "Excuses voor het ongemak, juist op de dag van uw deadline. Veel succes ermee!"),
        ],
    ),
    (
        "fr",
        &[
            ("customer", "Bonjour, le lien que vous m'avez envoyé ne marche plus."),
            ("agent", "Je vous le fais. Un instant."),
            ("action", "musique d'attente"),
            (
                "agent",
                "Voilà. Je vous ai envoyé le mail avec un nouveau lien. Normalement cela marche. Sinon, rappelez.",
            ),
        ],
        &[
            (
                "customer",
                "Le lien ne marche pas. Je n'y crois pas, j'ai une échéance importante aujourd'hui !",
            ),
            (
                "agent",
                "Je comprends que cela tombe très mal avec votre échéance. Je vous mets en attente une minute, car je dois créer un nouveau lien dans un autre écran.",
            ),
            ("action", "musique d'attente"),
            (
                "agent",
                "Merci d'avoir patienté. Je vous ai envoyé un mail avec un nouveau lien ; vous le recevrez d'ici deux minutes.",
            ),
            ("customer", "J'essaie."),
            ("agent", "Je reste en ligne pendant que vous essayez. Est-ce que ça marche ?"),
            ("customer", "Oui !"),
            ("agent", "Je suis désolé pour ce contretemps, le jour même de votre échéance. Bon courage !"),
        ],
    ),
    (
        "et",
        &[
            ("customer", "Tere, saadetud link ei tööta enam."),
            ("agent", "Ma teen selle teile korda. Üks hetk."),
            ("action", "ootemuusika"),
            (
                "agent",
                "Nii. Saatsin teile uue lingiga kirja. Nüüd peaks see korras olema. Muidu helistage tagasi.",
            ),
        ],
        &[
            ("customer", "Link ei tööta. Ma ei suuda seda uskuda, mul on täna tähtis tähtaeg!"),
            (
                "agent",
                "Mõistan, kui ebameeldiv see teie tähtaja juures on. Panen teid hetkeks ootele, sest pean uue lingi teises aknas tegema.",
            ),
            ("action", "ootemuusika"),
            (
                "agent",
                "Aitäh, et ootasite. Saatsin teile uue lingiga kirja, kahe minuti jooksul on see teil käes.",
            ),
            ("customer", "Proovin."),
            ("agent", "Jään liinile, kuni te proovite. Kas nüüd töötab?"),
            ("customer", "Jah!"),
            ("agent", "Vabandan tüli pärast, just teie tähtaja päeval. Edu teile!"),
        ],
    ),
];

fn turns<'a>(said: &[(&str, &'a str)]) -> Vec<Turn<'a>> {
    said.iter().map(|(speaker, text)| Turn { speaker: Speaker::named(speaker), text }).collect()
}

fn scored(said: &[(&str, &str)], language: &str) -> Conversation {
    let lexicon = Lexicon::built_in(language).unwrap();
    conversation(&turns(said), &lexicon, &ConversationOptions::default()).unwrap()
}

fn score(found: &Conversation, dimension: ServiceDimension) -> f64 {
    found.dimensions.iter().find(|row| row.dimension == dimension).unwrap().score
}

#[test]
fn two_calls_are_alike_in_business_and_differ_in_the_human_dimension() {
    for (language, first, second) in HELP_DESK {
        let (first, second) = (scored(first, language), scored(second, language));
        let gain = |dimension| score(&second, dimension) - score(&first, dimension);
        let (business, human) = (gain(ServiceDimension::Business), gain(ServiceDimension::Human));
        assert!(human > 1.0, "{language}: {human}");
        assert!(business.abs() <= human / 2.0, "{language}: business {business}, human {human}");
        let why = second.explanation.lines().nth(1).unwrap();
        for marker in ["acknowledgement", "apology", "offer"] {
            let row = second.profile.iter().find(|row| row.marker == marker).unwrap();
            assert!(row.n > 0 && why.contains(&row.label), "{language}: {marker} in {why}");
        }
        assert!(second.checks.warm_end && !first.checks.warm_end, "{language}");
    }
}

#[test]
fn the_points_of_all_markers_are_those_of_the_dimensions() {
    for (language, first, second) in HELP_DESK {
        for said in [first, second] {
            let found = scored(said, language);
            for row in &found.dimensions {
                let here = found.markers.iter().filter(|marker| marker.dimension == row.dimension);
                let sum: f64 = here.map(|marker| marker.points).sum();
                assert!((sum - row.text_points).abs() < 1e-12, "{language}");
            }
            for marker in &found.markers {
                let text = said[usize::try_from(marker.turn).unwrap()].1;
                let span = usize::try_from(marker.start).unwrap()..usize::try_from(marker.end).unwrap();
                assert_eq!(&text[span], marker.text);
            }
        }
    }
}

fn tally(contacts: &[(usize, &str, Option<f64>)]) -> Conversations {
    let lexicon = Lexicon::built_in("en").unwrap();
    let options = ConversationsOptions { by: vec!["team".to_owned()], ..ConversationsOptions::default() };
    let mut tally = Conversations::new(&lexicon, options).unwrap();
    for (agent, text, rating) in contacts {
        let turns = [Turn { speaker: Speaker::Agent, text }];
        let labels = vec![Label::Int(*agent as i64 % 2)];
        let agent = (*agent > 0).then_some(Label::Int(*agent as i64));
        tally.add(&Contact { turns: &turns, agent, labels, rating: *rating, log: None }).unwrap();
    }
    tally
}

#[test]
fn merging_any_split_equals_adding_all() {
    let texts =
        ["Hello, I am so sorry.", "One moment please.", "I have sent it by Friday.", "No.", "Sorry, sorry!"];
    let contacts: Vec<(usize, &str, Option<f64>)> =
        (0..20).map(|i| (i % 5, texts[(i * 7 + 3) % 5], (i % 4 > 0).then_some((i % 6) as f64))).collect();
    let groups = ["team".to_owned()];
    let whole = serde_json::to_string(&tally(&contacts)).unwrap();
    for mid in 0..=contacts.len() {
        let (left, right) = contacts.split_at(mid);
        let (mut merged, right) = (tally(right), tally(left));
        merged.merge(&right).unwrap();
        assert_eq!(serde_json::to_string(&merged).unwrap(), whole, "split at {mid}");
        let read: Conversations = serde_json::from_str(&whole).unwrap();
        assert_eq!(read.result(&groups, 0.95).unwrap(), merged.result(&groups, 0.95).unwrap());
    }
}

#[test]
fn languages_do_not_merge() {
    let [en, nl] = ["en", "nl"].map(|language| {
        Conversations::new(&Lexicon::built_in(language).unwrap(), ConversationsOptions::default()).unwrap()
    });
    let error = en.clone().merge(&nl).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Mismatch);
    assert!(error.to_string().contains("within one language only"), "{error}");
}

#[test]
fn tallies_are_equal_if_they_know_the_same() {
    let contacts = [(1, "I am so sorry.", Some(4.0)), (2, "No.", None), (0, "One moment please.", Some(2.0))];
    let mut backwards = contacts;
    backwards.reverse();
    let whole = tally(&contacts);
    assert_eq!(whole, tally(&backwards));
    assert_eq!(
        serde_json::from_str::<Conversations>(&serde_json::to_string(&whole).unwrap()).unwrap(),
        whole
    );
    assert_ne!(whole, tally(&contacts[1..]));
    let other = Lexicon::built_in("en").unwrap().extended("[markers.apology]\npatterns = ['oops']").unwrap();
    let options = ConversationsOptions::default;
    let empty = |lexicon| Conversations::new(lexicon, options()).unwrap();
    assert_eq!(empty(&other), empty(&other));
    assert_ne!(empty(&other), empty(&Lexicon::built_in("en").unwrap()));
}

#[test]
fn tallies_of_other_options_name_them() {
    let lexicon = Lexicon::built_in("en").unwrap();
    let mut counts = SentenceCounts::new();
    counts.add(&[Turn { speaker: Speaker::Agent, text: "We are sorry about this." }], &lexicon).unwrap();
    let with = |options| Conversations::new(&lexicon, options).unwrap();
    let plain = with(ConversationsOptions::default());
    let canned = Some(Arc::new(counts));
    let other = with(ConversationsOptions { canned, ..ConversationsOptions::default() });
    let error = plain.clone().merge(&other).unwrap_err().to_string();
    assert!(error.contains("different options: canned; ") && error.contains("canned=False"), "{error}");
    let other =
        with(ConversationsOptions { opening: 0.3, by: vec!["team".to_owned()], ..Default::default() });
    let error = plain.clone().merge(&other).unwrap_err().to_string();
    assert!(error.ends_with("different options: by, opening"), "{error}");
}

#[test]
fn sentences_count_once_per_conversation_in_any_order() {
    let lexicon = Lexicon::built_in("en").unwrap();
    let mut halves = [SentenceCounts::new(), SentenceCounts::new()];
    let mut whole = SentenceCounts::new();
    for i in 0..40 {
        let text =
            format!("Nice to meet you today. This is sentence {}. Nice to meet you today.", "x".repeat(i));
        let turns = [Turn { speaker: Speaker::Agent, text: &text }];
        whole.add(&turns, &lexicon).unwrap();
        halves[i % 2].add(&turns, &lexicon).unwrap();
    }
    let [mut merged, other] = halves;
    merged.merge(&other).unwrap();
    assert_eq!(merged, whole);
    assert_eq!(whole.share("nice to MEET you today", &lexicon), Some(1.0));
    assert_eq!(whole.share("nobody ever said this sentence", &lexicon), Some(0.0));
    assert_eq!(whole.share("too short", &lexicon), None);
    let written = serde_json::to_string(&whole).unwrap();
    assert_eq!(serde_json::from_str::<SentenceCounts>(&written).unwrap(), whole);
}

#[test]
fn ten_megabytes_in_one_turn_are_read_in_linear_time() {
    let lexicon = Lexicon::built_in("en").unwrap();
    // Without an end of a sentence; of words that begin many patterns; of one word; of quotation marks.
    for text in
        ["sorry not i have you ".repeat(500_000), "x".repeat(10_000_000), "\"«".repeat(3_000_000) + "a"]
    {
        let turns = [Turn { speaker: Speaker::Agent, text: &text }];
        let found = conversation(&turns, &lexicon, &ConversationOptions::default()).unwrap();
        assert_eq!(found.agent_turns, 1);
    }
}

#[test]
fn transcripts_of_others_are_read_whole() {
    let path =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/transcripts/abcd_sample.json");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: the transcripts are not part of the project and not at hand here");
        return;
    };
    let all: serde_json::Value = serde_json::from_str(&text).unwrap();
    for one in all.as_array().unwrap() {
        let said: Vec<(&str, &str)> = one["original"]
            .as_array()
            .unwrap()
            .iter()
            .map(|turn| (turn[0].as_str().unwrap(), turn[1].as_str().unwrap()))
            .collect();
        let found = scored(&said, "en");
        assert_eq!(found.agent_turns + found.customer_turns + found.other_turns, said.len() as u64);
        assert!(found.other_turns > 0, "turns of neither party");
        assert!(found.markers.iter().any(|marker| marker.marker == "offer" || marker.marker == "greeting"));
    }
}

proptest! {
    #[test]
    fn any_text_has_a_result(texts in proptest::collection::vec(".{0,60}", 1..6), language in 0_usize..4) {
        let lexicon = Lexicon::built_in(["en", "nl", "fr", "et"][language]).unwrap();
        let turns: Vec<Turn<'_>> = texts.iter().map(|text| Turn { speaker: Speaker::Agent, text }).collect();
        match conversation(&turns, &lexicon, &ConversationOptions::default()) {
            Ok(found) => prop_assert!(found.agent_turns >= 1),
            Err(error) => prop_assert_eq!(error.kind(), ErrorKind::TooFewUnits),
        }
    }
}
