"""Building a neighbourhood: from its facts, or from columns and ties given by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from transitiesim.errors import InputError, closest, whole_number
from transitiesim.kernels import kernel
from transitiesim.language import Text
from transitiesim.neighbourhood.columns import (
    NEVER,
    GroupKind,
    Groups,
    Heating,
    Households,
    Neighbourhood,
    ResidentType,
    Tenure,
    checked_column,
    column_of,
)
from transitiesim.neighbourhood.groups import form_groups, groups_of
from transitiesim.neighbourhood.layout import Places, lay_out
from transitiesim.neighbourhood.records import Facts
from transitiesim.neighbourhood.ties import small_world_ties, ties_from
from transitiesim.parameters import Parameters
from transitiesim.randomness import draws, stream
from transitiesim.rules.acceptance import threshold_from_parts

_TYPE = stream("household: resident type")
_STRESS = stream("household: bill stress")
_CONCERN = stream("household: concern")
_NUISANCE = stream("household: nuisance")
_REACH = stream("household: reach")
_DWELLING = stream("household: part of the threshold of the dwelling")
_HOUSEHOLD = stream("household: part of the threshold of the household")
_ROUTE = stream("household: technical route")
_TRUST = stream("household: trust in the municipality")
_TRUST_OFFER = stream("household: trust in the party that offers")
_MOMENT = stream("household: age of the boiler")
_COOKING = stream("household: cooking gas")
_ON_HEAT = stream("layout: buildings on district heat")
_GAS_USE = stream("household: gas use")


def build(facts: Facts, parameters: Parameters, seed: int) -> Neighbourhood:
    """A neighbourhood from its facts.

    Args:
        facts: figures, some of them filled by default.
        parameters: numbers of the model, as drawn for the replicate.
        seed: seed of the replicate; the same seed gives the same neighbourhood in all scenarios.
    """
    homes = round(facts.number("dwellings"))
    layout = parameters.layout
    places = lay_out(homes, facts.number("apartments_share"), facts.tenure_shares(), layout, seed)
    group, groups = form_groups(places, parameters, seed)
    ties = small_world_ties(homes, layout.ties, layout.ties_nearby, seed)
    traits = household_traits(places.tenure, parameters, seed)
    heating = _start_heating(places, facts.number("district_heating_share"), seed)
    on_heat = heating == Heating.DISTRICT_HEAT
    demolition, rebuilt = _demolition(facts, groups, homes)
    gas_homes_share = max(0.05, 1.0 - facts.number("district_heating_share"))
    mean_gas = min(parameters.homes.gas_mean_most, facts.number("gas_m3_per_dwelling") / gas_homes_share)
    spread = ndtri(_inside(draws(seed, _GAS_USE, homes)))
    households = Households(
        tenure=places.tenure,
        sub_area=places.sub_area,
        block=places.block,
        street=places.street,
        row=places.row,
        column=places.column,
        group=group,
        gas_m3=(mean_gas * np.exp(layout.gas_spread * spread - layout.gas_spread**2 / 2)).astype(np.float32),
        technical_route=draws(seed, _ROUTE, homes) >= parameters.acceptance.no_technical_route,
        involvement=np.broadcast_to(np.float32(0.0), homes),
        heating=heating.astype(np.uint8),
        next_moment=(draws(seed, _MOMENT, homes) * parameters.homes.boiler_life).astype(np.int16),
        cooking_gas=on_heat & (draws(seed, _COOKING, homes) < parameters.homes.cooking_gas_share),
        demolition=demolition,
        rebuilt=rebuilt,
        **traits,
    )
    return Neighbourhood(
        id=facts.id,
        name=facts.name,
        municipality=facts.municipality,
        households=households,
        groups=groups,
        ties=ties,
        sub_areas=places.sub_areas,
        streets=places.streets,
        shape=places.shape,
        municipality_size=facts.municipality_size,
        heat_plan=facts.heat_plan.kind,
        default_share=facts.default_share,
    )


def household_traits(tenure: NDArray[Any], parameters: Parameters, seed: int) -> dict[str, NDArray[Any]]:
    """Columns of traits that come with the household: type, stress, concern, trust, reach and threshold."""
    homes = len(tenure)
    layout, trust = parameters.layout, parameters.trust
    resident_type = _resident_types(tenure, parameters, seed)
    stress_mean = np.where(resident_type == ResidentType.POVERTY, layout.stress_poverty, layout.stress_other)
    part = ndtri(_inside(draws(seed, _DWELLING, homes))).astype(np.float32)
    own = ndtri(_inside(draws(seed, _HOUSEHOLD, homes)))
    threshold = _thresholds(part, own, parameters.acceptance.threshold_dwelling_share)

    def around(mean: Any, spread: float, number: int) -> NDArray[np.float32]:
        drawn: NDArray[np.float64] = mean + spread * ndtri(_inside(draws(seed, number, homes)))
        return np.clip(drawn, 0.0, 1.0).astype(np.float32)

    return {
        "resident_type": resident_type.astype(np.uint8),
        "bill_stress": around(stress_mean, layout.trait_spread, _STRESS),
        "concern": around(layout.concern, layout.trait_spread, _CONCERN),
        "nuisance": around(layout.nuisance, layout.trait_spread, _NUISANCE),
        "reach": draws(seed, _REACH, homes).astype(np.float32),
        "dwelling_part": part,
        "threshold": threshold,
        "trust_programme": around(trust.start, trust.spread, _TRUST),
        "trust_offer": around(trust.start_offer, trust.spread, _TRUST_OFFER),
    }


def neighbourhood_from(
    columns: Any,
    ties: Any,
    *,
    directed: bool = False,
    adopters: Any = (),
    committed: Any = (),
    parameters: Parameters | None = None,
    group_kind: Any = (),
    seed: int = 0,
    name: str = "own",
) -> Neighbourhood:
    """A neighbourhood from columns and ties given row by row.

    Args:
        columns: mapping or pandas table of household columns (see `Households`); columns left out are drawn (traits)
            or get a plain value (one sub-area, owners of houses on gas, 1,000 m3).
        ties: "complete", pairs, a numpy or scipy matrix or a networkx graph; see `ties_from`.
        directed: whether each tie runs one way only, from who looks to who is seen.
        adopters: numbers of households that have signed at the start.
        committed: numbers of households that have left gas at the start, and stay so whatever others do.
        parameters: numbers for what is drawn; the defaults if left out.
        group_kind: kind of each group when the column `group` is given ("complex", "association", "landlord").
        seed: seed for what is drawn.
        name: name of the place.

    Raises:
        InputError: when no column is given, lengths differ, or a column, kind, tie, household or seed is not possible.
    """
    seed = whole_number("seed", seed, 0, 2**63 - 1)
    given = _columns(columns)
    homes = next(len(values) for values in given.values() if values.ndim == 1)
    types = Households.dtypes()
    numbers = parameters or Parameters()
    plain: dict[str, Any] = dict.fromkeys(types, 0) | {
        "group": -1,
        "gas_m3": 1000.0,
        "technical_route": True,
        "next_moment": NEVER,
        "demolition": NEVER,
        "tenure": Tenure.OWNER,
    }
    checked = {name: checked_column(name, values, homes) for name, values in given.items()}
    tenure = checked.get("tenure", np.full(homes, plain["tenure"]))
    plain |= household_traits(tenure, numbers, seed) | checked
    data = {name: checked_column(name, plain[name], homes) for name in types}
    for where, rows, heating in (
        ("adopters", adopters, Heating.SIGNED),
        ("committed", committed, Heating.HEAT_PUMP),
    ):
        data["heating"][_rows(where, rows, homes)] = heating
    households = Households(**data)
    kinds = _kinds(group_kind)
    if int(households.group.max(initial=-1)) >= len(kinds):
        what = Text(
            f"groep {int(households.group.max())} heeft geen soort", f"group {int(households.group.max())} has no kind"
        )
        raise InputError("group_kind", what, Text(f"groep 0 tot {len(kinds)}", f"groups 0 to {len(kinds)}"))
    sub_area = households.sub_area.astype(np.int64)
    groups: Groups = groups_of(households.group, kinds, sub_area, numbers, seed)
    side = int(max(households.row.max(initial=0), households.column.max(initial=0))) + 1
    return Neighbourhood(
        id=name,
        name=name,
        municipality="",
        households=households,
        groups=groups,
        ties=ties_from(ties, homes, directed=directed),
        sub_areas=int(sub_area.max(initial=0)) + 1,
        streets=int(households.street.max(initial=0)) + 1,
        shape=(side, side),
        municipality_size="small",
    )


@kernel
def _thresholds(
    dwelling: NDArray[np.float32], household: NDArray[np.float64], dwelling_share: float
) -> NDArray[np.float32]:
    thresholds = np.empty(len(dwelling), np.float32)
    for i in range(len(dwelling)):
        thresholds[i] = threshold_from_parts(float(dwelling[i]), household[i], dwelling_share)
    return thresholds


def _columns(given: Any) -> dict[str, NDArray[Any]]:
    """Columns by name, of which those with a number for each household have one length."""
    if not hasattr(given, "keys"):
        what = Text("geen kolommen met een naam", "no columns with a name")
        raise InputError("columns", what, Text("een dict of een tabel van pandas", "a dict or a pandas table"))
    columns = {str(key): column_of(str(key), given[key]) for key in given}
    lengths = sorted({len(values) for values in columns.values() if values.ndim == 1})
    if len(lengths) != 1 or lengths[0] == 0:
        found = ", ".join(map(str, lengths))
        what = (
            Text(f"kolommen met lengte {found}", f"columns of length {found}")
            if lengths
            else Text("geen kolom met een getal per huishouden", "no column with a number for each household")
        )
        allowed = Text("kolommen van één lengte, 1 of meer", "columns of one length, 1 or more")
        raise InputError("columns", what, allowed)
    return columns


def _rows(where: str, given: Any, homes: int) -> NDArray[np.int64]:
    """Numbers of households from a list, set, range or array of them."""
    try:
        rows = given if isinstance(given, np.ndarray) else np.asarray(list(given))
    except (TypeError, ValueError):
        rows = np.array(given, dtype=object)
    allowed = Text(f"nummers van 0 tot en met {homes - 1}", f"numbers from 0 to {homes - 1}")
    if rows.ndim == 1 and rows.size == 0:
        return np.zeros(0, np.int64)
    if rows.ndim != 1 or rows.dtype.kind not in "iu":
        raise InputError(where, Text("geen lijst van huishoudens", "not a list of households"), allowed)
    if rows.min() < 0 or rows.max() >= homes:
        wrong = int(rows.max()) if rows.max() >= homes else int(rows.min())
        raise InputError(where, Text(f"huishouden {wrong} bestaat niet", f"household {wrong} does not exist"), allowed)
    return rows.astype(np.int64)


def _kinds(names: Any) -> NDArray[np.int64]:
    known = {kind.name.lower(): int(kind) for kind in GroupKind}
    if isinstance(names, str) or not hasattr(names, "__iter__"):
        what = Text(f"'{names}' is geen lijst", f"'{names}' is not a list")
        raise InputError("group_kind", what, Text("een soort per groep", "a kind for each group"))
    words = [name.name.lower() if isinstance(name, GroupKind) else str(name).lower() for name in names]
    for word in words:
        if word not in known:
            what = Text(f"onbekende soort '{word}'", f"unknown kind '{word}'")
            raise InputError("group_kind", what, ", ".join(known), closest(word, known))
    return np.array([known[word] for word in words], dtype=np.int64)


def _inside(uniform: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.clip(uniform, 1e-12, 1.0 - 1e-12)


def _resident_types(tenure: NDArray[Any], parameters: Parameters, seed: int) -> NDArray[np.int64]:
    cumulative = type_chances(tenure, parameters)[tenure.astype(np.int64)]
    return types_from(cumulative, draws(seed, _TYPE, len(tenure)))


def type_chances(tenure: NDArray[Any], parameters: Parameters) -> NDArray[np.float64]:
    """Cumulative chances of the hard-to-reach types by tenure (4 by 4); what is left is mainstream."""
    layout = parameters.layout
    ratio = np.array(
        [layout.poverty_owner, layout.poverty_association, layout.poverty_corporation, layout.poverty_private_rent]
    )
    counts = np.bincount(tenure.astype(np.int64), minlength=4) / max(1, len(tenure))
    factor = ratio / max(1e-9, float(counts @ ratio))
    shares = np.array([layout.in_poverty, layout.low_literate, layout.other_language, layout.mental_distress])
    return np.cumsum(np.minimum(shares[None, :] * factor[:, None], layout.type_share_most), axis=1)


def types_from(cumulative: NDArray[np.float64], chance: NDArray[np.float64]) -> NDArray[np.int64]:
    """Resident types from cumulative chances (n by 4) and uniform draws (n)."""
    hard = (chance[:, None] >= cumulative).sum(axis=1)
    return np.where(hard == cumulative.shape[1], int(ResidentType.MAINSTREAM), hard + 1)


def _start_heating(places: Places, share: float, seed: int) -> NDArray[np.int64]:
    """Whole buildings are on district heat from the start, flats before houses."""
    homes = len(places.tenure)
    heating = np.full(homes, int(Heating.GAS))
    wanted = round(homes * share)
    if wanted:
        preference = draws(seed, _ON_HEAT, int(places.building.max()) + 1)[places.building] - 1.0 * places.flat
        heating[np.argsort(preference, kind="stable")[:wanted]] = Heating.DISTRICT_HEAT
    return heating


def _demolition(facts: Facts, groups: Groups, homes: int) -> tuple[NDArray[np.int16], NDArray[np.bool_]]:
    """Complexes come down one after the other over the months of the plan, those due for renovation first."""
    plan = facts.demolition
    if plan is None:  # one number that stands for all homes takes no room
        return np.broadcast_to(np.int16(NEVER), homes), np.broadcast_to(np.False_, homes)
    month = np.full(homes, NEVER, np.int16)
    rebuilt = np.zeros(homes, np.bool_)
    complexes = np.flatnonzero(groups.kind == GroupKind.COMPLEX)
    term = plan.until_month - plan.from_month
    done = 0
    for one in complexes[np.argsort(groups.renovation[complexes], kind="stable")]:
        rows = groups.members[groups.start[one] : groups.start[one + 1]][: plan.dwellings - done]
        rebuilt[rows[: max(0, plan.new_build - done)]] = True
        done += len(rows)
        month[rows] = plan.from_month + term * done // plan.dwellings
        if done == plan.dwellings:
            break
    return month, rebuilt
