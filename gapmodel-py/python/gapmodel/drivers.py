"""What drives an outcome: key drivers, importance against performance, penalty and reward, Kano's categories."""

from gapmodel._core import drivers_dominance as dominance
from gapmodel._core import drivers_importance_performance as importance_performance
from gapmodel._core import drivers_kano as kano
from gapmodel._core import drivers_key_drivers as key_drivers
from gapmodel._core import drivers_penalty_reward as penalty_reward

__all__ = ["dominance", "importance_performance", "kano", "key_drivers", "penalty_reward"]
