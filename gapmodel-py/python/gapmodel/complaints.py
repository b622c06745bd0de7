"""Complaints: who stands behind them, rates compared, and what problems cost."""

from gapmodel._core import complaints_change as change
from gapmodel._core import complaints_compare as compare
from gapmodel._core import complaints_damage as damage
from gapmodel._core import complaints_estimate as estimate
from gapmodel._core import complaints_prior as prior
from gapmodel._core import complaints_priors as priors

__all__ = ["change", "compare", "damage", "estimate", "prior", "priors"]
