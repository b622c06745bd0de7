"""The three dimensions as Python users see them: what is printed, segments, labels that would break a line."""

import json

import gapmodel as gm
import pytest
from gapmodel import dimensions

BUSINESS, HUMAN = [6, 7, 5, 7, 4, 6, 3, 5], [3, 6, 4, 7, 2, 6, 3, 5]
HIDDEN, OVERALL = [5, 6, 4, 5, 5, 6, 4, 3], [5, 9, 6, 10, 3, 9, 4, 8]
BLOCKS = {"BUS": BUSINESS, "HUM": HUMAN, "HID": HIDDEN}
TABLE = {f"P_{prefix}{i}": ratings for prefix, ratings in BLOCKS.items() for i in range(1, 5)}
SHOPS = ["a", "b"] * 4


def summary(of: dict[str, list[int]] = TABLE, **more: object) -> gm.Summary:
    by = "shop" if "shop" in more else None
    return gm.summarize({**of, "overall": OVERALL, **more}, gm.Instrument.three_dimensions(), by=by)


def test_impact_needs_no_rows() -> None:
    whole = summary()
    parts = [{name: column[k::2] for name, column in {**TABLE, "overall": OVERALL}.items()} for k in (1, 0)]
    merged, second = (gm.summarize(part, gm.Instrument.three_dimensions()) for part in parts)
    merged.merge(second)
    merged = gm.Summary.from_bytes(merged.to_bytes())
    found = dimensions.impact(merged, "overall")
    assert merged == whole and found == dimensions.impact(whole)
    assert isinstance(found, gm.Impact) and found.human_first is not None and found.human_first > 0.9
    scores = {
        name: [100 * (rating - 1) / 6 for rating in ratings]
        for name, ratings in zip(("business", "human", "hidden"), BLOCKS.values(), strict=True)
    }
    assert gm.drivers.key_drivers(scores, OVERALL).r_squared == pytest.approx(found.now.r_squared, rel=1e-12)


def test_impact_prints_what_to_know() -> None:
    later = [5, 8, 6, 9, 4, 9, 3, 7]
    shown = str(dimensions.impact(summary(later=later)))
    assert "random noise gets" in shown and "weighs most with probability" in shown
    assert "later: R²" in shown and "later: random noise" in shown
    few = str(dimensions.impact(summary(later=[5, None, None, 4, None, None, None, 7])))
    assert "later: too few valid answers" in few


def test_segments_show_all_dimensions() -> None:
    found = dimensions.score(summary(shop=SHOPS))
    head = str(found).splitlines()[1].split()
    assert [name for name in head if name != "interval"] == ["segment", "Business", "Human", "Hidden", "n"]
    assert "0 to 100" in str(found).splitlines()[0]
    weights = dimensions.impact(summary(shop=SHOPS), replicates=0)
    assert isinstance(weights, gm.SegmentResults) and isinstance(weights.total, gm.Impact)
    assert set(weights.errors) == {"a", "b"} and "too_few_ratings" in str(weights)


def test_scores_print_only_what_was_asked() -> None:
    shown = str(dimensions.score(summary()))
    assert "expected" not in shown and "staff" not in shown
    same = str(dimensions.score(summary({name: [4] * 8 for name in TABLE})))
    assert "(0 in the centre, 1 in a corner) 0.000, n = 8" in same


def test_nothing_beyond_chance_and_negative_alpha_are_said() -> None:
    same = str(dimensions.score(summary({name: [4] * 8 for name in TABLE})))
    assert "no dimension outweighs another beyond chance" in same
    odd = {**TABLE, "P_BUS1": [1, 7, 1, 7, 1, 7, 1, 7], "P_BUS2": [7, 1, 7, 1, 7, 1, 7, 1]}
    assert "Business: alpha -" in str(dimensions.score(summary(odd)))


def test_scorecards_alone_are_scored_when_asked() -> None:
    cards = gm.summarize(
        {name.replace("P_", "D_"): ratings for name, ratings in TABLE.items()}, gm.Instrument.three_dimensions()
    )
    found = dimensions.score(cards, viewpoint="delivered")
    assert isinstance(found, gm.DimensionScores)
    assert found.viewpoint == "delivered" and found.diagnosis == [] and "not a measure of service" in str(found)


def test_questions_in_all_languages() -> None:
    asked = dimensions.questionnaire("agent", language="nl")
    assert "D_BUS2" in str(asked) and "Ik heb de vraag" in str(asked)
    texts = gm.Instrument.three_dimensions().texts("et")
    assert texts["human"] == "Inimlik" and len(texts) == 17


def test_labels_cannot_break_a_line() -> None:
    written = json.loads(gm.Instrument.three_dimensions().to_json())
    written["dimensions"][0]["label"]["en"] = "Bus\x1b[31m\n\u202einess"
    odd = gm.summarize(TABLE, gm.Instrument.from_json(json.dumps(written)))
    found = dimensions.score(odd)
    for shown in (str(found), found._repr_html_()):
        assert "\x1b" not in shown and "\u202e" not in shown and "\\u{1b}" in shown
    assert len(str(found).splitlines()) == len(str(dimensions.score(summary())).splitlines())
