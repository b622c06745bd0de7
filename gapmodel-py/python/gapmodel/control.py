"""Control charts: points over time held against limits that say how far chance alone takes them."""

from gapmodel._core import control_cusum as cusum
from gapmodel._core import control_ewma as ewma
from gapmodel._core import control_p as p
from gapmodel._core import control_p_prime as p_prime
from gapmodel._core import control_u as u
from gapmodel._core import control_u_prime as u_prime
from gapmodel._core import control_xmr as xmr

__all__ = ["cusum", "ewma", "p", "p_prime", "u", "u_prime", "xmr"]
