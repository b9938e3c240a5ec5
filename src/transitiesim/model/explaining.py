"""Why a home is not off gas yet: every term of its decision, and one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from transitiesim.language import Text
from transitiesim.model.state import Cause
from transitiesim.neighbourhood import HEATING_TEXT, Heating, Tenure
from transitiesim.recording import BARRIER_COLUMNS, barrier_of
from transitiesim.recording.household_terms import share_seen
from transitiesim.rules.acceptance import accepts, value_of_offer
from transitiesim.rules.offer import Terms, network_terms

if TYPE_CHECKING:
    from transitiesim.model.transition import HeatTransition

TERM_TEXT = {
    "level": Text("uitgangsniveau", "base level"),
    "bill": Text("besparing op de rekening", "saving on the bill"),
    "fit": Text("passendheid van het aanbod", "fit of the offer"),
    "nuisance": Text("verwachte overlast", "nuisance expected"),
    "climate": Text("zorg om het klimaat", "concern about the climate"),
    "trust": Text("vertrouwen", "trust"),
    "ownership": Text("betrokkenheid", "involvement"),
    "social": Text("wat kennissen doen", "what ties do"),
}
BARRIER_SENTENCE = {
    "barrier_never_asked": Text("Dit huishouden is nog nooit gevraagd.", "This household has never been asked."),
    "barrier_no_offer": Text(
        "Er is hier nog geen aanbod van een warmtenet.", "There is no offer of a heat network here yet."
    ),
    "barrier_quorum": Text(
        "Het complex haalde bij de stemming niet genoeg instemming.",
        "The complex did not reach its quorum in the vote.",
    ),
    "barrier_landlord": Text(
        "De verhuurder wil niet; dit huishouden heeft er geen stem in.",
        "The landlord does not want it; this household has no say.",
    ),
    "barrier_business_case": Text(
        "Dit huishouden wil wel, maar in het gebied doen nog te weinig woningen mee.",
        "This household is willing, but too few homes in the area take part.",
    ),
    "barrier_works": Text(
        "Er is getekend; het wachten is op de werkzaamheden.", "It has signed and waits for the works."
    ),
    "barrier_technical": Text(
        "Voor deze woning is er nog geen technische route van het gas af.",
        "There is no technical route off gas for this dwelling yet.",
    ),
    "barrier_bill": Text("Het aanbod bespaart te weinig op de rekening.", "The offer saves too little on the bill."),
    "barrier_fit": Text(
        "Het aanbod past niet bij wat dit huishouden belangrijk vindt.",
        "The offer does not fit what this household cares about.",
    ),
    "barrier_nuisance": Text("De verwachte overlast weegt te zwaar.", "The nuisance expected weighs too much."),
    "barrier_trust": Text("Het ontbreekt aan vertrouwen.", "Trust is lacking."),
    "barrier_ownership": Text("Het huishouden voelt zich niet betrokken.", "The household does not feel involved."),
    "barrier_neighbours": Text("Te weinig kennissen doen mee.", "Too few of its ties take part."),
    "barrier_threshold": Text(
        "De drempel van dit huishouden ligt hoger dan welk aanbod ook kan halen.",
        "The threshold of this household is higher than any offer could reach.",
    ),
}
CAUSE_SENTENCE = {
    Cause.CAMPAIGN: Text("Aangesloten na de campagne.", "Connected after the campaign."),
    Cause.BALLOT: Text("Aangesloten na instemming van het complex.", "Connected after the complex consented."),
    Cause.ASSOCIATION: Text("Aangesloten na besluit van de VvE.", "Connected after the owners' association decided."),
    Cause.LANDLORD: Text("Aangesloten door de verhuurder.", "Connected by the landlord."),
    Cause.OWN_MOMENT: Text("Op een eigen moment overgestapt.", "Changed over at a moment of its own."),
    Cause.FOLLOW_UP: Text("Later alsnog aangesloten.", "Connected later."),
    Cause.RENOVATION: Text("Van het gas af bij renovatie.", "Off gas at the renovation."),
    Cause.OBLIGATION: Text("Van het gas af door een verplichting.", "Off gas by an obligation."),
    Cause.NEW_BUILD: Text("Nieuwbouw zonder gas.", "New build without gas."),
    Cause.AT_START: Text("Was al aardgasvrij bij de start.", "Was off gas at the start."),
    Cause.NONE: Text("", ""),
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """The decision of one household, taken apart.

    Attributes:
        row: row of the household.
        terms: what each motive adds to V, in logits (nuisance counts against).
        value: V.
        threshold: its personal threshold.
        accepts: whether it would say yes if asked now.
        barrier: name of what holds it back, a barrier column; empty when the home is off gas.
        sentence: why it is off gas, or why not yet.
    """

    row: int
    terms: Terms
    value: float
    threshold: float
    accepts: bool
    barrier: str
    sentence: Text


def explain(model: HeatTransition, row: int) -> Explanation:
    """Take the decision of one household apart, with the same rules that the columns use."""
    homes, state, ties = model.place.households, model.state, model.place.ties
    heating = Heating(int(state.heating[row]))
    adopted = 0
    if ties.complete:
        adopted = model.adopted_count() - (heating not in {Heating.GAS, Heating.HYBRID, Heating.DEMOLISHED})
    share = share_seen(
        int(state.seen[row]), int(ties.start[row + 1] - ties.start[row]), ties.complete, adopted, len(state.heating)
    )
    motives: dict[str, Any] = {
        "tenure": int(homes.tenure[row]),
        "gas_m3": float(homes.gas_m3[row]),
        "stress": float(state.bill_stress[row]),
        "fit": float(model.fit_of_type[state.resident_type[row]]),
        "nuisance": float(homes.nuisance[row]),
        "concern": float(state.concern[row]),
        "trust_programme": float(state.trust_programme[row]),
        "trust_offer": float(state.trust_offer[row]),
        "involvement": float(state.involvement[row]),
        "share": share,
    }
    terms = network_terms(model.offer, **motives)
    value = value_of_offer(*terms)
    threshold = float(state.threshold[row])
    barrier = ""
    if heating <= Heating.HYBRID:
        area = int(homes.sub_area[row])
        group = int(homes.group[row])
        barrier = BARRIER_COLUMNS[
            barrier_of(
                model.offer,
                int(heating),
                int(model.phase_of_sub_area[area]),
                model.unit_of(area).failures > 0,
                bool(group >= 0 and model.quorum_missed[group]),
                motives["tenure"] == Tenure.PRIVATE_RENT,
                int(state.asked[row]),
                int(state.answer[row]),
                bool(homes.technical_route[row]),
                terms,
                motives["stress"],
                share,
                threshold,
            )
        ]
        sentence = BARRIER_SENTENCE[barrier]
    elif heating == Heating.DEMOLISHED:
        sentence = HEATING_TEXT[heating]
    else:
        sentence = CAUSE_SENTENCE[Cause(int(state.cause[row]))]
    willing = bool(homes.technical_route[row] and accepts(value, threshold))
    return Explanation(row, terms, value, threshold, willing, barrier, sentence)
