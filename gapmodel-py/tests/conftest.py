"""What several test files need."""

import pathlib

import gapmodel as gm
import pytest

ROOT = pathlib.Path(__file__).parents[2]


@pytest.fixture(scope="session")
def root() -> pathlib.Path:
    return ROOT


@pytest.fixture(scope="session")
def restaurant() -> gm.Instrument:
    return gm.Instrument.from_toml(ROOT / "examples" / "restaurant.toml")


@pytest.fixture(scope="session")
def items() -> gm.Instrument:
    """Two single questions."""
    return gm.Instrument.from_toml(
        'id = "exit"\n'
        "scales.five = { min = 1, max = 5, not_applicable = [9] }\n"
        "scales.ten = { min = 0, max = 10 }\n"
        'items = [{ id = "satisfaction", scale = "five" }, { id = "recommend", scale = "ten" }]\n'
    )
