"""Customer-service research as a whole: which sources of information there are, and for which gaps."""

from gapmodel._core import research_coverage as coverage

__all__ = ["coverage"]
