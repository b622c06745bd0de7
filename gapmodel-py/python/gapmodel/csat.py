"""Satisfaction and its relatives: top box, mean, index, NPS, effort, and a share over time."""

from gapmodel._core import csat_ces as ces
from gapmodel._core import csat_index as index
from gapmodel._core import csat_mean as mean
from gapmodel._core import csat_nps as nps
from gapmodel._core import csat_top_box as top_box
from gapmodel._core import csat_trend as trend

__all__ = ["ces", "index", "mean", "nps", "top_box", "trend"]
