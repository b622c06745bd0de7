"""Reliability of scores: alpha, omega, split halves, ordinal alpha, structure, and respondents who may not have read the questions."""

from gapmodel._core import reliability_alpha as alpha
from gapmodel._core import reliability_careless as careless
from gapmodel._core import reliability_omega as omega
from gapmodel._core import reliability_ordinal_alpha as ordinal_alpha
from gapmodel._core import reliability_spearman_brown as spearman_brown
from gapmodel._core import reliability_split_half as split_half
from gapmodel._core import reliability_structure as structure

__all__ = ["alpha", "careless", "omega", "ordinal_alpha", "spearman_brown", "split_half", "structure"]
