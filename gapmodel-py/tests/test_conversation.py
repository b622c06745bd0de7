"""Conversations: what only Python has."""

import pickle

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
    with pytest.raises(gm.GapModelError, match="unknown field"):
        dimensions.conversation(TURNS, language="en", log={"colour": 1})
    with pytest.raises(gm.GapModelError, match="the lexicon is of"):
        dimensions.conversation(TURNS, language="nl", lexicon=gm.Lexicon.built_in("en"))
    with pytest.raises(TypeError, match="contacts"):
        dimensions.conversations([5], language="en")  # type: ignore[list-item]


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
    codes = [[marker] for marker in lexicon.markers] + [[]]
    lexicon = lexicon.validated(dimensions.validate(codes, codes))
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
