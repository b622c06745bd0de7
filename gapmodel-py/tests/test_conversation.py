"""Conversations: what only Python has."""

import math
import pickle
import weakref
from collections.abc import Iterator
from typing import Any

import gapmodel as gm
import pytest
from gapmodel import dimensions

TURNS = [("customer", "Éh, it broke 👋"), ("agent", "👋🏽 Désolé, I am so sorry. One moment please."), ("action", "hold")]


def test_spans_are_characters_and_turns_may_be_mappings() -> None:
    found = dimensions.conversation(TURNS, language="en")
    for marker in found.markers:
        assert TURNS[marker.turn][1][marker.start : marker.end] == marker.text
    mappings = [{"speaker": speaker, "text": text} for speaker, text in TURNS]
    assert dimensions.conversation(mappings, language="en") == found
    assert pickle.loads(pickle.dumps(found)) == found
    assert found.codes(TURNS) == [["apology", "hold"]]
    assert "sorry" in str(found) and "sorry" in found._repr_html_()


def test_bad_input_is_named() -> None:
    with pytest.raises(gm.GapModelError, match="the text of turn 1.*surrogate") as caught:
        dimensions.conversation([("agent", "Hi"), ("agent", "\ud800")], language="en")
    assert caught.value.kind == "invalid_option"
    for turns in ("text", ["text"], [1], 5):
        with pytest.raises(TypeError, match="turns"):
            dimensions.conversation(turns, language="en")  # type: ignore[arg-type]
    for log, message in (
        ({"colour": 1}, 'log = "colour" is not allowed: its keys are holds, transfers, reopened, wait_seconds'),
        ({"holds": -1}, "log = holds: -1 is not allowed: a whole number, at least 0"),
        ({"holds": True}, "holds: True is not allowed: a whole number"),
        ({"reopened": "yes"}, "reopened: yes is not allowed: True or False"),
        ({"wait_seconds": "long"}, "wait_seconds: long is not allowed: a number of seconds"),
    ):
        with pytest.raises(gm.GapModelError, match=message):
            dimensions.conversation(TURNS, language="en", log=log)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="log: a mapping with any of holds"):
        dimensions.conversation(TURNS, language="en", log=5)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="turn 1 has 3 parts, and needs two: speaker and text"):
        dimensions.conversation([("agent", "Hi"), ("agent", "Hi", "12:01")], language="en")  # type: ignore[list-item]
    with pytest.raises(gm.GapModelError, match="the lexicon is of"):
        dimensions.conversation(TURNS, language="nl", lexicon=gm.Lexicon.built_in("en"))
    with pytest.raises(TypeError, match="contacts"):
        dimensions.conversations([5], language="en")  # type: ignore[list-item]
    for turn, message in (
        (("agent", None), "turns: turn 1 has None as text, which is no text; a pair"),
        ({"role": "agent", "text": "Hi"}, 'turns: turn 1 has no "speaker"'),
        ("agent", "turns: turn 1 is a text"),
        (5, "turns: turn 1 is of type int"),
    ):
        with pytest.raises(TypeError, match=message):
            dimensions.conversation([("agent", "Hi"), turn], language="en")  # type: ignore[list-item]
    for codes, message in (
        (["a"], r"markers: turn 0 has 'a'; a list of ids per turn is needed, such as \[\["),
        ("apology", "markers: 'apology'; a list"),
        ([["apology"], 5], "markers: turn 1 has 5"),
    ):
        with pytest.raises(TypeError, match=message):
            dimensions.validate(codes, [["apology"]])  # type: ignore[arg-type]
    with pytest.raises(gm.GapModelError, match="expected a whole number, at least 0"):
        gm.Lexicon.built_in("en").extended("[negation]\nbefore = -1")
    said = [("Agent 1", "Sorry"), ("Customer", "hi")]
    with pytest.raises(gm.GapModelError, match='the speakers are "Agent 1", "Customer", and "agent" in any case of letters is not among') as caught:
        dimensions.conversation(said, language="en")
    assert caught.value.kind == "too_few_units"


def test_a_bad_contact_is_named_by_its_place_and_its_id() -> None:
    good = {"turns": [("agent", "Hi")]}
    for bad, kind, message in (
        ({"turns": 5}, TypeError, "^contact 1: turns: a list of pairs"),
        ({"agent": "a", "id": "c-17"}, TypeError, r"^contact 1 \(id 'c-17'\): turns: every contact needs them"),
        ({**good, "rating": "good", "id": 4}, TypeError, r"^contact 1 \(id 4\): rating: 'good' is no number"),
        ({**good, "rating": 1e13}, gm.GapModelError, "^contact 1: rating 10000000000000"),
        ({**good, "raiting": 5}, gm.GapModelError, '^contact 1: contacts = the key "raiting" is not allowed: .*they are now: team$'),
        ({**good, "log": {"holds": -1}}, gm.GapModelError, "^contact 1: log = holds: -1"),
    ):
        for contacts in ([good, bad], iter([good, bad])):
            with pytest.raises(kind, match=message) as caught:
                dimensions.conversations(contacts, language="en", by="team")
        if isinstance(caught.value, gm.GapModelError):
            assert caught.value.kind in ("invalid_option", "off_scale")
    tally = dimensions.conversations([good], language="en")
    with pytest.raises(TypeError, match="^contact with id 3: turns"):
        tally.add({"turns": 5, "id": 3})
    assert tally.conversations == 1

    def failing() -> Iterator[dict[str, Any]]:
        yield good
        raise KeyError("mine")

    with pytest.raises(KeyError, match="^'mine'$"):
        dimensions.conversations(failing(), language="en")


def test_turns_of_another_conversation_have_no_codes() -> None:
    found = dimensions.conversation(TURNS, language="en")
    for other in (TURNS[:2], [*TURNS[:2], ("agent", "Yes.")], [TURNS[0], ("agent", "No."), TURNS[2]]):
        with pytest.raises(gm.GapModelError, match="the turns are not those of the conversation") as caught:
            found.codes(other)
        assert caught.value.kind == "mismatch"


def test_a_stream_is_consumed_one_contact_at_a_time_and_none_is_kept() -> None:
    class Contact(dict[str, Any]):
        pass

    most = 0

    def contact(i: int) -> Contact:
        return Contact(turns=[("agent", ("Sorry.", "No.")[i % 2])], agent=i % 7, rating=i % 5)

    seen: list[weakref.ref[Contact]] = []

    def stream(n: int) -> Iterator[Contact]:
        nonlocal most
        for i in range(n):
            one = contact(i)
            seen.append(weakref.ref(one))
            most = max(most, sum(ref() is not None for ref in seen[-5:]))
            yield one

    small, large = (dimensions.conversations(stream(n), language="en") for n in (210, 2100))
    assert most <= 2
    sizes = [len(tally.to_json()) for tally in (small, large)]
    # Only the numbers have more digits.
    assert sizes[1] < 1.2 * sizes[0], sizes


def test_prints_say_what_intervals_rest_on() -> None:
    contacts: list[dict[str, Any]] = [
        {"turns": [("agent", "Sorry." if agent < 2 else "No.")], "agent": agent, "rating": (agent + i) % 5}
        for agent in range(6)
        for i in range(4)
    ]
    contacts += [{"turns": [("agent", "No."), ("system", "end")], "rating": 3}, {"turns": [("customer", "Hi")]}]
    found = dimensions.conversations(contacts, language="en").result()
    group = found.groups[0]
    assert (group.agents, group.without_agent, group.skipped, group.other_turns) == (6, 1, 1, 1)
    shown = str(found)
    for words in (
        "25 conversations, 25 rated; intervals clustered by 6 agents; 1 without a known agent",
        '1 more skipped, without a turn of "agent" with words',
        "1 turn empty or of neither party",
        "2 with, 5 without",
        "correlation with the rating",
    ):
        assert words in shown, shown
    frame = found.to_frame("pandas")
    apology = frame[frame["marker"] == "apology"].iloc[0]
    human = frame[(frame["marker"] == "(score)") & (frame["dimension"] == "human")].iloc[0]
    difference = next(row for row in group.markers if row.marker == "apology").rating_difference
    assert difference is not None and apology["rating_difference"] == difference.value

    def absent(value: float | None) -> bool:
        return value is None or math.isnan(value)

    assert absent(apology["rating_difference_low"]) and absent(apology["rating_correlation"])
    assert human["rating_correlation"] == group.dimensions[1].rating_correlation.value  # type: ignore[union-attr]
    assert absent(human["rating_difference"]) and apology["clusters_with"] == 2
    with pytest.raises(gm.GapModelError, match="1 was added in which none has"):
        dimensions.conversations([{"turns": [("customer", "Hi")]}], language="en").result()


def test_tallies_say_what_is_inferred_not_validated_and_canned() -> None:
    said = [("agent", "I am sorry about that."), ("agent", "I will look.")]
    contacts: list[dict[str, Any]] = [{"turns": said, "team": i % 2} for i in range(8)]
    contacts[0]["log"] = {
        "holds": 0, "transfers": 0, "reopened": False, "wait_seconds": 0, "first_contact_resolution": True
    }
    tally = dimensions.conversations(contacts, language="en", by="team")
    found = tally.result(by=[])
    group = found.groups[0]
    apology = next(row for row in group.markers if row.marker == "apology")
    assert (group.canned, apology.canned, apology.share.value) == (8, 8, 0)
    assert [row.inferred for row in group.dimensions] == [0, 0, 7] and not group.dimensions[2].validated
    assert group.dimensions[2].to_dict()["inferred"] == 7
    for shown in (str(found), found._repr_html_(), str(group), group._repr_html_()):
        assert "hidden, inferred in 7" in shown and "business, human, hidden: not validated on your data" in shown
        assert "apology, canned in 8" in shown and "8 markers in canned sentences discounted" in shown
        assert "not found: acknowledgement" in shown
    assert "inferred" in str(group.dimensions[2]) and "not validated" in str(group.dimensions[2])
    frame = found.to_frame("pandas").set_index("marker")
    assert frame.loc["apology", "canned"] == 8
    kept = dimensions.conversations(contacts, language="en", by="team", canned=False).result(by=[])
    assert "canned" not in str(kept) and "apology" in str(kept)
    # The groups are those that the tally was made with.
    assert [one.labels for one in tally.result().groups] == [[0], [1]] and len(found.groups) == 1


def test_tallies_merge_with_the_same_counts_and_are_then_equal() -> None:
    contacts = [{"turns": [("agent", f"I am sorry about that. {i}")]} for i in range(12)]
    first, second = (dimensions.conversations(half, language="en") for half in (contacts[:6], contacts[6:8]))
    with pytest.raises(gm.GapModelError, match="different options: canned; .*SentenceCounts.*canned=False") as caught:
        first.merge(second)
    assert caught.value.kind == "mismatch"
    counts = gm.SentenceCounts()
    for contact in contacts:
        counts.add(contact["turns"], language="en")
    assert counts == gm.SentenceCounts.from_json(counts.to_json()) and counts != gm.SentenceCounts()
    for canned in (counts, False):
        first, second, whole = (
            dimensions.conversations(some, language="en", canned=canned)
            for some in (contacts[:6], contacts[6:], contacts)
        )
        assert first != whole and first == first
        first.merge(second)
        assert first == whole == gm.Conversations.from_json(whole.to_json()) and first != 5  # type: ignore[comparison-overlap]


def test_all_built_in_lexicons_have_the_same_markers() -> None:
    # Without a lexicon, `validate` goes by their ids.
    assert len({tuple(gm.Lexicon.built_in(language).markers) for language in ("en", "nl", "fr", "et")}) == 1


def test_awkward_text_is_read_and_shown_as_it_is() -> None:
    long = dimensions.conversation([("agent", "I am sorry, we will not refund you. " * 300_000)], language="en")
    assert long.agent_turns == 1
    empty = [("agent", ""), ("agent", " \n"), ("agent", "🙂 Sorry!")]
    assert dimensions.conversation(empty, language="en").agent_turns == 1
    with pytest.raises(gm.GapModelError, match="turns of the agent"):
        dimensions.conversation([("customer", "Hello?"), ("agent", "…")], language="en")
    with pytest.raises(gm.GapModelError, match="en, nl, fr, et"):
        dimensions.conversation(TURNS, language="xx")
    turned = dimensions.conversation([("agent", "many\u202e thanks\x1b")], language="en")
    assert turned.markers[0].text == "many\u202e thanks"
    for shown in (str(turned), repr(turned.markers[0]), turned._repr_html_(), turned.explanation):
        assert "\u202e" not in shown and "\x1b" not in shown


def test_a_lexicon_with_a_mistake_is_refused() -> None:
    lexicon = gm.Lexicon.built_in("en")
    for pattern in ("*", "", "_", ".. sorry", "a*"):
        with pytest.raises(gm.GapModelError, match="markers.apology"):
            lexicon.extended(f"[markers.apology]\npatterns = ['{pattern}']")
    for text in ("colour = 1", "[negation]\nabout = 1", "[markers.apology]\ncolour = 1"):
        with pytest.raises(gm.GapModelError, match="colour|about"):
            lexicon.extended(text)


def test_scores_say_whether_they_are_validated() -> None:
    lexicon = gm.Lexicon.built_in("en")
    assert not dimensions.conversation(TURNS, language="en").dimensions[1].validated
    few = [[marker] for marker in lexicon.markers] + [[]]
    validation = dimensions.validate(few, few)
    assert not any(row.enough for row in validation.markers)
    validated = lexicon.validated(validation)
    assert not dimensions.conversation(TURNS, language="en", lexicon=validated).dimensions[1].validated
    codes = few * 5
    validation = dimensions.validate(codes, codes)
    # The interval of Wilson for five of five.
    assert "0.57 to 1.00" in str(validation) and "enough" in str(validation)
    lexicon = lexicon.validated(validation)
    found = dimensions.conversation(TURNS, language="en", lexicon=lexicon)
    assert all(row.validated for row in found.dimensions) and lexicon.validation is not None
    assert "not validated" not in found.explanation


def test_a_list_is_gone_through_twice_and_a_stream_once() -> None:
    said = [{"turns": [("agent", "We understand how frustrating this is.")], "agent": i % 3} for i in range(9)]
    listed = dimensions.conversations(said, language="en").result().groups[0]
    streamed = dimensions.conversations(iter(said), language="en").result().groups[0]
    assert listed.dimensions[1].mean.value == 0.0 and streamed.dimensions[1].mean.value > 0.0
    by_agent = dimensions.conversations(said, language="en").result("agent")
    assert [group.labels for group in by_agent.groups] == [[0], [1], [2]]
    assert len(by_agent.to_frame("pandas")) == 3 * (3 + len(gm.Lexicon.built_in("en").markers))
