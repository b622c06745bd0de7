"""Mystery shopping and internal research, as far as the shared vectors do not hold them."""

import datetime
from collections import Counter
from typing import Any

import gapmodel as gm
import pandas as pd
import polars as pl
import pytest
from gapmodel import mystery, research

VISITS: dict[str, list[Any]] = {
    "site": list("aaabbbccc"),
    "shopper": list("xyzxyzxyz"),
    "score": [80, 74, 86, 62, 60, 70, 90, 78, 93],
}


def test_a_plan_takes_dates_and_numbers_of_shoppers() -> None:
    plan = mystery.plan(["north", "south"], 8, shoppers=4, start=datetime.date(2026, 3, 2), opening={"south": [6, 7]})
    assert plan == mystery.plan(
        ["north", "south"], 8, shoppers=["1", "2", "3", "4"], start="2026-03-02", opening={"south": (7, 6)}
    )
    assert {visit.weekday for visit in plan.visits if visit.site == "south"} <= {6, 7}
    assert set(Counter((visit.site, visit.shopper) for visit in plan.visits).values()) == {1}
    frame = plan.to_frame("polars")
    assert frame.columns == ["number", "site", "shopper", "date", "weekday", "part"] and len(frame) == 8
    assert "4 per site" in str(plan) and repr(plan) == "Plan(8 visits, 2 sites, 4 shoppers, 0 repeats)"


def test_a_sheet_says_where_and_when() -> None:
    plan = mystery.plan(["harbour"], 1, shoppers=["Ann"], start="2026-03-02", days=1, parts=["evening"])
    for language, words in {
        "en": ["Mystery visit 1", "Monday 2026-03-02", "evening"],
        "nl": ["Mysterybezoek 1", "maandag 2026-03-02", "avond"],
        "fr": ["Visite mystère n° 1", "lundi 2026-03-02", "soir"],
        "et": ["Testkülastus 1", "esmaspäev 2026-03-02", "õhtu"],
    }.items():
        sheet = plan.briefing(1, language=language)  # type: ignore[arg-type]
        assert all(word in sheet for word in [*words, "harbour", "Ann"])
    assert plan.briefing(1, items=["greeted"]).endswith("To be observed:\n1. greeted\n")
    with pytest.raises(gm.GapModelError, match="a visit from 1 to 1"):
        plan.briefing(2)


def test_any_table_of_visits_gives_the_same() -> None:
    found = mystery.score(VISITS, target=75)
    assert mystery.score(pd.DataFrame(VISITS), target=75) == found
    assert mystery.score(pl.DataFrame(VISITS), target=75) == found
    visits = gm.Visits()
    for site in "cab":
        part = pd.DataFrame(VISITS)
        visits.observe(part[part.site == site])
    assert visits.rows == 9 and mystery.score(visits, target=75) == found
    assert "clustered by site, 95 %" in str(found) and "below the target of 75" in found.sites[1].sentence
    assert [row["site"] for row in found.to_frame("polars").iter_rows(named=True)] == ["a", "b", "c"]


def test_three_visits_of_three() -> None:
    passed = mystery.score(VISITS, pass_mark=74, target=90).sites[0]
    assert passed.score.low is not None and round(passed.score.low, 2) == 43.85 and passed.score.high == 100
    assert "cannot tell" in passed.sentence


def test_what_cannot_be() -> None:
    with pytest.raises(gm.GapModelError, match="give columns with a table"):
        mystery.score(gm.Visits(), site="shop")
    with pytest.raises(TypeError, match="items"):
        mystery.score(VISITS, items=3)  # type: ignore[arg-type]
    with pytest.raises(gm.GapModelError, match="1 for Monday to 7 for Sunday"):
        mystery.plan(["a"], 1, shoppers=1, start="2026-03-02", opening={"a": [0]})
    with pytest.raises(gm.GapModelError, match="shoppers = 1.5"):
        mystery.plan(["a"], 1, shoppers=1.5, start="2026-03-02")  # type: ignore[arg-type]
    with pytest.raises(gm.GapModelError, match="different options"):
        gm.Visits().merge(gm.Visits(score="points"))
    instrument = gm.Instrument.paired(["speed"])
    with pytest.raises(gm.GapModelError, match="it comes from the summary"):
        research.internal(gm.Summary(instrument), instrument=instrument)
    with pytest.raises(TypeError, match="a table with its instrument"):
        research.internal({"E_speed": [1], "P_speed": [1]})
    with pytest.raises(gm.GapModelError, match="any of expectation"):
        research.self_other(gm.Summary(instrument), gm.Summary(instrument), staff_viewpoint="staff")


def test_departments_of_a_table() -> None:
    table = {
        "E_speed": [6, 7, 6, 5],
        "P_speed": [4, 6, 6, 5],
        "provider": ["IT", "IT", "HR", "HR"],
        "customer": ["HR", "HR", "IT", "sales"],
    }
    found = research.internal(table, instrument=gm.Instrument.paired(["speed"]), min_n=2)
    assert found.departments == ["HR", "IT", "sales"] and found.n_hidden == 2
    assert found.providers[1].gap is not None and found.providers[1].gap.value == -1.5
    assert "2 cells with fewer than 2 answers hidden" in str(found)
    assert len(found.to_frame("pandas")) == 3 + 2 + 3 + 1


def test_a_wrong_number_or_name_is_named() -> None:
    with pytest.raises(gm.GapModelError, match="visits = -1"):
        mystery.plan(["a"], -1, shoppers=2, start="2026-03-02")
    with pytest.raises(TypeError, match="sites is the text \"ab\""):
        mystery.plan("ab", 3, shoppers=2, start="2026-03-02")
    with pytest.raises(gm.GapModelError, match="shoppers = -2"):
        mystery.plan(["a"], 3, shoppers=-2, start="2026-03-02")
    plan = mystery.plan(["a", "b"], 3, shoppers=2, start="2026-03-02")
    with pytest.raises(gm.GapModelError, match="number = -1"):
        plan.briefing(-1)
    with pytest.raises(gm.GapModelError, match="sites = 2.5"):
        mystery.size(2.5, margin=5, sd=20)  # type: ignore[arg-type]


def test_a_site_nobody_went_to_is_told() -> None:
    visits = {"site": ["a", "a", "b"], "shopper": ["x", "x", "x"], "score": [80, 70, 60]}
    found = mystery.score(visits, sites=["a", "b", "c"])
    assert found.unvisited == ["c"] and "\nc " in str(found)
    assert "One shopper made all visits" in found.sentence
    with pytest.raises(gm.GapModelError, match="not shares"):
        mystery.score({**visits, "score": [0.8, 0.7, 0.6]})
