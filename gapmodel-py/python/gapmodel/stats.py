"""Inference from counts, published summaries and differences, without rows of answers."""

from gapmodel._core import stats_adjust as adjust
from gapmodel._core import stats_correlation as correlation
from gapmodel._core import stats_korn_graubard as korn_graubard
from gapmodel._core import stats_paired as paired
from gapmodel._core import stats_proportion as proportion
from gapmodel._core import stats_proportion_difference as proportion_difference

__all__ = ["adjust", "correlation", "korn_graubard", "paired", "proportion", "proportion_difference"]
