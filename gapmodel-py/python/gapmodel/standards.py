"""Service standards: what is set, whether customers ask for it, and how far it is attained."""

from gapmodel._core import Standard, StandardSet, StandardsTally
from gapmodel._core import standards_attainment as attainment

__all__ = ["Standard", "StandardSet", "StandardsTally", "attainment"]
