"""Drivers from Python: what the vectors cannot say."""

import gapmodel as gm
import numpy as np
import pandas as pd
import polars as pl
import pytest
from gapmodel import drivers

ROWS = 60
draw = np.random.default_rng(3)
X = {name: draw.integers(1, 6, ROWS) for name in ("speed", "staff", "price")}
overall = np.clip((X["speed"] + X["staff"]) // 2 + draw.integers(-1, 2, ROWS), 1, 5)


def test_any_table_gives_the_same() -> None:
    found = drivers.key_drivers(X, overall)
    assert drivers.key_drivers(pd.DataFrame(X), pd.Series(overall)) == found
    assert drivers.key_drivers(pl.DataFrame(X), pl.Series(overall)) == found
    assert drivers.key_drivers(pd.DataFrame({**X, "overall": overall}), "overall") == found
    assert sum(weight.value for weight in found.weights.values()) == pytest.approx(found.r_squared, abs=1e-14)
    assert "Key drivers by general dominance, linear model" in str(found)
    assert "logistic model" in str(drivers.key_drivers(X, overall, top_box=4, replicates=0))
    assert len(found.to_frame()) == 3


def test_labels_are_matched_or_refused() -> None:
    table = pd.DataFrame({**X, "overall": overall})
    between, outcome = table[list(X)].corr(), table[list(X)].corrwith(table["overall"])
    found = drivers.dominance(between, outcome)
    assert drivers.dominance(between[::-1], outcome[::-1]) == found
    assert drivers.dominance(between, {name: outcome[name] for name in reversed(X)}) == found
    assert drivers.dominance(between.to_numpy(), list(outcome), names=list(X)) == found
    with pytest.raises(gm.GapModelError, match="labels speed, staff, cost"):
        drivers.dominance(between, outcome.rename({"price": "cost"}))
    with pytest.raises(gm.GapModelError, match="correlations = labels 7, 8, 9"):
        drivers.dominance(between.set_axis([7, 8, 9]), outcome)
    with pytest.raises(gm.GapModelError, match="those of the columns"):
        drivers.dominance(between, outcome, names=["price", "staff", "speed"])
    with pytest.raises(gm.GapModelError, match="drivers = overall .* has this name too"):
        drivers.key_drivers(table, table["overall"])
    with pytest.raises(gm.GapModelError, match="drivers = overall .* answer for answer"):
        drivers.key_drivers(table, overall)
    with pytest.raises(gm.GapModelError, match="rows with other labels"):
        drivers.key_drivers(table[list(X)], table["overall"][::-1])


def test_what_is_doubtful_is_said_below() -> None:
    near = np.array(X["speed"]).copy()
    near[:2] += 1
    found = str(drivers.key_drivers({**X, "near": near}, overall, replicates=600))
    assert "VIF above 10" in found and "random noise gets" in found and "cannot be told from noise" in found
    negative = drivers.key_drivers({**X, "other": X["speed"] + X["staff"] % 2}, overall, replicates=0)
    assert ("* the methods rank differently" in str(negative)) != negative.methods_agree


def test_rows_in_any_order_and_a_seed_give_the_same_bits() -> None:
    order = np.random.default_rng(1).permutation(ROWS)
    turned = {name: column[order] for name, column in X.items()}
    for method in ("general_dominance", "relative_weights", "pratt"):
        found = drivers.key_drivers(X, overall, method=method, seed=5)
        assert drivers.key_drivers(turned, overall[order], method=method, seed=5) == found
        assert drivers.key_drivers(X, overall, method=method, seed=6) != found


def test_sums_of_products_merge_and_give_the_same_figures() -> None:
    halves = [gm.CrossProducts(4) for _ in range(2)]
    for i, half in enumerate(halves):
        half.extend({name: column[i::2] for name, column in {**X, "overall": overall}.items()})
    halves[0].merge(halves[1])
    merged = drivers.key_drivers(halves[0], "overall", names=[*X, "overall"])
    whole = drivers.key_drivers(X, overall, replicates=0)
    assert [driver.weight.value for driver in merged.drivers] == [d.weight.value for d in whole.drivers]
    assert merged.without_intervals == "sums of products have no rows to draw again"
    assert drivers.key_drivers(halves[0], 3).drivers[0].name == "0"
    with pytest.raises(gm.GapModelError, match="for CrossProducts only"):
        drivers.key_drivers(X, overall, names=["a"])


def test_importance_of_key_drivers_against_means() -> None:
    weights = drivers.key_drivers(X, overall)
    means = {name: float(column.mean()) for name, column in X.items()}
    found = drivers.importance_performance(weights, means)
    derived = drivers.importance_performance(overall, X)
    assert [row.position for row in found.attributes] == [row.position for row in derived.attributes]
    assert derived.derived and not found.derived
    assert found["speed"].importance == weights["speed"].weight
    with pytest.raises(KeyError, match="there are speed, staff, price"):
        found["music"]
    with pytest.raises(gm.GapModelError, match="music"):
        drivers.importance_performance(weights, {**means, "music": 3.0})


def test_sides_of_importance_and_performance() -> None:
    weights, table = drivers.key_drivers(X, overall), pd.DataFrame(X)
    beside = drivers.importance_performance(weights, table)
    assert beside["speed"].performance.value == pytest.approx(X["speed"].mean())
    assert beside["speed"].importance == weights["speed"].weight and beside["speed"].probabilities
    named = drivers.importance_performance("overall", pd.DataFrame({**X, "overall": overall}))
    assert named == drivers.importance_performance(overall, X)
    stated, satisfied = table.add_prefix("i_"), table.add_prefix("p_")
    with pytest.raises(gm.GapModelError, match="p_speed, p_staff, p_price .* i_speed, i_staff, i_price"):
        drivers.importance_performance(stated, satisfied)
    paired = drivers.importance_performance(stated, satisfied, names=list(X))
    assert paired == drivers.importance_performance(table, table)
    with pytest.raises(gm.GapModelError, match="names = 2 of them"):
        drivers.importance_performance(stated, satisfied, names=["a", "b"])
    with pytest.raises(TypeError, match="give them first"):
        drivers.importance_performance(table, weights)
    with pytest.raises(TypeError, match="goes with a gap score only"):
        drivers.importance_performance(None, table)
    plain = drivers.importance_performance({"a": 4.5, "b": 3}, {"a": 3, "b": 4.5})
    assert plain["a"].probabilities == [] and "no probability" in str(plain)


def test_answers_of_kano_in_any_form() -> None:
    functional, dysfunctional = [1, 1, 2, None], [5, 3, 5, 5]
    words = {1: "leuk", 2: "moet", 3: "neutraal", 5: "vervelend", None: None}
    meanings: dict[str, str | int] = {"leuk": "like", "moet": 2, "neutraal": "neutral", "vervelend": "dislike"}
    found = drivers.kano(functional, dysfunctional)
    told = [[words[answer] for answer in side] for side in (functional, dysfunctional)]
    assert drivers.kano(*told, answers=meanings) == found
    frames = [pd.DataFrame({"feature": side}) for side in (functional, dysfunctional)]
    many = drivers.kano(*frames)
    assert isinstance(many, gm.KanoResult) and many["feature"] == found
    assert isinstance(found, gm.KanoFeature) and found.n_missing == 1
    with pytest.raises(gm.GapModelError, match="index 0 of column"):
        drivers.kano(*told)
    assert drivers.kano(*told, answers={**meanings, "moet": None}).n_missing == 2  # type: ignore[union-attr]
    other = [pd.DataFrame({name: side}) for name, side in zip(("KF1", "KD1"), (functional, dysfunctional), strict=True)]
    assert drivers.kano(*other, names=["feature"]) == many
    with pytest.raises(gm.GapModelError, match="alone has KD1 .* alone has KF1: .* names="):
        drivers.kano(*other)
    with pytest.raises(TypeError, match="dysfunctional"):
        drivers.kano(functional)
