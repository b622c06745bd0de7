"""Pictures that are of more than one result, or one of several of a result; other results have `plot`."""

from gapmodel._core import charts_balance as balance
from gapmodel._core import charts_control as control
from gapmodel._core import charts_estimates as estimates
from gapmodel._core import charts_highlighted as highlighted
from gapmodel._core import charts_likert as likert

__all__ = ["balance", "control", "estimates", "highlighted", "likert"]
