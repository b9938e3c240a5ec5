"""Euros of homes that change, booked when they are spent and shared between the public hand and others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transitiesim.model.transition import HeatTransition


def pay_own_route(model: HeatTransition, heat_pumps: int, hybrids: int = 0) -> None:
    """Pay for heat pumps and hybrids placed this month, at the prices of this month."""
    homes = model.parameters.homes
    _share(model, heat_pumps * homes.cost_heat_pump + hybrids * homes.cost_hybrid, homes.public_share_own_route)


def pay_connections(model: HeatTransition, homes_connected: int) -> None:
    """Pay for homes connected to the network this month."""
    homes = model.parameters.homes
    _share(model, homes_connected * homes.cost_connection, homes.public_share_connection)


def _share(model: HeatTransition, euros: float, public_share: float) -> None:
    model.counts.eur_public += public_share * euros
    model.counts.eur_private += (1.0 - public_share) * euros
