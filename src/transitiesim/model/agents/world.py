"""The world outside: prices, shocks, elections, laws, and what goes on in other places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import mesa
import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from transitiesim.model.shaking import bills_rise
from transitiesim.neighbourhood import world_data
from transitiesim.parameters.homes import World as WorldNumbers
from transitiesim.randomness import draws, stream
from transitiesim.rules.money import heat_price_following_gas, log_price_next
from transitiesim.scenario import WorldEvent

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
        self.example_series = _continued(world_data().gas_free_elsewhere, months)
        self.contact_factor = 1.0
        self.congestion = 0.0
        self._congestion: tuple[WorldNumbers, list[float]] | None = None
        self.subsidy = 0.0
        self.example = float(self.example_series[0])

    @property
    def gas_price(self) -> float:
        """Gas price this month, euro per m3."""
        return float(self.gas[max(0, self.model.month) if self.happens else 0])

    @property
    def heat_price(self) -> float:
        """Heat price this month, euro per GJ."""
        return float(self.heat[max(0, self.model.month) if self.happens else 0])

    @property
    def designated(self) -> bool:
        """Whether the municipality has set a date on which gas ends."""
        return self.mandate is not None and self.model.month >= self.mandate.designated

    def change(self) -> None:
        """What happens this month."""
        model, month = self.model, self.model.month
        world = model.scenario_file.world
        self.example = float(self.example_series[month])
        w = model.parameters.world
        pandemics = [w.pandemic_begins] if world.pandemic else []
        pandemics += [event.start for event in world.events if event.kind == "pandemic"]
        self.contact_factor = 1.0
        for begins in pandemics:
            ends = begins + w.pandemic_months
            if begins <= month < ends:
                self.contact_factor = model.parameters.participation.pandemic_contact
            if month == begins:
                model.tell("pandemic_begins", self)
                model.programme.shock()
            if month == ends:
                model.tell("pandemic_ends", self)
                model.programme.attention_rises(w.attention_from_shock)
        self.congestion = self._congestion_in(month, w)
        self.subsidy = 1.0 if month >= w.rental_subsidy_begins else 0.0
        since_first = month - w.first_election
        on_calendar = world.elections and since_first >= 0 and since_first % w.election_interval == 0
        if on_calendar or WorldEvent(month, "election") in world.events:
            model.programme.election()
        if WorldEvent(month, "departure") in world.events:
            model.office.project_leader_leaves()
        for law in world_data().laws:
            if law.month == month and law.kind == "law":
                model.tell("law", self, nl=law.text.nl, en=law.text.en)
        if self.mandate is not None and month == self.mandate.designated:
            model.tell("designation", self)
        if self.mandate is not None and month == self.mandate.end_of_gas:
            model.tell("end_of_gas", self)
        if month % 12 == 0 and month >= 12:
            rise = float(self.gas[month] / self.gas[month - 12] - 1.0)
            if rise > 0.0:
                bills_rise(model, rise)
            if rise > w.rise_noted:
                model.tell("price_shock", self, percent=round(100 * rise))
                model.programme.shock()

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


def world_changes(model: HeatTransition) -> None:
    """Prices, shocks, elections and laws of this month."""
    model.world.change()
