"""Bills, prices and emissions of heat at home."""

from __future__ import annotations

from transitiesim.rules.rule import rule

_KWH_PER_GJ = 1000.0 / 3.6


@rule
def gas_bill(gas_m3: float, price_eur_per_m3: float) -> float:
    """Yearly cost of gas for heat, euro."""
    return gas_m3 * price_eur_per_m3


@rule
def heat_needed_gj(gas_m3: float, gj_per_m3: float, efficiency: float) -> float:
    """Heat that a dwelling needs a year, GJ, from the gas it used."""
    return gas_m3 * gj_per_m3 * efficiency


@rule
def network_bill(heat_gj: float, price_eur_per_gj: float, fixed_eur: float) -> float:
    """Yearly cost of network heat, euro; the fixed part is what it costs above the fixed cost of gas."""
    return heat_gj * price_eur_per_gj + fixed_eur


@rule
def heat_pump_kwh(heat_gj: float, performance: float) -> float:
    """Electricity of a heat pump a year, kWh."""
    return heat_gj * _KWH_PER_GJ / performance


@rule
def saving_share(bill_now: float, bill_then: float) -> float:
    """Saving as a share of the present bill, between -1 (twice the bill) and 1 (no bill)."""
    if bill_now <= 0.0:
        return 0.0
    return min(1.0, max(-1.0, (bill_now - bill_then) / bill_now))


@rule
def log_price_next(log_price: float, target: float, reversion: float, shock: float) -> float:
    """Mean-reverting logarithm of a price (Uhlenbeck and Ornstein 1930), a month later."""
    return log_price + reversion * (target - log_price) + shock


@rule
def heat_price_following_gas(own: float, heat_at_gas_parity: float, link: float) -> float:
    """Price of heat: partly its own cost, partly what gas would cost for the same heat, euro per GJ."""
    return (1.0 - link) * own + link * heat_at_gas_parity


@rule
def fading_to_2050(value_at_start: float, year: float) -> float:
    """A number that falls in a straight line from 2019 to zero at the end of 2050."""
    return value_at_start * min(1.0, max(0.0, (2051.0 - year) / 32.0))


@rule
def liveability_next(level: float, target: float, lag_months: float) -> float:
    """Liveability a month later: moves towards its target with an incubation time."""
    return level + (target - level) / lag_months
