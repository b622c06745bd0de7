"""Reliability and careless answers from data frames, tallies and real answers."""

import pathlib

import gapmodel as gm
import numpy as np
import pandas as pd
import polars as pl
import pytest
from gapmodel import reliability

ANSWERS = {"kind": [7, 6, 5, 6, 4, 4, 2, 1], "prompt": [5, 6, 6, 6, 5, 6, 3, 5], "safe": [6, 4, 6, 6, 5, 5, 3, 5]}
# Item d runs against the others.
MIXED = {
    "a": [5, 4, 4, 2, 1, 3, 4, 5, 3, 2],
    "b": [4, 4, 5, 1, 2, 3, 4, 5, 2, 2],
    "c": [5, 5, 4, 2, 2, 2, 4, 4, 3, 1],
    "d": [2, 4, 3, 3, 4, 3, 2, 3, 4, 2],
}


def test_all_tables_give_the_same() -> None:
    expected = reliability.alpha(ANSWERS)
    columns = list(ANSWERS.values())
    for table in (pd.DataFrame(ANSWERS), pl.DataFrame(ANSWERS), pd.DataFrame(ANSWERS, dtype="float64")):
        assert reliability.alpha(table) == expected
    rows = [list(row) for row in zip(*columns, strict=True)]
    for matrix in (np.array(columns).T, np.array(columns, dtype="int8").T, rows):
        found = reliability.alpha(matrix)
        assert (found.value, found.low, list(found.item_rest)) == (expected.value, expected.low, ["0", "1", "2"])
    assert expected.item_rest["kind"] == expected.items[0].item_rest
    assert expected.if_dropped == {item.name: item.if_dropped for item in expected.items}


def test_tallies_merge_and_say_how_they_were_made() -> None:
    tally = gm.CrossProducts(3, missing="pairwise")
    for start in (0, 4):
        tally.extend({name: values[start : start + 4] for name, values in ANSWERS.items()})
    assert reliability.alpha(tally).value == reliability.alpha(ANSWERS).value
    assert reliability.omega(tally).value == reliability.omega(ANSWERS).value
    assert reliability.alpha(tally).missing == "pairwise" and tally.is_pairwise
    assert gm.CrossProducts.from_json(tally.to_json()) == tally
    with pytest.raises(gm.GapModelError, match="tallied pairwise"):
        reliability.alpha(tally, missing="listwise")
    with pytest.raises(gm.GapModelError, match="scale"):
        reliability.alpha(tally, scale=(1, 7))


def test_items_against_the_others_are_shown() -> None:
    found = reliability.alpha(MIXED)
    assert found.negative == ["d"]
    assert "against the others: d" in repr(found) and "reverse or leave out: d" in str(found)
    turned = reliability.alpha(MIXED, reverse=["d"])
    assert turned.negative == [] and turned.value > found.value and "d (reversed)" in str(turned)
    with pytest.raises(gm.GapModelError, match="Heywood"):
        reliability.omega(MIXED)
    assert reliability.omega(MIXED, method="ml").negative == ["d"]
    assert reliability.omega(MIXED, method="ml", reverse=["d"]).loading["d"] > 0
    with pytest.raises(TypeError):
        reliability.alpha(ANSWERS, reverse="slow")
    with pytest.raises(TypeError, match="a number is needed"):
        reliability.alpha({**ANSWERS, "who": ["a"] * 8})


def test_careless_answers_make_segments() -> None:
    frame = pd.DataFrame(
        {
            "E_kind": [7, 6, 5, 7, 6],
            "E_safe": [6, 7, 5, 6, 7],
            "P_kind": [5, 4, 5, 4, 5],
            "P_safe": [6, 4, 5, 6, 6],
            "seconds": [40, 31, 30, 3, 50],
        }
    )
    expectations, perceptions = ["E_kind", "E_safe"], ["P_kind", "P_safe"]
    found = reliability.careless(
        frame, expectations=expectations, perceptions=perceptions, duration="seconds"
    )
    assert found.keep == [True, False, False, False, True] and found.equal_both == 1
    assert found.reasons[3] == ["too_fast"]
    assert len(frame[found.keep]) == 2 and found.to_frame()["reasons"][1] == "longstring; equal_perceptions"
    instrument = gm.Instrument.paired({"kind": None, "safe": None}, scale=(1, 7))
    frame["keep"] = ["careful" if keep else "careless" for keep in found.keep]
    summary = gm.summarize(frame, instrument, by="keep")
    assert gm.gap.servqual(summary)["careful"].respondents == 2 and summary.total.rows == 5


def test_alphas_of_the_kiosks(root: pathlib.Path) -> None:
    path = root / ".." / "shared" / "data" / "kiosk" / "kiosk.csv"
    if not path.exists():
        print("skipped: the kiosk data are not part of the project and not at hand")
        pytest.skip("the kiosk data are not part of the project")
    frame = pd.read_csv(path)
    for prefix, expected in (("E", 0.878816), ("P", 0.906517), ("IMP", 0.873369), ("SAT", 0.930668)):
        columns = [f"{prefix}{i:02d}" for i in range(1, 25)]
        found = reliability.alpha(frame[columns], scale=(1, 7))
        assert found.value == pytest.approx(expected, abs=5e-7)
        assert (found.n, found.n_complete, found.respondents) == (207, 207, 211)
    sides = [[f"{side}{i:02d}" for i in range(1, 25)] for side in "EP"]
    flags = reliability.careless(frame, expectations=sides[0], perceptions=sides[1])
    counts = {count.reason: count.n for count in flags.counts}
    assert (counts["equal_expectations"], counts["equal_perceptions"]) == (7, 2)


def test_structure_of_tallies_and_what_it_refuses() -> None:
    tally = gm.CrossProducts(4, missing="pairwise")
    tally.extend(MIXED)
    dimensions = {"first": ["0", "2"], "second": ["1", "3"]}
    found = reliability.structure(tally, dimensions, reverse=["3"], replicates=50)
    named = {"first": ["a", "c"], "second": ["b", "d"]}
    table = reliability.structure({**MIXED, "city": ["Ghent"] * 10}, named, reverse=["d"], replicates=50)
    assert found.pairs == table.pairs and [item.name for item in found.items] == ["0", "2", "1", "3"]
    assert found.parallel == reliability.structure(MIXED, named, reverse=["d"], replicates=50, seed=0).parallel
    assert found.parallel != reliability.structure(MIXED, named, reverse=["d"], replicates=50, seed=1).parallel
    with pytest.raises(TypeError, match="a dict of lists"):
        reliability.structure(MIXED, [["a", "b"]])  # type: ignore[arg-type]


def test_structure_of_the_kiosks(root: pathlib.Path) -> None:
    path = root / ".." / "shared" / "data" / "kiosk" / "kiosk.csv"
    if not path.exists():
        print("skipped: the kiosk data are not part of the project and not at hand")
        pytest.skip("the kiosk data are not part of the project")
    frame = pd.read_csv(path)
    numbers = {
        "tangible": [4, 5, 6, 22],
        "security": [19, 20, 21],
        "economy": [10, 11, 18],
        "convenience": [13, 14, 15, 16, 17],
        "reliability": [1, 2, 3],
        "control": [7, 8],
    }
    dimensions = {name: [f"P{i:02d}" for i in items] for name, items in numbers.items()}
    found = reliability.structure(frame, dimensions, scale=(1, 7))
    assert (found.n, found.respondents, found.k) == (207, 211, 20)
    assert found.parallel.components == 3
    assert (found.misplaced, found.elsewhere, found.heywood) == (["P03"], ["P03"], [])
    assert sorted(one.factor for one in found.dimensions if one.factor is not None) == list(range(6))
    # NumPy 2.4.6, scipy.optimize of SciPy 1.17.1 and oblimin of statsmodels 0.15.0.
    assert [one.ave for one in found.dimensions] == pytest.approx(
        [0.5312830699632, 0.6288391737348, 0.6142901528509, 0.3857398350144, 0.4640703978816, 0.6205940142205], abs=1e-9
    )
    assert found.pairs[9].htmt == pytest.approx(0.7037498675393944, abs=1e-12)
    assert found.pairs[9].reading == "distinct" and found.pairs[9].fornell_larcker is False
    assert found.factors.rmsr == pytest.approx(0.03301495928061766, abs=1e-10)
    variances = [factor.variance for factor in found.factors.factors]
    expected = [2.26340975518, 2.12022272171, 2.03464916255, 1.62952439430, 1.51937124145, 1.45922155475]
    assert variances == pytest.approx(expected, abs=1e-7)
    assert found.adequacy is not None and found.adequacy.kmo == pytest.approx(0.835596306998773, abs=1e-12)
    same = reliability.structure(frame, dimensions, scale=(1, 7), extraction="principal_axis")
    assert same.factors.rmsr == pytest.approx(found.factors.rmsr, abs=1e-10)


def test_alphas_of_the_airline(root: pathlib.Path) -> None:
    path = root / ".." / "shared" / "data" / "airline-expectations" / "airlinesat.csv"
    if not path.exists():
        print("skipped: the airline data are not part of the project and not at hand")
        pytest.skip("the airline data are not part of the project")
    frame = pd.read_csv(path)
    for side, expected in (("e", 0.963807), ("s", 0.966802)):
        columns = [f"{side}{i}" for i in range(1, 24)]
        found = reliability.alpha(frame[columns], missing="listwise")
        assert found.value == pytest.approx(expected, abs=5e-7) and found.n == 793
