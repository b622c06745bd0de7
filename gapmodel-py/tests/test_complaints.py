"""Complaints and economics: the ways in which arguments can be given, and how results show themselves."""

from typing import Any

import gapmodel as gm
import pytest
from gapmodel import complaints, economics

BILLING = {
    "name": "billing",
    "with_problem": 100,
    "complained": 40,
    "outcomes": [
        {"name": "satisfied", "customers": 20, "would_return": 18},
        {"name": "dissatisfied", "customers": 20, "would_return": 6},
    ],
    "silent_would_return": 30,
}
BEFORE = {"complaints": 120, "exposure": 1e4, "with_problem": 60, "surveyed": 400}
AFTER = {"complaints": 70, "exposure": 1e4, "with_problem": 62, "surveyed": 400}


def test_a_rate_is_a_number_a_name_a_prior_or_counts() -> None:
    known = complaints.estimate(10, rate=1 / 27)
    assert known.affected.value == pytest.approx(270)
    assert known.silent.value == pytest.approx(260)
    prior = complaints.prior("goodman_serious")
    assert complaints.estimate(10, rate=prior) == complaints.estimate(10, rate="goodman_serious")
    own = gm.RatePrior("ours", 0.1, 0.2, source="survey of 2025")
    assert complaints.estimate(10, rate=own).rate.source == "survey of 2025"
    assert complaints.estimate(10, rate=(5, 100)).affected.method == "melded"
    wrong: Any = [1, 2, 3]
    with pytest.raises(TypeError, match="rate: a number"):
        complaints.estimate(10, rate=wrong)


def test_groups_and_levels_are_dicts_or_rows() -> None:
    groups = {"phone": (30, 1000.0), 2: (10, 1000.0)}
    rows = [("phone", 30, 1000.0), (2, 10, 1000.0)]
    assert complaints.compare(groups) == complaints.compare(rows)
    assert complaints.compare(groups, reference=2).ratios[0].against == "2"
    with pytest.raises(gm.GapModelError, match="previous"):
        complaints.compare(groups, against="previous", reference=2)
    with pytest.raises(TypeError, match="groups"):
        complaints.compare([("phone", 30)])  # type: ignore[list-item]
    levels = {"no": (100, 50), "yes": (300, 270)}
    by_label = economics.satisfaction(levels, margin=100, discount=0.1, shift={"no": -0.1, "yes": 0.1})
    in_order = economics.satisfaction(levels, margin=100, discount=0.1, shift=[-0.1, 0.1])
    assert by_label == in_order
    with pytest.raises(gm.GapModelError, match="no, yes"):
        economics.satisfaction(levels, margin=100, discount=0.1, shift={"maybe": 0.1})


def test_who_was_asked_is_everybody_unless_given() -> None:
    asked = {**BILLING, "asked": 100, "silent_asked": 60}
    found = complaints.damage([BILLING], customers=10_000, surveyed=400, value=50.0)
    assert found == complaints.damage([asked], customers=10_000, surveyed=400, value=50.0)
    assert found.problems[0].parts[-1].outcome == "silent"


def test_a_cohort_is_shown_for_twice_as_long_unless_told() -> None:
    assert len(economics.cohort([1000, 869, 743, 653], margin=1, discount=0.1).periods) == 6


RESULTS = [
    complaints.prior("goodman_serious"),
    complaints.estimate(10, rate=(5, 100), customers=5000),
    complaints.estimate(10, rate=0.5).rate,
    complaints.compare({"phone": (30, 1000.0), "chat": (0, 100.0)}),
    complaints.compare({"phone": (30, 1000.0), "chat": (10, 1000.0)}).rates[0],
    complaints.compare({"phone": (30, 1000.0), "chat": (10, 1000.0)}).ratios[0],
    complaints.compare({"jan": (0, 1e4), "feb": (10, 1e4)}).ratios[1],
    complaints.change(BEFORE, AFTER),
    complaints.damage([BILLING], customers=10_000, surveyed=400),
    complaints.damage([BILLING], customers=10_000, surveyed=400).problems[0],
    complaints.damage([BILLING], customers=10_000, surveyed=400).problems[0].parts[0],
    economics.retention((80, 100), margin=100, discount=0.1, acquisition_cost=60),
    economics.retention(churn=0.2, margin=100, discount=0.1).deferred,
    economics.cohort([1000, 869, 743, 653], margin=1, discount=0.1),
    economics.cohort([1000, 800, 640, 512, 410], margin=1, discount=0.1),
    economics.cohort([1000, 869, 743, 653], margin=1, discount=0.1).value,
    economics.cohort([1000, 869, 743, 653], margin=1, discount=0.1).periods[0],
    economics.satisfaction({"no": (100, 50), "yes": (300, 270)}, margin=1, discount=0.1, shift=[-0.1, 0.1]),
    economics.satisfaction({"no": (100, 50), "yes": (300, 270)}, margin=1, discount=0.1).levels[0],
    economics.service_level(10, 14, handling_time=180, within=20),
    economics.agents(10, target=0.8, handling_time=180, within=20, patience=60),
]


@pytest.mark.parametrize("result", RESULTS, ids=lambda result: type(result).__name__)
def test_results_show_themselves(result: Any) -> None:
    name = type(result).__name__
    assert repr(result).startswith(name + "(")
    assert len(str(result).splitlines()) >= 2
    assert "<table" in result._repr_html_()
    assert type(result).from_json(result.to_json()) == result
    assert len(result.to_frame("pandas")) >= 1


def test_a_change_is_read_in_words() -> None:
    found = complaints.change(BEFORE, AFTER)
    assert found.reading == "complaints_fell_alone"
    assert found.reading_text == "fewer complaints while problems did not fall"


def test_a_wrong_number_is_named() -> None:
    wrong: Any = -3
    with pytest.raises(gm.GapModelError, match="complaints = -3 .*whole number of at least 0"):
        complaints.estimate(wrong, rate=0.04)
    with pytest.raises(gm.GapModelError, match="customers = 10.5"):
        complaints.estimate(3, rate=0.04, customers=10.5)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="complaints is of type str"):
        complaints.estimate("3", rate=0.04)  # type: ignore[arg-type]
    assert complaints.estimate(120.0, rate=0.04).complaints == 120  # type: ignore[arg-type]
    with pytest.raises(gm.GapModelError, match="agents = 14.5"):
        economics.service_level(10, 14.5)  # type: ignore[arg-type]
    with pytest.raises(gm.GapModelError, match="kept = -1"):
        economics.retention((-1, 10), margin=1, discount=0.1)
    with pytest.raises(gm.GapModelError, match="periods = -1"):
        economics.cohort([10, 8, 7], margin=1, discount=0.1, periods=-1)


def test_dicts_have_the_keys_they_need_and_no_others() -> None:
    for period, match in (
        ({"complaints": 3, "exposure": 10}, "before = a dict without \"with_problem\""),
        ({**BEFORE, "surveyd": 3}, "before = a dict with \"surveyd\""),
        ({**BEFORE, "with_problem": 500}, "with_problem = 500 of \"before\""),
        ({**BEFORE, "surveyed": -1}, "surveyed = -1"),
    ):
        with pytest.raises(gm.GapModelError, match=match):
            complaints.change(period, AFTER)
    with pytest.raises(gm.GapModelError, match="problems = a dict without \"complained\""):
        complaints.damage([{"with_problem": 120}], customers=1000, surveyed=400)
    with pytest.raises(TypeError, match="problems is of type dict"):
        complaints.damage(BILLING, customers=1000, surveyed=400)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="before is of type int"):
        complaints.change(3, AFTER)  # type: ignore[arg-type]


def test_tables_say_what_the_figures_rest_on() -> None:
    wide = str(complaints.estimate(1000, rate="goodman_serious", customers=5000))
    assert "complaint rate from 0.2000 to 0.2500 (goodman_serious" in wide
    assert "which no source has" in wide and "with lower rates more were affected than there are customers" in wide
    assert "at least the 120 who complained" in str(complaints.estimate(120, rate=0.9))
    compared = str(complaints.compare({"jan": (0, 1e4), "feb": (10, 1e4)}))
    assert "from 2.24" in compared and "per 1000" in compared and "10000.0" not in compared
    kept = economics.retention((80, 100), margin=100, discount=0.1, keeping_cost=2, keeping_gain=0.04, referrals=0.1)
    assert "keeping one more customer for a period costs 50" in str(kept)
    assert "one generation" in str(kept)
    cohort = str(economics.cohort([1000, 800, 640, 512, 410], margin=1, discount=0.1))
    assert "churn does not differ measurably between customers" in cohort


def test_complaints_of_unknown_outcome_are_told() -> None:
    ended = [{"name": "satisfied", "customers": 12, "would_return": 10}, {"name": "not", "customers": 8, "would_return": 2}]
    problem = {"name": "billing", "with_problem": 100, "complained": 40, "outcomes": ended, "silent_would_return": 30}
    found = complaints.damage([problem], customers=10_000, surveyed=400)
    assert found.problems[0].n_open == 20 and "taken to have ended like the others: 20 of billing" in str(found)
    with pytest.raises(gm.GapModelError, match="at most the number who complained, 15"):
        complaints.damage([{**problem, "complained": 15}], customers=10_000, surveyed=400)
