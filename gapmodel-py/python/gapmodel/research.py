"""Research beyond the survey of customers: staff's view beside customers', departments as customers of each other, and which
sources of information are in use for which gaps."""

from gapmodel._core import research_coverage as coverage
from gapmodel._core import research_internal as internal
from gapmodel._core import research_self_other as self_other

__all__ = ["coverage", "internal", "self_other"]
