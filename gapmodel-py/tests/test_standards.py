"""Service standards and sources of research, as a notebook has them."""

import datetime
import json
import pickle

import gapmodel as gm
import numpy as np
import pandas as pd
import polars as pl
import pytest
from gapmodel import gap, research, standards


@pytest.fixture
def desk() -> standards.StandardSet:
    return standards.StandardSet(
        [
            standards.Standard("greeted", target=0.9, weight=3, attribute="x", source="customer_expectation"),
            standards.Standard("answered", kind="percentile", unit="seconds", target=20, share=0.9, weight=1),
            standards.Standard("safe", target=1, critical=True),
        ]
    )


TABLE = {
    "greeted": [True, False, True, None],
    "answered": [3.0, 25.0, None, 7.0],
    "safe": [1, 1, 0, 1],
    "site": ["a", "b", "a", "b"],
}


@pytest.mark.parametrize("frame", [dict, pd.DataFrame, pl.DataFrame])
def test_tables_of_any_library_give_the_same(desk: standards.StandardSet, frame: type) -> None:
    found = standards.attainment(frame(TABLE), desk, by="site", stars=[50, 70])
    assert found == standards.attainment(TABLE, desk, by=["site"], stars=[50, 70])
    assert found["a"].score is not None and found["a"].score.value == 100
    assert found.critical is not None and found.critical.failed == ["safe"]
    assert found.standard("greeted").met == 2
    with pytest.raises(gm.GapModelError, match=r"there is no segment \(c\)"):
        found["c"]
    with pytest.raises(gm.GapModelError, match="there is no standard"):
        found.standard("sage")


def test_a_long_table_and_batches_give_the_same(desk: standards.StandardSet) -> None:
    wide = pd.DataFrame(TABLE)
    rows = wide.reset_index().melt(["index", "site"], var_name="what", value_name="found").astype({"found": float})
    long = standards.attainment(rows, desk, standard="what", value="found", contact="index", by="site")
    assert long == standards.attainment(wide, desk, by="site")
    tally = standards.StandardsTally(desk, by="site")
    for start in (0, 2):
        tally.observe(wide.iloc[start : start + 2])
    assert standards.attainment(tally) == long


def test_text_and_impossible_values_are_refused(desk: standards.StandardSet) -> None:
    with pytest.raises(TypeError, match="'yes'"):
        standards.attainment({"standard": ["greeted"], "value": ["yes"]}, desk)
    with pytest.raises(gm.GapModelError, match="-3 at index 1 of column \"answered\" cannot be observed") as caught:
        standards.attainment({"answered": [3, -3]}, desk)
    assert caught.value.kind == "off_scale"
    with pytest.raises(gm.GapModelError, match='there is no standard "zz"'):
        standards.attainment({"standard": ["zz"], "value": [1]}, desk)
    with pytest.raises(gm.GapModelError, match='standard "a" has no target'):
        standards.Standard("a")


def test_attainment_speaks_in_the_gap_model(desk: standards.StandardSet) -> None:
    instrument = gm.Instrument.from_toml(
        'id = "i"\nscales.s = { min = 1, max = 7 }\nviewpoints.expectation = "E_{id}"\n'
        'attributes = [{ id = "x", dimension = "none" }]\n'
    )
    inputs = standards.attainment(TABLE, desk).gap_inputs(instrument)
    assert inputs.standards == {"x": pytest.approx(6.4)} and inputs.delivered[0].mean == pytest.approx(5)
    summary = gm.summarize({"E_x": [6, 7, 5]}, instrument)
    five = gap.five(summary, standards=inputs.standards, delivered=inputs.delivered)
    overall = five.gaps[3].overall
    assert overall is not None and overall.value == pytest.approx(-1.4)
    assert desk.coverage(instrument).uncovered == []


def test_a_thousand_standards_round_trip() -> None:
    many = standards.StandardSet([standards.Standard(f"s{i}", target=0.9) for i in range(1000)])
    assert standards.StandardSet.from_toml(many.to_toml()) == many and len(many) == 1000
    found = standards.attainment({f"s{i}": np.ones(5) for i in range(1000)}, many)
    assert len(found.to_frame("pandas")) == 1000


def test_a_percentile_is_open_where_too_many_gave_up() -> None:
    times, gave_up = [3, 5, 8, 9, 12, 14, 17, 21, 26, 30], [0, 1, 0, 0, 1, 0, 0, 0, 0, 0]
    calls = standards.StandardSet(
        [standards.Standard("calls", kind="percentile", unit="seconds", target=20, share=0.9, abandoned="gave_up")]
    )
    found = standards.attainment({"calls": times, "gave_up": gave_up}, calls).total.standard("calls")
    assert found.percentile is not None and found.percentile.high is None
    assert "30.00 from 17.00" in str(found)
    found = standards.attainment({"calls": times, "gave_up": [*gave_up[:-1], 1]}, calls).total.standard("calls")
    assert found.percentile is None and found.percentile_at_least == 17
    assert "at least 17.00" in str(found)


def test_the_schema_has_every_field() -> None:
    schema = json.loads(standards.StandardSet.schema())
    standard = schema["$defs"]["Standard"]
    assert schema["title"] == "Standards" and standard["required"] == ["id", "kind", "target"]
    assert {"unit", "share", "scale", "weights", "critical", "source"} <= set(standard["properties"])


def test_sources_of_research() -> None:
    found = research.coverage({"survey": (400, 30), "complaints": [(10, 3), {"n": 50, "age_days": 1}]})
    assert found.gaps[4].is_covered and found.gaps[0].missing == ["employee_feedback"]
    with pytest.raises(gm.GapModelError, match="survey, mystery_shopping"):
        research.coverage({"gossip": (1, 1)})  # type: ignore[dict-item]
    with pytest.raises(TypeError, match="a pair"):
        research.coverage({"survey": 4})
    with pytest.raises(gm.GapModelError, match="n = -400"):
        research.coverage({"survey": (-400, 3)})
    shown = str(research.coverage({"survey": (400, 800), "complaints": (5, 3)}))
    assert "too old" in shown and "too few" in shown and "400" in shown and "not in use" in shown


def test_the_last_day_of_a_source_stands_for_its_age() -> None:
    day, today = datetime.date(2026, 3, 1), "2026-03-31"
    for written in [day, "2026-03-01", datetime.datetime(2026, 3, 1, 14, 30), pd.Timestamp("2026-03-01")]:
        found = research.coverage({"survey": (400, written), "complaints": [{"n": 5, "age_days": written}]}, today=today)
        assert found == research.coverage({"survey": (400, 30), "complaints": (5, 30)})
    with pytest.raises(gm.GapModelError, match="age_days"):
        research.coverage({"survey": (400, "2026-04-01")}, today=datetime.date(2026, 3, 31))
    with pytest.raises(TypeError, match="a date"):
        research.coverage({"survey": (400, "last week")})


def test_ratings_enter_the_gap_model_by_their_mean() -> None:
    tone = standards.Standard("tone", kind="rating", target=6, scale=(1, 7), attribute="kind", weight=1, text="Staff are kind")
    assert tone.text == {"en": "Staff are kind"}
    found = standards.attainment({"tone": [6, 6, 7, 4]}, [tone])
    model = gm.Instrument.from_json(
        json.dumps(
            {
                "id": "i",
                "scales": {"s": {"min": 1, "max": 7}},
                "viewpoints": {"expectation": "E_{id}"},
                "dimensions": [{"id": "d"}],
                "attributes": [{"id": "kind", "dimension": "d"}],
            }
        )
    )
    inputs = found.gap_inputs(model)
    assert inputs.standards == {"kind": 6} and inputs.delivered[0].mean == 5.75
    row = found.total.standard("tone")
    assert row.mean is not None and row.mean.value == 5.75 and row.scale == gm.Scale(1, 7)
    assert "rated 6 or more" in str(found) and "5.75" in str(found) and "Staff are kind" in str(row)
    again = pickle.loads(pickle.dumps(found))
    assert again == found


def test_what_is_wrong_with_a_standard_is_named() -> None:
    with pytest.raises(gm.GapModelError, match="weights"):
        standards.Standard("a", target=1, weights={"customers": 2})  # type: ignore[dict-item]
    with pytest.raises(gm.GapModelError, match="seconds, minutes, hours, days") as error:
        standards.Standard("a", kind="time_limit", unit="sec", target=20)  # type: ignore[arg-type]
    assert "points" not in str(error.value)
    with pytest.raises(TypeError, match="text: a text"):
        standards.Standard("a", target=1, text=5)  # type: ignore[arg-type]
    greeted = standards.StandardSet([standards.Standard("a", target=0.9), standards.Standard("b", target=1, critical=True)])
    with pytest.raises(TypeError, match="stars: a list"):
        standards.attainment({"a": [1]}, greeted, stars=5)  # type: ignore[arg-type]
    with pytest.raises(gm.GapModelError, match="not shares"):
        standards.attainment({"a": [1]}, greeted, stars=[0.9])
    assert "b (critical)" in str(greeted) and "<table" in greeted._repr_html_()


def test_what_nobody_says_is_short_is_of_all_offered() -> None:
    calls = standards.Standard("calls", kind="time_limit", unit="seconds", target=20, short_abandon=5, abandoned="hung_up")
    mail = standards.Standard("mail", kind="time_limit", unit="hours", target=24)
    times = {"calls": [3, 12, 30, 4], "hung_up": [0, 0, 0, 1], "mail": [2, 30, 20, 24]}
    found = standards.attainment(times, [calls, mail], denominator="offered_less_short")
    assert [row.denominator for row in found.standards] == ["offered_less_short", "offered"]
    shown = str(found)
    assert "so of all offered: mail" in shown and "calls: 1 of 4 gave up; within 20 seconds had nobody given up: 0.625" in shown
