"""The seven recommendations and their 29 parts: which number each moves, at what cost, and how it shows first.

A switch moves one mechanism through one declared parameter, two at most. The value when it is off is the
parameter's own (the practice that the study found); the value when it is on stands here. No switch touches
adoption itself. Source of the texts: Platform31 and Nyenrode 2022, in our own words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from transitiesim.language import Text
from transitiesim.parameters import Parameters, declarations, value_of


@dataclass(frozen=True, slots=True)
class Move:
    """What a switch does to one parameter.

    Attributes:
        path: the parameter.
        on: its value at full strength, or the factor on its value when `factor` is true.
        low: lowest plausible value of `on` (replicates draw from the range; all are expert guesses).
        high: highest plausible value of `on`.
        factor: whether `on`, `low` and `high` multiply the value without the switch.
    """

    path: str
    on: float
    low: float
    high: float
    factor: bool = False

    def moved(self, off: float, on: float, strength: float) -> float:
        """Value at a strength between 0 (as without the switch) and 1 (fully on)."""
        target = off * on if self.factor else on
        return off + strength * (target - off)


@dataclass(frozen=True, slots=True)
class Switch:
    """One of the 29 parts.

    Attributes:
        code: number in the study's list, such as "5.3".
        title: its name.
        says: what the study says, in our words.
        moves: the one or two parameters it moves.
        delay: months between starting it and its effect.
        policy_hours: hours a month it takes from policy staff of `staff.switch_posts` posts in all (expert guess).
        outreach_hours: the same, from staff who work with residents (expert guess).
        euro_once: one-off cost in euro (expert guess).
        euro_month: extra monthly cost in euro (expert guess).
        fingerprint: indicator that should move first.
        continuous: whether a strength between 0 and 1 means something.
        may_start_late: whether it may start after the first month.
    """

    code: str
    title: Text
    says: Text
    moves: tuple[Move, ...]
    fingerprint: str
    delay: int = 0
    policy_hours: float = 0.0
    outreach_hours: float = 0.0
    euro_once: float = 0.0
    euro_month: float = 0.0
    continuous: bool = True
    may_start_late: bool = True

    @property
    def recommendation(self) -> str:
        """Number of the recommendation it belongs to, "1" to "7"."""
        return self.code.split(".")[0]


RECOMMENDATIONS: dict[str, Text] = {
    "1": Text("Durf te experimenteren", "Dare to experiment"),
    "2": Text("Ontwikkel een gemeenschappelijk perspectief", "Develop a shared perspective"),
    "3": Text("Schep voorwaarden voor integrale samenwerking", "Create the conditions for integrated cooperation"),
    "4": Text("Zorg voor de juiste veldbezetting", "Field the right people"),
    "5": Text("Investeer in vertrouwen en eigenaarschap", "Invest in trust and ownership of residents"),
    "6": Text("Schakel tussen schaalniveaus", "Switch between scale levels"),
    "7": Text("Werk lerend", "Work in a learning way"),
}

_SWITCHES = (
    Switch(
        "1.1",
        Text("Omarm de complexiteit", "Embrace complexity"),
        Text(
            "Wie erkent dat het ingewikkeld is, belooft termijnen die haalbaar zijn.",
            "Those who accept that it is complicated promise terms that can be kept.",
        ),
        (Move("programme.schedule_optimism", 0.10, 0.0, 0.2),),
        "missed_promises",
    ),
    Switch(
        "1.2",
        Text("Bezint eer ge begint", "Look before you leap"),
        Text(
            "Bezinning op doel en gevolgen kost tijd, maar voorkomt dat de aanpak over moet.",
            "Reflection on aim and consequences takes time, but saves having to redo the approach.",
        ),
        (Move("programme.false_start", 0.15, 0.05, 0.25), Move("programme.reflection_months", 6.0, 4.0, 9.0)),
        "false_starts",
        may_start_late=False,
    ),
    Switch(
        "1.3",
        Text("Bouw reflectiemomenten in", "Build in moments of reflection"),
        Text(
            "Plannen worden vaker aangepast aan wat er gebeurt.",
            "Plans are adapted more often to what happens.",
        ),
        (Move("programme.replan_interval", 6, 4, 12),),
        "months_out_of_step",
    ),
    Switch(
        "2.1",
        Text("Maak een integrale gebiedsanalyse", "Make an integrated area analysis"),
        Text(
            "Een brede analyse laat zien welke opgaven aan elkaar te koppelen zijn.",
            "A broad analysis shows which tasks can be linked.",
        ),
        (Move("linking.opportunity_visibility", 0.7, 0.5, 0.9),),
        "opportunities_known",
        delay=8,
        policy_hours=10,
        euro_once=40_000,
    ),
    Switch(
        "2.2",
        Text("Breng in kaart wat er leeft", "Map what matters to residents"),
        Text(
            "Een aanbod dat aansluit op zorgen van bewoners past beter.",
            "An offer that answers residents' worries fits better.",
        ),
        (Move("acceptance.offer_fit", 0.7, 0.6, 0.8),),
        "offer_fit",
        delay=4,
        outreach_hours=15,
        euro_once=25_000,
    ),
    Switch(
        "2.3",
        Text("Identificeer externe partijen", "Identify external stakeholders"),
        Text(
            "Wie partijen en hun planning vroeg kent, krijgt minder late bezwaren en deelt vaker een sleuf.",
            "Knowing parties and their calendars early means fewer late objections and more shared trenches.",
        ),
        (
            Move("supplier.late_objection", 0.05, 0.02, 0.08),
            Move("supplier.works_calendar_known", 0.7, 0.5, 0.9),
        ),
        "late_objections",
        delay=3,
        policy_hours=8,
    ),
    Switch(
        "2.4",
        Text("Formeer een lokale coalitie", "Form a local coalition"),
        Text(
            "Partners die samen plannen, investeren op hetzelfde moment.",
            "Partners who plan together invest at the same time.",
        ),
        (Move("corporation.joint_scheduling", 0.7, 0.55, 0.9),),
        "complexes_in_campaign",
        delay=9,
        policy_hours=20,
    ),
    Switch(
        "2.5",
        Text("Formuleer een gezamenlijke langetermijnvisie", "Formulate a shared long-term vision"),
        Text(
            "Een gedeelde visie raakt bij wisseling van mensen minder snel zoek.",
            "A shared vision is lost less easily when people change.",
        ),
        (Move("programme.frame_drift", 0.05, 0.02, 0.09),),
        "integration",
        delay=12,
        policy_hours=12,
        euro_once=20_000,
    ),
    Switch(
        "3.1",
        Text("Bepaal de benaderingswijze", "Decide on the approach"),
        Text(
            "Kies een niveau van koppelen dat de organisatie aankan.",
            "Choose a level of linking that the organisation can handle.",
        ),
        (Move("linking.choice", 1.0, 0.7, 1.0),),
        "links_failed_share",
        delay=2,
        policy_hours=4,
    ),
    Switch(
        "3.2",
        Text("Formaliseer de samenwerking", "Formalise the cooperation"),
        Text(
            "Vastgelegde inzet overleeft het vertrek van een contactpersoon.",
            "Commitment in writing outlives the departure of a contact person.",
        ),
        (Move("corporation.commitment_survival", 0.85, 0.7, 0.95),),
        "partner_dropouts",
        delay=9,
        policy_hours=10,
    ),
    Switch(
        "3.3",
        Text("Veranker bestuurskracht", "Anchor executive backing"),
        Text(
            "Een wethouder die doorpakt, lost knopen sneller op.",
            "An alderman who acts settles knots sooner.",
        ),
        (Move("programme.escalation_latency", 4.0, 2.0, 6.0),),
        "blockage_age",
        policy_hours=6,
    ),
    Switch(
        "3.4",
        Text("Organiseer de procesregie", "Organise process direction"),
        Text(
            "Een procesregisseur is de spil, zodat niet iedereen met iedereen hoeft te overleggen.",
            "A process director is the hub, so that not everyone has to meet everyone.",
        ),
        (Move("staff.coordination_exponent", 1.0, 1.0, 1.2),),
        "effective_capacity",
        policy_hours=120,
    ),
    Switch(
        "3.5",
        Text("Positioneer de gemeenteraad", "Give the council its position"),
        Text(
            "Een raad die erbij hoort, laat het programma na verkiezingen doorlopen, al kost een besluit meer tijd.",
            "A council that is part of it lets the programme go on after elections, though a decision takes longer.",
        ),
        (
            Move("programme.election_reset", 0.08, 0.03, 0.14),
            Move("programme.decision_latency", 2.0, 1.0, 3.0),
        ),
        "months_interrupted",
        policy_hours=6,
    ),
    Switch(
        "4.1",
        Text("Geef handelings- en experimenteerruimte", "Give staff room to act and experiment"),
        Text(
            "Medewerkers met ruimte proberen meer en lossen meer zelf op; er mislukt ook meer.",
            "Staff with room try more and settle more themselves; more fails too.",
        ),
        (Move("staff.experiment_rate", 1.0, 0.7, 1.5), Move("staff.mandate", 0.7, 0.5, 0.9)),
        "experiments",
    ),
    Switch(
        "4.2",
        Text("Zorg voor passende competenties per fase", "Have fitting competences in every phase"),
        Text(
            "Een nieuwe fase vraagt andere mensen; wie daarin voorziet, valt niet terug.",
            "A new phase asks for other people; those who provide for it do not slump.",
        ),
        (Move("staff.skill_phase_match", 0.95, 0.85, 1.0),),
        "skill_fit",
        policy_hours=8,
        euro_month=1_500,
    ),
    Switch(
        "4.3",
        Text("Borg kennis en netwerken", "Secure knowledge and networks"),
        Text(
            "Een warme overdracht houdt kennis en contacten vast als iemand vertrekt.",
            "A warm hand-over keeps knowledge and contacts when somebody leaves.",
        ),
        (Move("staff.handover_retention", 0.8, 0.6, 0.9),),
        "knowledge_lost",
    ),
    Switch(
        "4.4",
        Text("Houd directie en management aangesloten", "Keep directors and management connected"),
        Text(
            "Steun van boven vult posten sneller en houdt mensen langer.",
            "Support from above fills posts sooner and keeps people longer.",
        ),
        (Move("staff.vacancy", 1.5, 1.0, 2.5), Move("staff.tenure", 1.25, 1.1, 1.4, factor=True)),
        "posts_filled",
        policy_hours=8,
    ),
    Switch(
        "5.1",
        Text("Maak participatie belangrijk", "Make participation important"),
        Text(
            "Meebeslissen en samen maken geeft meer eigenaarschap dan informeren, en kost meer uren.",
            "Steering and co-developing give more ownership than informing, and take more hours.",
        ),
        (Move("participation.depth", 2.5, 2.0, 3.0),),
        "ownership_per_contact",
    ),
    Switch(
        "5.2",
        Text("Ga vroegtijdig in gesprek", "Start the conversation early"),
        Text(
            "Wie bewoners pas spreekt als het plan vastligt, begint met een achterstand in vertrouwen.",
            "Those who speak with residents only when the plan is fixed start with less trust.",
        ),
        (Move("participation.first_contact_month", 0, 0, 6),),
        "first_contact_damage",
        may_start_late=False,
    ),
    Switch(
        "5.3",
        Text("Wees transparant en houd de lijn open", "Be transparent and keep the line open"),
        Text(
            "Wie laat weten hoe het staat, houdt vertrouwen vast in stille tijden; dat vraagt wel een bezette post.",
            "Keeping people informed holds trust in quiet times; it does need a post that is filled.",
        ),
        (Move("trust.silence_decay", 0.01, 0.005, 0.015), Move("trust.explanation", 0.6, 0.5, 0.8)),
        "trust_worn_by_silence",
        outreach_hours=20,
    ),
    Switch(
        "5.4",
        Text("Betrek moeilijk bereikbare groepen", "Involve hard-to-reach groups"),
        Text(
            "Bewoners in armoede, laaggeletterden en anderstaligen worden bereikt als daar werk van wordt gemaakt.",
            "Residents in poverty, with low literacy or another language are reached when work is made of it.",
        ),
        (Move("participation.hard_to_reach_weight", 0.6, 0.4, 0.8),),
        "reach_dissimilarity",
        delay=6,
    ),
    Switch(
        "5.5",
        Text("Werk aan behoud en vernieuwing van betrokkenheid", "Keep and renew residents' involvement"),
        Text(
            "Een bewonersgroep die leden vasthoudt en nieuwe werft, onthoudt wat is afgesproken.",
            "A resident group that keeps members and recruits new ones remembers what was agreed.",
        ),
        (
            Move("participation.member_stay", 18.0, 14.0, 24.0),
            Move("participation.member_inflow", 2.0, 1.5, 2.5, factor=True),
        ),
        "member_tenure",
        outreach_hours=10,
    ),
    Switch(
        "6.1",
        Text("Sluit aan op de logica van de wijk", "Follow the logic of the neighbourhood"),
        Text(
            "Contact per straat, blok of plein raakt mensen die elkaar kennen.",
            "Contact by street, block or square touches people who know each other.",
        ),
        (Move("participation.clustering", 0.8, 0.6, 1.0),),
        "contact_clustering",
        delay=3,
    ),
    Switch(
        "6.2",
        Text("Faseer in deelgebieden", "Phase planning in sub-areas"),
        Text(
            "Kleinere eenheden komen eerder tot een besluit en leren van elkaar; elke eenheid vraagt vast werk.",
            "Smaller units decide sooner and learn from each other; each unit takes a fixed amount of work.",
        ),
        (Move("programme.decision_units", 10, 5, 15),),
        "first_decision_month",
        may_start_late=False,
    ),
    Switch(
        "6.3",
        Text("Ontkoker beleid op wijk-, buurt- en straatniveau", "De-silo policy on the ground"),
        Text(
            "Een contact dat ook bij schuld, zorg of onderhoud helpt, verlicht zorgen.",
            "A contact that also helps with debt, care or maintenance relieves worries.",
        ),
        (Move("participation.joint_delivery", 0.5, 0.35, 0.65),),
        "joint_contacts",
        policy_hours=10,
    ),
    Switch(
        "7.1",
        Text("Maak gebruik van bestaande kennis", "Use existing knowledge"),
        Text(
            "Wie leert van elders, hoeft bekende fouten niet te herhalen.",
            "Those who learn from elsewhere need not repeat known mistakes.",
        ),
        (
            Move("programme.knowledge_start", 0.4, 0.3, 0.5),
            Move("programme.knowledge_inflow", 3.0, 2.0, 4.0, factor=True),
        ),
        "knowledge",
        delay=2,
        policy_hours=4,
        may_start_late=False,
    ),
    Switch(
        "7.2",
        Text("Zorg voor monitoring", "Provide monitoring"),
        Text(
            "Wie meet, ziet op tijd dat vertrouwen daalt en kan onzichtbare voortgang laten zien.",
            "Those who measure see a fall of trust in time and can show progress that is not visible.",
        ),
        (Move("programme.detection_lag", 3, 2, 6), Move("programme.detection_bias", 0.0, 0.0, 0.05)),
        "picture_error",
        policy_hours=12,
        euro_month=1_000,
    ),
    Switch(
        "7.3",
        Text("Doe participatief actieonderzoek", "Use participatory action research"),
        Text(
            "Samen met bewoners onderzoeken maakt dat elk project meer leert.",
            "Research together with residents makes every project teach more.",
        ),
        (Move("programme.learning_rate", 0.25, 0.18, 0.35),),
        "learning_per_project",
        delay=12,
        euro_month=3_000,
        policy_hours=4,
    ),
    Switch(
        "7.4",
        Text("Wissel stelselmatig kennis uit", "Exchange knowledge systematically"),
        Text(
            "Kennis die door meer collega's wordt gedeeld, gaat bij vertrek niet verloren.",
            "Knowledge shared by more colleagues is not lost when one leaves.",
        ),
        (Move("staff.knowledge_redundancy", 2.5, 2.0, 3.0),),
        "knowledge_held_by_one",
        policy_hours=15,
    ),
)


@cache
def switches() -> dict[str, Switch]:
    """The 29 switches by code, in the order of the study.

    Raises:
        LookupError: when a switch names a parameter that does not exist.
    """
    for one in _SWITCHES:
        for move in one.moves:
            if move.path not in declarations():
                raise LookupError(f"switch {one.code} moves an unknown parameter: {move.path}")
    return {one.code: one for one in _SWITCHES}


def codes_of(name: str) -> tuple[str, ...]:
    """Codes of the parts that a name stands for: "5" for the whole, "5.3" for a part; empty when unknown."""
    if name in switches():
        return (name,)
    return tuple(code for code, one in switches().items() if one.recommendation == name)


def moved_values(
    switch: Switch, strength: float, practice: Parameters, on_values: dict[str, float] | None = None
) -> dict[str, float]:
    """Values of the parameters that a switch moves, at a strength, given practice without it.

    Args:
        switch: the switch.
        strength: 0 to 1.
        practice: the parameters without any switch, as drawn for the replicate.
        on_values: drawn values of "code:path" in place of the switch's own `on`.
    """
    drawn = on_values or {}
    return {
        move.path: move.moved(value_of(practice, move.path), drawn.get(f"{switch.code}:{move.path}", move.on), strength)
        for move in switch.moves
    }
