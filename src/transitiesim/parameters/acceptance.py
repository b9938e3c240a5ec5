"""Numbers in the decision of a household: what weighs in a yes or no, in logits."""

from dataclasses import dataclass

from transitiesim.parameters.declaration import Grade, number

_TRIAL = "set by hand in a first trial of the core equations; not calibrated"


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Weights of `rules.acceptance.value_of_offer`; each reads as the effect on acceptance from low to high."""

    level_owner: float = number(
        0.5, unit="logit", low=0.0, high=1.0, grade=Grade.GUESS, source=_TRIAL,
        nl="Uitgangsniveau van instemming van een eigenaar-bewoner met een warmteaanbod",
        en="Base level of acceptance of a heat offer by an owner-occupier",
    )  # fmt: skip
    level_association: float = number(
        0.2, unit="logit", low=-0.4, high=0.8, grade=Grade.GUESS, source=_TRIAL,
        nl="Uitgangsniveau van instemming van een eigenaar in een vereniging van eigenaren (VvE)",
        en="Base level of acceptance by an owner in an owners' association",
    )  # fmt: skip
    level_tenant: float = number(
        3.0, unit="logit", low=2.5, high=3.5, grade=Grade.GUESS,
        source="set by hand so that most free offers in rented blocks pass the quorum in practice (Groenoord 2021: 5 of 6)",
        nl="Uitgangsniveau van instemming van een huurder van een corporatie als het aanbod niets kost",
        en="Base level of acceptance by a corporation tenant when the offer costs nothing",
    )  # fmt: skip
    level_landlord: float = number(
        -1.0, unit="logit", low=-2.0, high=0.0, grade=Grade.GUESS, source="expert guess: three in ten without subsidy",
        nl="Uitgangsniveau van instemming van een particuliere verhuurder",
        en="Base level of acceptance by a private landlord",
    )  # fmt: skip
    weight_bill: float = number(
        1.2, unit="logit", low=0.8, high=1.5, grade=Grade.GUESS,
        source="set above climate because residents name the bill first (Platform31 & Nyenrode 2022)",
        nl="Gewicht van de besparing op de energierekening bij volle rekeningstress",
        en="Weight of the saving on the energy bill at full bill stress",
    )  # fmt: skip
    weight_fit: float = number(
        4.0, unit="logit", low=2.0, high=4.5, grade=Grade.GUESS, source=_TRIAL,
        nl="Gewicht van de passendheid van het aanbod", en="Weight of how well the offer fits",
    )  # fmt: skip
    weight_nuisance: float = number(
        0.5, unit="logit", low=0.2, high=0.8, grade=Grade.GUESS, source=_TRIAL,
        nl="Gewicht van verwachte overlast in huis en straat", en="Weight of expected nuisance at home and in the street",
    )  # fmt: skip
    weight_climate: float = number(
        0.4, unit="logit", low=0.2, high=0.5, grade=Grade.GUESS,
        source="below the bill: cost is named by 57-60 percent as the main barrier (Hoornes 2021, Citisens 2022)",
        nl="Gewicht van zorg om het klimaat", en="Weight of concern about the climate",
    )  # fmt: skip
    weight_trust: float = number(
        2.0, unit="logit per unit of 2T-1", low=1.0, high=3.0, grade=Grade.GUESS, source=_TRIAL,
        nl="Gewicht van vertrouwen", en="Weight of trust",
    )  # fmt: skip
    weight_ownership: float = number(
        1.0, unit="logit", low=0.5, high=1.5, grade=Grade.GUESS, source=_TRIAL,
        nl="Gewicht van betrokkenheid en eigenaarschap", en="Weight of involvement and ownership",
    )  # fmt: skip
    neighbours: float = number(
        0.6, unit="logit (J)", low=0.2, high=1.2, grade=Grade.GUESS,
        source="Brock & Durlauf 2001 for the form; value set by hand in a first trial of the core",
        nl="Gewicht van wat kennissen in de buurt doen (J)", en="Weight of what ties in the neighbourhood do (J)",
    )  # fmt: skip
    neighbours_reference: float = number(
        0.0, unit="share", low=0.0, high=0.5, grade=Grade.DERIVED, drawn=False,
        source="convention: 0 here, 1/2 in the Brock & Durlauf limiting case",
        nl="Aandeel kennissen waarbij sociale invloed nul is", en="Share of adopting ties at which social influence is zero",
    )  # fmt: skip
    programme_trust_share: float = number(
        0.5, unit="share", low=0.3, high=0.7, grade=Grade.GUESS, source="equal weights for want of better",
        nl="Aandeel van het vertrouwen in de gemeente in het vertrouwen dat meetelt; de rest is vertrouwen in de aanbieder",
        en="Share of trust in the municipality in the trust that counts; the rest is trust in the party that offers",
    )  # fmt: skip
    offer_fit: float = number(
        0.4, unit="share", low=0.3, high=0.5, grade=Grade.GUESS, source="practice as the study describes it; value is a guess",
        nl="Mate waarin het aanbod past bij wat bewoners belangrijk vinden",
        en="How far the offer fits what residents care about",
    )  # fmt: skip
    fit_per_knowledge: float = number(
        0.25, unit="share per unit of knowledge", low=0.1, high=0.4, grade=Grade.GUESS, source=_TRIAL,
        nl="Extra passendheid van het aanbod bij volledige kennis", en="Extra fit of the offer at full knowledge",
    )  # fmt: skip
    fit_per_heard: float = number(
        0.15, unit="share", low=0.0, high=0.3, grade=Grade.GUESS, source="expert guess",
        nl="Extra passendheid van het aanbod als er naar alle bewoners is geluisterd",
        en="Extra fit of the offer when all residents have been listened to",
    )  # fmt: skip
    fit_per_voice: float = number(
        0.10, unit="share", low=0.0, high=0.2, grade=Grade.GUESS, source="expert guess",
        nl="Extra passendheid voor bewonerstypen die in de bewonersgroep evenredig vertegenwoordigd zijn",
        en="Extra fit for resident types that are represented in proportion in the resident group",
    )  # fmt: skip
    own_route_level: float = number(
        -2.5, unit="logit", low=-3.2, high=-1.8, grade=Grade.GUESS, source=_TRIAL,
        nl="Uitgangsniveau voor een eigen warmtepomp op een natuurlijk moment",
        en="Base level for an own heat pump at a natural moment",
    )  # fmt: skip
    own_route_growth: float = number(
        0.05, unit="logit per year", low=0.0, high=0.08, grade=Grade.GUESS, source=_TRIAL,
        nl="Jaarlijkse stijging van de aantrekkelijkheid van een warmtepomp (prijs, techniek, aanbod)",
        en="Yearly rise in the appeal of a heat pump (price, technique, supply)",
    )  # fmt: skip
    hybrid_ease: float = number(
        1.0, unit="logit", low=0.3, high=1.7, grade=Grade.GUESS,
        source="about half of heat pumps placed in existing dwellings in 2023 were hybrid (DNE Research 2023)",
        nl="Hoeveel lichter de stap naar een hybride warmtepomp is dan naar een volledige",
        en="How much easier the step to a hybrid heat pump is than to a full one",
    )  # fmt: skip
    outside_example: float = number(
        0.5, unit="logit", low=0.0, high=1.0, grade=Grade.GUESS, source="expert guess",
        nl="Invloed van aardgasvrije woningen elders in het land op de eigen route (van 0 naar 100 procent)",
        en="Influence of gas-free homes elsewhere in the country on the own route (from 0 to 100 percent)",
    )  # fmt: skip
    threshold_dwelling_share: float = number(
        0.5, unit="share of variance", low=0.3, high=0.7, grade=Grade.GUESS, source=_TRIAL,
        nl="Deel van de spreiding in drempels dat bij de woning hoort en bij verhuizing blijft",
        en="Part of the spread of thresholds that belongs to the dwelling and stays when people move",
    )  # fmt: skip
    no_technical_route: float = number(
        0.08, unit="share of dwellings", low=0.05, high=0.15, grade=Grade.GUESS, source=_TRIAL,
        nl="Aandeel woningen zonder technische route van het gas af", en="Share of dwellings without a technical route off gas",
    )  # fmt: skip
    subsidy_landlord: float = number(
        0.8, unit="logit", low=0.3, high=1.3, grade=Grade.GUESS,
        source="effect is a guess; the subsidy (SAH, at most 5,000 euro a dwelling, 2020) is measured",
        nl="Effect van subsidie op de instemming van een particuliere verhuurder",
        en="Effect of subsidy on a private landlord's acceptance",
    )  # fmt: skip
    designation_landlord: float = number(
        1.0, unit="logit", low=0.5, high=1.5, grade=Grade.GUESS, source="expert guess",
        nl="Effect van een vaste einddatum voor gas op de instemming van een particuliere verhuurder",
        en="Effect of a set end date for gas on a private landlord's acceptance",
    )  # fmt: skip
