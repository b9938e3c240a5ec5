"""The world outside: prices, shocks, elections, laws, and what goes on in other places."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import mesa
import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from transitiesim.model.shaking import bills_rise
from transitiesim.neighbourhood import world_data
from transitiesim.neighbourhood.world_data import Law
from transitiesim.parameters.homes import World as WorldNumbers
from transitiesim.randomness import draws, stream
from transitiesim.rules.money import heat_price_following_gas, log_price_next
from transitiesim.scenario import EVENT_KINDS

if TYPE_CHECKING:
    from transitiesim.model.transition import HeatTransition

_PRICE = stream("world: gas price")
HORIZON = 384  # end of 2050


class World(mesa.Agent):
    """What nobody in the neighbourhood decides.

    Attributes:
        gas: real gas price per month, euro per m3 (length: months of the run).
        heat: real heat price per month, euro per GJ.
        contact_factor: share of contacts that can go on this month.
        congestion: share of heat pumps that the grid holds up this month.
        example: share of homes elsewhere in the country without gas.
    """

    model: HeatTransition

    def __init__(self, model: HeatTransition) -> None:
        super().__init__(model)
        world = model.scenario_file.world
        self.mandate = world.mandate
        self.heat_pumps_offered = world.heat_pumps
        self.happens = model.runs("world_changes")
        months = model.months
        self.gas = self._gas_prices(months)
        self.heat = self._heat_prices(months)
        self._gas: list[float] = self.gas.tolist()
        self._heat: list[float] = self.heat.tolist()
        self._example: list[float] = _continued(world_data().gas_free_elsewhere, months).tolist()
        self.contact_factor = 1.0
        self.congestion = 0.0
        self._congestion: tuple[WorldNumbers, list[float]] | None = None
        self.subsidy = 0.0
        self.example = self._example[0]
        self._named = {kind: [one.start for one in world.events if one.kind == kind] for kind in EVENT_KINDS}

    @property
    def gas_price(self) -> float:
        """Gas price this month, euro per m3."""
        return self._gas[max(0, self.model.month) if self.happens else 0]

    @property
    def heat_price(self) -> float:
        """Heat price this month, euro per GJ."""
        return self._heat[max(0, self.model.month) if self.happens else 0]

    @property
    def designated(self) -> bool:
        """Whether the municipality has set a date on which gas ends."""
        return self.mandate is not None and self.model.month >= self.mandate.designated

    def change(self) -> None:
        """What happens this month."""
        model, month = self.model, self.model.month
        w = model.parameters.world
        self.example = self._example[month]
        self.contact_factor = 1.0
        if model.scenario_file.world.pandemic:
            self._pandemic(w.pandemic_begins, w)
        for begins in self._named["pandemic"]:
            self._pandemic(begins, w)
        self.congestion = self._congestion_in(month, w)
        self.subsidy = 1.0 if month >= w.rental_subsidy_begins else 0.0
        on_calendar = model.scenario_file.world.elections and self._on_calendar(month, w)
        if on_calendar or month in self._named["election"]:
            model.programme.election()
        if month in self._named["departure"]:
            model.office.project_leader_leaves()
        for law in _laws().get(month, ()):
            model.tell("law", self, nl=law.text.nl, en=law.text.en)
        if self.mandate is not None:
            if month == self.mandate.designated:
                model.tell("designation", self)
            if month == self.mandate.end_of_gas:
                model.tell("end_of_gas", self)
        if month % 12 == 0 and month >= 12:
            rise = self._gas[month] / self._gas[month - 12] - 1.0
            if rise > 0.0:
                bills_rise(model, rise)
            if rise > w.rise_noted:
                model.tell("price_shock", self, percent=round(100 * rise))
                model.programme.shock()

    def _pandemic(self, begins: int, w: WorldNumbers) -> None:
        """What a pandemic that begins in a month does in this one."""
        model, month = self.model, self.model.month
        ends = begins + w.pandemic_months
        if begins <= month < ends:
            self.contact_factor = model.parameters.participation.pandemic_contact
        if month == begins:
            model.tell("pandemic_begins", self)
            model.programme.shock()
        if month == ends:
            model.tell("pandemic_ends", self)
            model.programme.attention_rises(w.attention_from_shock)

    def _on_calendar(self, month: int, w: WorldNumbers) -> bool:
        """Whether the municipality elects its council in a month."""
        since_first = month - w.first_election
        return since_first >= 0 and since_first % w.election_interval == 0

    def _congestion_in(self, month: int, w: WorldNumbers) -> float:
        """Share of heat pumps held up; the whole series is worked out again when a number of the world changed."""
        if self._congestion is None or self._congestion[0] is not w:
            when = [w.congestion_begins, w.congestion_peak_begins, w.congestion_peak_ends, HORIZON]
            series = w.congestion_peak * np.interp(np.arange(self.model.months), when, [0.0, 1.0, 1.0, 0.0])
            self._congestion = (w, series.tolist())
        return self._congestion[1][month]

    def _gas_prices(self, months: int) -> NDArray[np.float64]:
        """Prices as they were as far as known, then a mean-reverting path with drift; shocks multiply it."""
        p = self.model.parameters.world
        world = self.model.scenario_file.world
        known = world_data().gas_price
        if not world.price_history:
            known = known[:24]
        prices = np.empty(months)
        upto = min(len(known), months)
        prices[:upto] = known[:upto]
        noise = p.gas_volatility * ndtri(np.clip(draws(self.model.world_seed, _PRICE, months), 1e-12, 1 - 1e-12))
        level = float(np.log(prices[upto - 1]))
        for month in range(upto, months):
            target = np.log(p.gas_price) + p.gas_growth * (month - 84) / 12.0
            level = log_price_next(level, float(target), p.gas_reversion, float(noise[month]))
            prices[month] = np.exp(level)
        for shock in world.price_shocks:
            prices[shock.start : shock.start + shock.months] *= shock.factor
        return prices

    def _heat_prices(self, months: int) -> NDArray[np.float64]:
        """Maximum tariffs as they were, then cost of heat that follows gas in part."""
        p = self.model.parameters
        known = (
            world_data().heat_price if self.model.scenario_file.world.price_history else world_data().heat_price[:24]
        )
        parity = self.gas / (p.homes.heat_per_m3 * p.homes.boiler_efficiency)
        at_long_term = p.world.gas_price / (p.homes.heat_per_m3 * p.homes.boiler_efficiency)
        own = p.world.heat_price * np.ones(months)
        followed = own * parity / at_long_term
        prices = np.array(
            [
                heat_price_following_gas(
                    float(own[m]),
                    float(followed[m]),
                    p.world.heat_gas_link if m >= p.world.cost_based_heat_begins else 1.0,
                )
                for m in range(months)
            ]
        )
        upto = min(len(known), months)
        prices[:upto] = known[:upto]
        return prices


def _continued(known: NDArray[np.float64], months: int) -> NDArray[np.float64]:
    """A known series of shares, going on along the slope of its last four years, at most to one."""
    if months <= len(known):
        return known[:months]
    slope = (known[-1] - known[-49]) / 48.0 if len(known) > 48 else 0.0
    later = known[-1] + slope * np.arange(1, months - len(known) + 1)
    return np.concatenate([known, np.minimum(1.0, later)])


@cache
def _laws() -> dict[int, list[Law]]:
    """Laws by the month in which they start."""
    laws: dict[int, list[Law]] = {}
    for one in world_data().laws:
        if one.kind == "law":
            laws.setdefault(one.month, []).append(one)
    return laws


def world_changes(model: HeatTransition) -> None:
    """Prices, shocks, elections and laws of this month."""
    model.world.change()
