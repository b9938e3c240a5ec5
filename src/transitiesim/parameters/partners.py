"""Numbers of partners: the heat supplier, the housing corporations and the coalition they form."""

from dataclasses import dataclass

from transitiesim.parameters.declaration import Grade, number

_GUESS = "expert guess"
_OFF = "practice as the study describes it (Platform31 & Nyenrode 2022); the value is a guess"
_GROENOORD = (
    "Groenoord, Schiedam: agreement 2017, investment decision 2020, first heat 2024, last home 2032 (plan dates)"
)


@dataclass(frozen=True, slots=True)
class Supplier:
    """Numbers of this group, each declared once."""

    minimum_share: float = number(
        0.62, unit="share of homes on gas", low=0.5, high=0.75, grade=Grade.DERIVED,
        source="50 percent in one seen case (Klapwijk), 70 percent as the sector's rule of thumb",
        nl="Aandeel woningen dat moet meedoen voordat een warmtenet uit kan",
        en="Share of homes that must join before a heat network pays",
    )  # fmt: skip
    minimum_share_spread: float = number(
        0.06, unit="half width of the range", low=0.0, high=0.12, grade=Grade.GUESS, source=_GUESS,
        nl="Verschil in dat aandeel tussen deelgebieden", en="Difference in that share between sub-areas",
    )  # fmt: skip
    source_minimum_homes: int = number(
        250, unit="homes", low=150, high=400, grade=Grade.DERIVED,
        source="smallest quarter network 200 dwellings (Zonnewarmte 2020)",
        nl="Woningen die samen nodig zijn voor de eerste warmtebron", en="Homes needed together for the first heat source",
    )  # fmt: skip
    campaign_months: int = number(
        18, unit="months", low=12, high=24, grade=Grade.GUESS, source="signing took 1.5 years in Pekela and Garyp (2018-2020)",
        nl="Duur van een campagne", en="Duration of a campaign",
    )  # fmt: skip
    retry_months: int = number(
        30, unit="months", low=18, high=60, grade=Grade.GUESS, source=_GUESS,
        nl="Minste wachttijd na een mislukte campagne", en="Least waiting time after a failed campaign",
    )  # fmt: skip
    walk_away: float = number(
        0.15, unit="probability per failed campaign", low=0.05, high=0.3, grade=Grade.GUESS, source=_GUESS,
        nl="Kans dat het warmtebedrijf na een mislukking afhaakt", en="Probability that the supplier walks away after a failure",
    )  # fmt: skip
    tender_months: int = number(
        30, unit="months", low=18, high=48, grade=Grade.GUESS, source="Zwanenveld: tender cancelled 2021, new plan 2023",
        nl="Tijd om een nieuw warmtebedrijf te vinden", en="Time to find a new supplier",
    )  # fmt: skip
    contract_months_first: int = number(
        24, unit="months", low=18, high=36, grade=Grade.DERIVED, source=_GROENOORD,
        nl="Van geslaagde campagne tot investeringsbesluit, eerste deelgebied",
        en="From a successful campaign to the investment decision, first unit",
    )  # fmt: skip
    contract_months_later: int = number(
        12, unit="months", low=6, high=18, grade=Grade.GUESS, source=_GUESS,
        nl="Van geslaagde campagne tot investeringsbesluit als de bron er staat",
        en="From a successful campaign to the investment decision once the source stands",
    )  # fmt: skip
    build_months_first: int = number(
        42, unit="months", low=36, high=48, grade=Grade.DERIVED, source=_GROENOORD,
        nl="Van investeringsbesluit tot eerste warmte, eerste deelgebied", en="From investment decision to first heat, first unit",
    )  # fmt: skip
    build_months_later: int = number(
        20, unit="months", low=12, high=30, grade=Grade.GUESS, source=_GUESS,
        nl="Van investeringsbesluit tot eerste warmte als de bron er staat",
        en="From investment decision to first heat once the source stands",
    )  # fmt: skip
    connections_per_month: float = number(
        30.0, unit="homes a month", low=15.0, high=50.0, grade=Grade.DERIVED,
        source="Groenoord: nearly 5,000 homes in about eight years is some 50 a month at most",
        nl="Woningen die per maand kunnen worden aangesloten", en="Homes that can be connected a month",
    )  # fmt: skip
    commitment_term: int = number(
        60, unit="months", low=36, high=84, grade=Grade.GUESS, source=_GUESS,
        nl="Hoe lang een voorwaardelijke handtekening geldig blijft", en="How long a conditional signature stays valid",
    )  # fmt: skip
    late_objection: float = number(
        0.15, unit="objections per project-year", low=0.1, high=0.25, grade=Grade.GUESS, source=_OFF,
        nl="Late bezwaren van externe partijen per projectjaar", en="Late objections of external parties per project-year",
    )  # fmt: skip
    objection_months: float = number(
        9.0, unit="months", low=4.0, high=15.0, grade=Grade.GUESS, source=_GUESS,
        nl="Vertraging door een laat bezwaar", en="Delay by a late objection",
    )  # fmt: skip
    works_calendar_known: float = number(
        0.2, unit="share of street works", low=0.1, high=0.3, grade=Grade.GUESS, source=_OFF,
        nl="Deel van de straatwerken waarvan de planning bij partners bekend is",
        en="Share of street works whose calendar is known among partners",
    )  # fmt: skip
    follow_up_months: int = number(
        60, unit="months", low=36, high=96, grade=Grade.GUESS, source=_GUESS,
        nl="Hoe vaak wie nog niet meedoet opnieuw gevraagd wordt als het net er ligt",
        en="How often those who do not take part are asked again once the network is there",
    )  # fmt: skip
    promise_months: int = number(
        120, unit="months", low=96, high=150, grade=Grade.DERIVED, source=_GROENOORD,
        nl="Werkelijke tijd van campagne tot laatste aansluiting die een belofte zou moeten noemen",
        en="Real time from campaign to last connection that a promise should name",
    )  # fmt: skip
    source_asked_again: int = number(
        3, unit="months", low=2, high=6, grade=Grade.GUESS, source=_GUESS,
        nl="Hoe vaak een deelgebied dat op de bron wacht opnieuw vraagt of die er komt",
        en="How often a unit that waits for the source asks again whether it will come",
    )  # fmt: skip
    promise_least_months: int = number(
        12, unit="months", low=6, high=18, grade=Grade.GUESS, source=_GUESS,
        nl="Kortste werkelijke termijn die een nieuwe toezegging na een gemiste zou moeten noemen",
        en="Shortest real term that a new promise after a missed one should name",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Corporation:
    """Numbers of this group, each declared once."""

    consent_quorum: float = number(
        0.7, unit="share of all tenants", low=0.5, high=0.8, grade=Grade.MEASURED, drawn=False,
        source="article 7:220 Dutch Civil Code, in force since August 2003 (Woonbond)",
        nl="Deel van alle huurders dat moet instemmen", en="Share of all tenants that must consent",
    )  # fmt: skip
    association_majority: float = number(
        0.5, unit="share of all owners", low=0.5, high=0.8, grade=Grade.GUESS, source="majority differs by deed of division; set at half", drawn=False,
        nl="Meerderheid die een vereniging van eigenaren nodig heeft", en="Majority that an owners' association needs",
    )  # fmt: skip
    complex_homes: int = number(
        80, unit="homes", low=40, high=150, grade=Grade.GUESS, source="flats asked separately in Groenoord; size is a guess",
        nl="Woningen per complex waarin apart wordt gestemd", en="Homes per complex that votes by itself",
    )  # fmt: skip
    corporations: int = number(
        2, unit="corporations", low=1, high=4, grade=Grade.DERIVED, drawn=False,
        source="two to three corporations named in Meerzicht, Crabbehof, Wildemanbuurt and Emmerhout",
        nl="Aantal corporaties in de wijk", en="Number of corporations in the neighbourhood",
    )  # fmt: skip
    renovation_cycle: int = number(
        360, unit="months", low=300, high=480, grade=Grade.GUESS, source=_GUESS,
        nl="Tijd tussen grote renovaties van een complex", en="Time between large renovations of a complex",
    )  # fmt: skip
    renovation_window: int = number(
        60, unit="months", low=36, high=84, grade=Grade.GUESS, source=_GUESS,
        nl="Hoe ver een renovatie van het plan mag liggen om mee te kunnen doen",
        en="How far a renovation may lie from the plan to take part",
    )  # fmt: skip
    capacity: float = number(
        0.022, unit="share of own homes a year", low=0.01, high=0.03, grade=Grade.DERIVED,
        source="50,000 of 2.23 million dwellings a year off gas (Aedes 2022)",
        nl="Deel van het bezit dat een corporatie per jaar zelf van het gas kan halen, vanaf 2023",
        en="Share of its homes that a corporation can take off gas by itself a year, from 2023",
    )  # fmt: skip
    capacity_before_2023: float = number(
        0.007, unit="share of own homes a year", low=0.004, high=0.01, grade=Grade.DERIVED,
        source="6,000 joined networks and 10,000 got a heat pump in 2018, of 2.2 million (Aedes)",
        nl="Hetzelfde voor de afschaffing van de verhuurderheffing", en="The same before the landlord levy ended",
    )  # fmt: skip
    joint_scheduling: float = number(
        0.2, unit="share of complexes", low=0.1, high=0.5, grade=Grade.GUESS, source=_OFF,
        nl="Deel van de complexen dat zijn planning op die van anderen kan afstemmen",
        en="Share of complexes that can shift their schedule to that of others",
    )  # fmt: skip
    strict_waiting: float = number(
        0.0, unit="share of homes that must have signed first", low=0.0, high=0.3, grade=Grade.GUESS, source=_GUESS, drawn=False,
        nl="Partijen die op elkaar wachten: een complex stemt pas als zoveel eigenaren hebben getekend",
        en="Parties that wait for each other: a complex votes only when this share of owners has signed",
    )  # fmt: skip
    commitment_survival: float = number(
        0.3, unit="probability", low=0.15, high=0.5, grade=Grade.GUESS, source=_OFF,
        nl="Kans dat de inzet van een partner het vertrek van de contactpersoon overleeft",
        en="Probability that a partner's commitment outlives the departure of its contact person",
    )  # fmt: skip
    partner_tenure: float = number(
        42.0, unit="months", low=24.0, high=72.0, grade=Grade.GUESS, source="as municipal posts, a little longer; a guess",
        nl="Gemiddelde tijd dat de contactpersoon van een partner blijft", en="Mean time that a partner's contact person stays",
    )  # fmt: skip
    recommit_months: float = number(
        15.0, unit="months", low=9.0, high=24.0, grade=Grade.GUESS, source=_GUESS,
        nl="Tijd om een afgehaakte partner terug te winnen", en="Time to win a partner back",
    )  # fmt: skip
