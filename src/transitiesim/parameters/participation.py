"""Numbers of reaching residents: who can be reached, at what cost, and the resident group."""

from dataclasses import dataclass

from transitiesim.parameters.declaration import Grade, number

_GUESS = "expert guess"
_OFF = "practice as the study describes it (Platform31 & Nyenrode 2022); the value is a guess"


@dataclass(frozen=True, slots=True)
class Participation:
    """Numbers of this group, each declared once."""

    reach_scattered: float = number(
        0.25, unit="share of households", low=0.10, high=0.30, grade=Grade.MEASURED,
        source="letters, surveys and evenings reach 10-25 percent (Zwanenveld 2021, Nijverheid 2018, Panningen 2021)",
        nl="Bereik van brieven, enquêtes en avonden", en="Reach of letters, surveys and evenings",
    )  # fmt: skip
    reach_block: float = number(
        0.75, unit="share of households", low=0.70, high=0.80, grade=Grade.MEASURED,
        source="one contact person per block reaches 70-80 percent (Vechtzoom, Overvecht-Noord; Wijkkompas 2022)",
        nl="Bereik met een contactpersoon per blok", en="Reach with a contact person per block",
    )  # fmt: skip
    hard_to_reach_weight: float = number(
        0.1, unit="ratio to other households", low=0.05, high=0.3, grade=Grade.GUESS, source=_OFF,
        nl="Bereik van moeilijk bereikbare groepen ten opzichte van andere bewoners",
        en="Reach of hard-to-reach groups relative to other residents",
    )  # fmt: skip
    hard_to_reach_cost: float = number(
        4.0, unit="ratio of hours", low=3.0, high=5.0, grade=Grade.GUESS, source=_GUESS,
        nl="Uren per contact met moeilijk bereikbare groepen ten opzichte van anderen",
        en="Hours per contact with hard-to-reach groups relative to others",
    )  # fmt: skip
    clustering: float = number(
        0.0, unit="share of contacts", low=0.0, high=0.1, grade=Grade.GUESS, source=_OFF, drawn=False,
        nl="Deel van de contacten dat straat voor straat en blok voor blok gaat",
        en="Share of contacts made street by street and block by block",
    )  # fmt: skip
    depth: float = number(
        0.5, unit="0 inform, 1 consult, 2 steer, 3 co-develop", low=0.2, high=0.8, grade=Grade.GUESS, source=_OFF,
        nl="Diepte van participatie", en="Depth of participation",
    )  # fmt: skip
    hours_per_contact: float = number(
        0.6, unit="hours", low=0.4, high=1.0, grade=Grade.GUESS, source=_GUESS,
        nl="Uren per contact zonder diepte", en="Hours per contact without depth",
    )  # fmt: skip
    hours_per_depth: float = number(
        0.7, unit="hours per unit of depth", low=0.5, high=1.0, grade=Grade.GUESS, source=_GUESS,
        nl="Extra uren per contact per trede diepte", en="Extra hours per contact per step of depth",
    )  # fmt: skip
    hours_per_attempt: float = number(
        0.1, unit="hours", low=0.05, high=0.2, grade=Grade.GUESS, source=_GUESS,
        nl="Uren voor een poging die niemand bereikt", en="Hours for an attempt that reaches nobody",
    )  # fmt: skip
    first_contact_month: int = number(
        30, unit="months after the start", low=18, high=36, grade=Grade.GUESS, source=_OFF,
        nl="Maand waarin het gesprek met bewoners begint", en="Month in which the conversation with residents begins",
    )  # fmt: skip
    round_months: int = number(
        12, unit="months", low=6, high=24, grade=Grade.GUESS, source=_GUESS,
        nl="Tijd voor een ronde langs alle adressen; in een campagne half zo lang",
        en="Time for a round past all addresses; half as long in a campaign",
    )  # fmt: skip
    joint_delivery: float = number(
        0.1, unit="share of contacts", low=0.0, high=0.2, grade=Grade.GUESS, source=_OFF,
        nl="Deel van de contacten dat ook een ander domein helpt (schuld, zorg, onderhoud)",
        en="Share of contacts that also handle another domain (debt, health, maintenance)",
    )  # fmt: skip
    joint_delivery_hours: float = number(
        1.0, unit="hours", low=0.5, high=2.0, grade=Grade.GUESS, source=_GUESS,
        nl="Extra uren voor een contact dat ook een ander domein helpt",
        en="Extra hours for a contact that also handles another domain",
    )  # fmt: skip
    relief_per_contact: float = number(
        0.2, unit="share of bill stress", low=0.05, high=0.4, grade=Grade.GUESS, source=_GUESS,
        nl="Verlichting van zorgen per contact dat ook een ander domein helpt",
        en="Relief of worries per contact that also handles another domain",
    )  # fmt: skip
    ballot_reach: float = number(
        0.88, unit="share of tenants", low=0.82, high=0.97, grade=Grade.GUESS,
        source="set by hand so that most blocks pass with a free offer; doors visited in several rounds",
        nl="Bereik van een stemming in een complex (huisbezoek in meer rondes)",
        en="Reach of a ballot in a complex (doors visited in several rounds)",
    )  # fmt: skip
    ballot_reach_letters: float = number(
        0.6, unit="share of tenants", low=0.5, high=0.7, grade=Grade.GUESS,
        source="letters and a reminder; less than doors, more than an invitation to an evening",
        nl="Bereik van een stemming in een complex als niemand langs de deuren kan",
        en="Reach of a ballot in a complex when nobody can visit the doors",
    )  # fmt: skip
    association_reach: float = number(
        0.6, unit="share of owners", low=0.4, high=0.8, grade=Grade.GUESS, source=_GUESS,
        nl="Opkomst bij een vergadering van eigenaren", en="Turnout at a meeting of an owners' association",
    )  # fmt: skip
    member_stay: float = number(
        8.0, unit="months", low=6.0, high=10.0, grade=Grade.GUESS, source=_OFF,
        nl="Gemiddelde tijd dat iemand in de bewonersgroep blijft", en="Mean time that a member stays in the resident group",
    )  # fmt: skip
    member_inflow: float = number(
        0.5, unit="members a month per 1,000 homes", low=0.3, high=0.7, grade=Grade.GUESS, source=_OFF,
        nl="Instroom in de bewonersgroep", en="Inflow into the resident group",
    )  # fmt: skip
    members_at_start: float = number(
        4.0, unit="members per 1,000 homes", low=2.0, high=6.0, grade=Grade.GUESS, source=_GUESS,
        nl="Leden van de bewonersgroep bij de start", en="Members of the resident group at the start",
    )  # fmt: skip
    pandemic_contact: float = number(
        0.3, unit="factor on contacts", low=0.1, high=0.5, grade=Grade.GUESS,
        source="no residents' meetings in Nijmegen in spring and summer 2020; size of the fall is a guess",
        nl="Deel van de contacten dat in de pandemie doorgaat", en="Share of contacts that goes on during the pandemic",
    )  # fmt: skip
    voice_months: float = number(
        24.0, unit="months", low=12.0, high=36.0, grade=Grade.GUESS, source=_GUESS,
        nl="Tijd in de bewonersgroep waarna een lid volledig gehoord wordt",
        en="Time in the resident group after which a member is fully heard",
    )  # fmt: skip
    worry: float = number(
        0.5, unit="share of involvement", low=0.2, high=0.8, grade=Grade.GUESS, source=_GUESS,
        nl="Hoeveel minder iemand met volle zorgen zich bij een contact betrokken voelt",
        en="How much less involved somebody full of worries becomes by a contact",
    )  # fmt: skip
