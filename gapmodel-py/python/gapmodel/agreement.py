"""Whether raters agree: intraclass correlations, kappa, AC1, Krippendorff's alpha, Kendall's W."""

from gapmodel._core import agreement_fleiss as fleiss
from gapmodel._core import agreement_gwet as gwet
from gapmodel._core import agreement_icc as icc
from gapmodel._core import agreement_kappa as kappa
from gapmodel._core import agreement_kendall_w as kendall_w
from gapmodel._core import agreement_krippendorff as krippendorff
from gapmodel._core import agreement_one_way as one_way

__all__ = ["fleiss", "gwet", "icc", "kappa", "kendall_w", "krippendorff", "one_way"]
