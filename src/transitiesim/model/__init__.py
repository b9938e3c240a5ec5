"""The model of a neighbourhood: processes over columns, institutions and residents as Mesa agents."""

from transitiesim.model.transition import MONTH, HeatTransition

__all__ = ["MONTH", "HeatTransition"]
