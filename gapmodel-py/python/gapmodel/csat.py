"""Satisfaction and its relatives: top box, mean, index, NPS, effort; conventions, comparisons, segments, trend, survey
designs."""

from gapmodel._core import csat_bootstrap as bootstrap
from gapmodel._core import csat_ces as ces
from gapmodel._core import csat_compare as compare
from gapmodel._core import csat_compare_paired as compare_paired
from gapmodel._core import csat_convention as convention
from gapmodel._core import csat_conventions as conventions
from gapmodel._core import csat_index as index
from gapmodel._core import csat_mean as mean
from gapmodel._core import csat_nps as nps
from gapmodel._core import csat_rate_and_mix as rate_and_mix
from gapmodel._core import csat_score as score
from gapmodel._core import csat_score_items as score_items
from gapmodel._core import csat_segments as segments
from gapmodel._core import csat_side_by_side as side_by_side
from gapmodel._core import csat_standardised as standardised
from gapmodel._core import csat_strata as strata
from gapmodel._core import csat_survey as survey
from gapmodel._core import csat_top_box as top_box
from gapmodel._core import csat_trend as trend

__all__ = [
    "bootstrap",
    "ces",
    "compare",
    "compare_paired",
    "convention",
    "conventions",
    "index",
    "mean",
    "nps",
    "rate_and_mix",
    "score",
    "score_items",
    "segments",
    "side_by_side",
    "standardised",
    "strata",
    "survey",
    "top_box",
    "trend",
]
