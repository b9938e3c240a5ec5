"""What the columns of the path say: homes and households, by group, at the end of a month."""

from __future__ import annotations

from transitiesim.language import Text
from transitiesim.results.indicator import Better, Indicator


def _homes(name: str, nl: str, en: str, better: Better | None = None) -> Indicator:
    return Indicator(name, "path", "homes", Text(nl, en), better)


def _other(name: str, unit: str, nl: str, en: str, better: Better | None = None) -> Indicator:
    return Indicator(name, "path", unit, Text(nl, en), better)


HEATING = (
    _homes("homes", "Woningen die er staan", "Homes that stand there"),
    _homes("on_gas_start", "Woningen die bij de start op gas zaten", "Homes that were on gas at the start"),
    _homes("gas", "Woningen op gas, nergens voor getekend", "Homes on gas that signed for nothing", "low"),
    _homes("signed", "Woningen die hebben getekend en nog op gas zitten", "Homes that signed and are still on gas"),
    _homes(
        "hybrid",
        "Woningen met een hybride warmtepomp, dus nog deels op gas",
        "Homes with a hybrid heat pump, so partly on gas",
    ),
    _homes("heat_pump", "Woningen met een warmtepomp en zonder gas", "Homes with a heat pump and without gas"),
    _homes("district_heat", "Woningen die op een warmtenet zitten", "Homes that are on a heat network"),
    _homes("new_build", "Nieuwe woningen zonder gas, na sloop", "New homes without gas, after demolition"),
    _homes("demolished", "Woningen die zijn gesloopt", "Homes that were demolished"),
    _homes("cooking_gas", "Woningen die alleen nog op gas koken", "Homes that use gas for cooking only", "low"),
)

REACH = (
    _homes(
        "reached",
        "Huishoudens met wie het programma ooit contact had",
        "Households with whom the programme ever had contact",
        "high",
    ),
    _homes(
        "reached_recently",
        "Huishoudens met wie het programma het afgelopen jaar contact had",
        "Households with whom the programme had contact in the past year",
        "high",
    ),
    _homes("asked", "Huishoudens aan wie ooit is gevraagd te kiezen", "Households that were ever asked to choose"),
)

# None of the causes and barriers is better by itself: one that shrinks makes room for the next.
CAUSES = (
    _homes(
        "cause_campaign",
        "Van het gas af doordat de bewoner tekende in de campagne voor een warmtenet",
        "Off gas because the resident signed in the campaign for a heat network",
    ),
    _homes(
        "cause_ballot",
        "Van het gas af doordat de huurders van het complex instemden met een warmtenet",
        "Off gas because the tenants of the complex consented to a heat network",
    ),
    _homes(
        "cause_association",
        "Van het gas af door een besluit van de vereniging van eigenaren (VvE)",
        "Off gas by a decision of the owners' association",
    ),
    _homes(
        "cause_landlord",
        "Van het gas af doordat de particuliere verhuurder meedeed",
        "Off gas because the private landlord took part",
    ),
    _homes(
        "cause_own_moment",
        "Van het gas af doordat de eigenaar zelf overstapte toen de ketel op was",
        "Off gas because the owner changed over when the boiler was at its end",
    ),
    _homes(
        "cause_follow_up",
        "Van het gas af doordat de bewoner later alsnog koos voor het warmtenet dat er al lag",
        "Off gas because the resident later joined the network that was there already",
    ),
    _homes(
        "cause_renovation",
        "Van het gas af bij een renovatie door de corporatie",
        "Off gas at a renovation by the housing corporation",
    ),
    _homes("cause_obligation", "Van het gas af door een verplichting", "Off gas by an obligation"),
    _homes(
        "cause_new_build",
        "Nieuwbouw zonder gas op de plek van een gesloopte woning",
        "New build without gas in the place of a demolished home",
    ),
)

BARRIERS = (
    _homes(
        "barrier_never_asked",
        "Nog op gas: aan dit huishouden is nooit gevraagd te kiezen",
        "Still on gas: this household was never asked to choose",
    ),
    _homes(
        "barrier_no_offer",
        "Nog op gas: er ligt nu geen aanbod voor een warmtenet",
        "Still on gas: there is no offer of a heat network now",
    ),
    _homes(
        "barrier_quorum",
        "Nog op gas: in het complex of de VvE stemden te weinig mensen in",
        "Still on gas: too few people in the complex or association consented",
    ),
    _homes(
        "barrier_landlord",
        "Nog op gas: de particuliere verhuurder wil niet, de huurder heeft er geen stem in",
        "Still on gas: the private landlord does not want it, the tenant has no say",
    ),
    _homes(
        "barrier_business_case",
        "Nog op gas: deze bewoner wil wel, maar er doen te weinig woningen mee",
        "Still on gas: this resident is willing, but too few homes take part",
    ),
    _homes(
        "barrier_works",
        "Nog op gas: er is getekend en het wachten is op de aanleg",
        "Still on gas: signed, and waiting for the works",
    ),
    _homes(
        "barrier_technical",
        "Nog op gas: voor deze woning kan het technisch nog niet",
        "Still on gas: not technically possible for this dwelling yet",
    ),
    _homes(
        "barrier_bill",
        "Nog op gas: het aanbod scheelt te weinig op de energierekening",
        "Still on gas: the offer saves too little on the energy bill",
    ),
    _homes(
        "barrier_fit",
        "Nog op gas: het aanbod past niet bij wat de bewoner belangrijk vindt",
        "Still on gas: the offer does not fit what the resident cares about",
    ),
    _homes(
        "barrier_nuisance",
        "Nog op gas: de bewoner verwacht te veel overlast",
        "Still on gas: the resident expects too much nuisance",
    ),
    _homes(
        "barrier_trust",
        "Nog op gas: de bewoner heeft te weinig vertrouwen",
        "Still on gas: the resident has too little trust",
    ),
    _homes(
        "barrier_ownership",
        "Nog op gas: de bewoner voelt zich te weinig betrokken",
        "Still on gas: the resident feels too little involved",
    ),
    _homes(
        "barrier_neighbours",
        "Nog op gas: te weinig bekenden in de buurt doen mee",
        "Still on gas: too few people the resident knows nearby take part",
    ),
    _homes(
        "barrier_threshold",
        "Nog op gas: deze bewoner zegt ook bij het best denkbare aanbod nee",
        "Still on gas: this resident says no even to the best possible offer",
    ),
)

MEANS = (
    _other("trust_programme", "share", "Vertrouwen in de gemeente", "Trust in the municipality", "high"),
    _other(
        "trust_offer",
        "share",
        "Vertrouwen in de partij die het aanbod doet",
        "Trust in the party that makes the offer",
        "high",
    ),
    _other(
        "trust_spread",
        "standard deviation of a share",
        "Hoe ver bewoners uiteenlopen in hun vertrouwen in de gemeente",
        "How far residents differ in their trust in the municipality",
    ),
    _other("involvement", "share", "Hoe betrokken bewoners zich voelen", "How involved residents feel", "high"),
    _other(
        "bill_eur",
        "euro a year",
        "Energierekening voor warmte van een gemiddeld huishouden",
        "Energy bill for heat of an average household",
        "low",
    ),
    _other(
        "co2_tonne",
        "tonnes of CO2 a year",
        "Uitstoot van CO2 voor de verwarming van alle woningen samen",
        "Emission of CO2 for heating all homes together",
        "low",
    ),
)

PATH_INDICATORS = HEATING + REACH + CAUSES + BARRIERS + MEANS
