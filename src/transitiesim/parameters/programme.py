"""Numbers of the programme: planning, promises, politics, blockages, learning and monitoring."""

from dataclasses import dataclass

from transitiesim.parameters.declaration import Grade, number

_GUESS = "expert guess"
_OFF = "practice as the study describes it (Platform31 & Nyenrode 2022); the value is a guess"


@dataclass(frozen=True, slots=True)
class Programme:
    """Numbers of this group, each declared once."""

    schedule_optimism: float = number(
        0.5, unit="share by which a promise is too short", low=0.35, high=0.6, grade=Grade.GUESS, source=_OFF,
        nl="Hoeveel te kort beloofde termijnen zijn", en="By how much promised terms are too short",
    )  # fmt: skip
    false_start: float = number(
        0.45, unit="probability", low=0.3, high=0.6, grade=Grade.GUESS, source=_OFF,
        nl="Kans dat een aanpak wordt ingezet die over moet", en="Probability that an approach is started that has to be redone",
    )  # fmt: skip
    redo_share: float = number(
        0.6, unit="share of the plan", low=0.3, high=0.9, grade=Grade.GUESS, source=_GUESS,
        nl="Deel van het plan dat na een valse start over moet", en="Share of the plan to be redone after a false start",
    )  # fmt: skip
    reflection_months: float = number(
        0.0, unit="months", low=0.0, high=2.0, grade=Grade.GUESS, source=_OFF, drawn=False,
        nl="Tijd voor bezinning voordat het werk begint", en="Time for reflection before work begins",
    )  # fmt: skip
    replan_interval: int = number(
        36, unit="months", low=24, high=48, grade=Grade.GUESS, source=_OFF,
        nl="Hoe vaak plannen aan gebeurtenissen mogen worden aangepast", en="How often plans may be adapted to events",
    )  # fmt: skip
    replan_hours: float = number(
        80.0, unit="hours per session", low=40.0, high=160.0, grade=Grade.GUESS, source=_GUESS,
        nl="Uren per herijking van het plan", en="Hours per session that adapts the plan",
    )  # fmt: skip
    shock_misfit: float = number(
        0.3, unit="share of productivity", low=0.1, high=0.5, grade=Grade.GUESS, source=_GUESS,
        nl="Verlies aan productiviteit na een schok tot het plan is aangepast",
        en="Productivity lost after a shock until the plan is adapted",
    )  # fmt: skip
    frame_dispersion: float = number(
        0.4, unit="share", low=0.2, high=0.6, grade=Grade.GUESS, source=_GUESS,
        nl="Verschil tussen partners in wat zij onder de opgave verstaan, bij de start",
        en="Difference between partners in what they take the task to be, at the start",
    )  # fmt: skip
    frame_drift: float = number(
        0.2, unit="share per change of people", low=0.1, high=0.3, grade=Grade.GUESS, source=_OFF,
        nl="Groei van dat verschil bij elke wisseling van mensen of bestuur",
        en="Growth of that difference at each change of staff or politics",
    )  # fmt: skip
    frame_repair: float = number(
        0.02, unit="share a month", low=0.01, high=0.04, grade=Grade.GUESS, source=_GUESS,
        nl="Hoe snel gewoon overleg het verschil kleiner maakt", en="How fast ordinary meetings make the difference smaller",
    )  # fmt: skip
    agreement_hours: float = number(
        900.0, unit="hours", low=500.0, high=1500.0, grade=Grade.GUESS, source=_GUESS,
        nl="Werk om tot een afspraak met partners te komen, bij gelijke beelden",
        en="Work to reach an agreement with partners, when views are shared",
    )  # fmt: skip
    plan_hours_per_home: float = number(
        4.0, unit="hours per home", low=3.0, high=5.5, grade=Grade.DERIVED,
        source="two years at 1.5 full-time posts for 800 dwellings is 5.4 (ROB/AEF 2021); lower by hand, for plans made by one team side by side",
        nl="Werk aan een wijkplan per woning", en="Planning work per home",
    )  # fmt: skip
    plan_hours_per_unit: float = number(
        400.0, unit="hours per decision unit", low=200.0, high=800.0, grade=Grade.GUESS, source=_GUESS,
        nl="Vast planwerk per deelgebied", en="Fixed planning work per decision unit",
    )  # fmt: skip
    campaign_hours_per_home: float = number(
        0.08, unit="hours a month per home on gas", low=0.04, high=0.15, grade=Grade.GUESS,
        source="with 18 months as much as a third of the work of planning per home; a guess beside the 1.5-2 posts per plan of ROB/AEF 2021, which count planning and delivery together",
        nl="Werk van beleidsmedewerkers aan een lopende campagne, per woning op gas",
        en="Work of policy staff on a running campaign, per home on gas",
    )  # fmt: skip
    campaign_hours_per_unit: float = number(
        15.0, unit="hours a month per decision unit", low=8.0, high=30.0, grade=Grade.GUESS, source=_GUESS,
        nl="Vast werk van beleidsmedewerkers aan een lopende campagne",
        en="Fixed work of policy staff on a running campaign",
    )  # fmt: skip
    decision_units: int = number(
        1, unit="units", low=1, high=2, grade=Grade.GUESS, source=_OFF, drawn=False,
        nl="Aantal deelgebieden waarin plan en besluit zijn opgedeeld",
        en="Number of sub-areas into which plan and decision are divided",
    )  # fmt: skip
    planning_share: float = number(
        0.65, unit="share of hours", low=0.5, high=0.75, grade=Grade.GUESS, source="set by hand so that a plan takes some five years in practice",
        nl="Deel van de beleidsuren voor planvorming", en="Share of policy hours for planning",
    )  # fmt: skip
    blockage_share: float = number(
        0.2, unit="share of hours", low=0.1, high=0.3, grade=Grade.GUESS, source=_GUESS,
        nl="Deel van de beleidsuren voor het wegnemen van blokkades", en="Share of policy hours for removing blockages",
    )  # fmt: skip
    linking_share: float = number(
        0.15, unit="share of hours", low=0.05, high=0.2, grade=Grade.GUESS, source=_GUESS,
        nl="Deel van de beleidsuren voor koppelkansen", en="Share of policy hours for linking opportunities",
    )  # fmt: skip
    blockages: float = number(
        16.0, unit="blockages", low=8.0, high=24.0, grade=Grade.GUESS, source=_GUESS,
        nl="Blokkades (technisch, juridisch, financieel, sociaal, proces) die er bij de start zijn",
        en="Blockages (technical, legal, financial, social, process) present at the start",
    )  # fmt: skip
    blockage_drag: float = number(
        0.08, unit="share of speed per open blockage", low=0.03, high=0.15, grade=Grade.GUESS, source=_GUESS,
        nl="Vertraging door elke bekende, open blokkade", en="Slowing by each known open blockage",
    )  # fmt: skip
    blockage_hours: float = number(
        80.0, unit="hours", low=40.0, high=160.0, grade=Grade.GUESS, source=_GUESS,
        nl="Werk om een blokkade weg te nemen", en="Work to remove a blockage",
    )  # fmt: skip
    discovery_hours: float = number(
        900.0, unit="hours of work", low=500.0, high=1500.0, grade=Grade.GUESS, source=_GUESS,
        nl="Werk waarin een verborgen blokkade gemiddeld boven water komt",
        en="Work in which a hidden blockage comes to light on average",
    )  # fmt: skip
    escalation_latency: float = number(
        12.0, unit="months", low=8.0, high=18.0, grade=Grade.GUESS, source=_OFF,
        nl="Tijd om een blokkade op te lossen waar medewerkers niet over gaan",
        en="Time to settle a blockage that staff cannot solve",
    )  # fmt: skip
    election_reset: float = number(
        0.30, unit="probability per election", low=0.15, high=0.45, grade=Grade.GUESS, source=_OFF,
        nl="Kans dat een verkiezing het programma onderbreekt", en="Probability that an election interrupts the programme",
    )  # fmt: skip
    reset_months: float = number(
        9.0, unit="months", low=6.0, high=15.0, grade=Grade.GUESS, source=_GUESS,
        nl="Duur van een onderbreking na een verkiezing", en="Duration of an interruption after an election",
    )  # fmt: skip
    decision_latency: float = number(
        0.0, unit="months per formal decision", low=0.0, high=1.0, grade=Grade.GUESS, source=_GUESS, drawn=False,
        nl="Extra tijd per formeel besluit", en="Extra time per formal decision",
    )  # fmt: skip
    support: float = number(
        0.5, unit="share", low=0.35, high=0.65, grade=Grade.GUESS, source=_GUESS,
        nl="Steun van raad, wethouder en directie bij de start", en="Support of council, alderman and management at the start",
    )  # fmt: skip
    support_response: float = number(
        0.02, unit="share a month", low=0.01, high=0.04, grade=Grade.GUESS, source=_GUESS,
        nl="Hoe snel steun volgt op wat er aan voortgang te zien is", en="How fast support follows the progress that is seen",
    )  # fmt: skip
    knowledge_start: float = number(
        0.1, unit="share", low=0.05, high=0.2, grade=Grade.GUESS, source=_OFF,
        nl="Kennis bij de start", en="Knowledge at the start",
    )  # fmt: skip
    knowledge_inflow: float = number(
        0.001, unit="share of what is missing, a month", low=0.0, high=0.002, grade=Grade.GUESS, source=_GUESS,
        nl="Instroom van kennis uit andere wijken bij volledig voorbeeld elders",
        en="Inflow of knowledge from other neighbourhoods at a full example elsewhere",
    )  # fmt: skip
    learning_rate: float = number(
        0.1, unit="share of what is missing, per project", low=0.05, high=0.15, grade=Grade.GUESS, source=_OFF,
        nl="Leren per uitgevoerd project", en="Learning per executed project",
    )  # fmt: skip
    experiment_learning: float = number(
        0.03, unit="share of what is missing, per experiment", low=0.01, high=0.05, grade=Grade.GUESS, source="set by hand so that experiments alone do not fill knowledge within five years",
        nl="Leren van een experiment waarop is gereflecteerd", en="Learning from an experiment that was reflected on",
    )  # fmt: skip
    repeat_failure: float = number(
        0.5, unit="probability without knowledge", low=0.3, high=0.7, grade=Grade.GUESS, source=_GUESS,
        nl="Kans dat een nieuwkomer zonder kennis herhaalt wat eerder mislukte",
        en="Probability that a newcomer without knowledge repeats what failed before",
    )  # fmt: skip
    detection_lag: int = number(
        18, unit="months", low=12, high=24, grade=Grade.GUESS, source=_OFF,
        nl="Hoe laat bestuurders zien hoe het met vertrouwen en bereik staat",
        en="How late managers see the state of trust and reach",
    )  # fmt: skip
    detection_bias: float = number(
        0.15, unit="share", low=0.05, high=0.25, grade=Grade.GUESS, source=_OFF,
        nl="Hoeveel te rooskleurig dat beeld is", en="By how much that picture is too rosy",
    )  # fmt: skip
    repair_effort: float = number(
        0.3, unit="share of policy hours", low=0.1, high=0.5, grade=Grade.GUESS, source=_GUESS,
        nl="Deel van de beleidsuren dat naar bewoners gaat als gezien wordt dat vertrouwen daalt",
        en="Share of policy hours that goes to residents once a fall of trust is seen",
    )  # fmt: skip
    integration_start: float = number(
        0.6, unit="share", low=0.4, high=0.8, grade=Grade.GUESS, source=_GUESS,
        nl="Integraliteit van de aanpak bij de start", en="Integration of the approach at the start",
    )  # fmt: skip
    integration_erosion: float = number(
        0.03, unit="share a month", low=0.015, high=0.05, grade=Grade.GUESS, source=_OFF,
        nl="Hoe snel integraal werken terugvalt in verkokering", en="How fast integrated work falls back into silos",
    )  # fmt: skip
    integration_upkeep: float = number(
        0.03, unit="share a month", low=0.015, high=0.05, grade=Grade.GUESS, source=_GUESS,
        nl="Hoe sterk gedeelde beelden, spil en gezamenlijk werk integraliteit onderhouden",
        en="How strongly shared views, a hub and joint work keep integration up",
    )  # fmt: skip
    reset_support_loss: float = number(
        0.35, unit="share", low=0.2, high=0.5, grade=Grade.GUESS, source=_GUESS,
        nl="Deel van de steun van raad en wethouder dat na een onderbreking door verkiezingen weg is",
        en="Share of council and executive support lost when elections interrupt the programme",
    )  # fmt: skip
    executive_reearned: float = number(
        0.5, unit="share", low=0.3, high=0.7, grade=Grade.GUESS, source=_GUESS,
        nl="Deel van de steun van de wethouder dat na elke verkiezing opnieuw verdiend moet worden",
        en="Share of executive support to be earned anew after every election",
    )  # fmt: skip
    repair_margin: float = number(
        0.02, unit="share", low=0.0, high=0.05, grade=Grade.GUESS, source=_GUESS,
        nl="Hoeveel het geziene vertrouwen onder dat van de start moet liggen voordat er wordt ingegrepen",
        en="How far seen trust must lie below that of the start before something is done",
    )  # fmt: skip
    plan_promise_months: int = number(
        60, unit="months", low=42, high=84, grade=Grade.DERIVED, source="agreement to investment decision took 3-4 years in Groenoord; first campaigns here take some five years",
        nl="Werkelijke tijd tot de eerste campagne die een aankondiging zou moeten noemen",
        en="Real time to the first campaign that an announcement should name",
    )  # fmt: skip
    agreement_fixes: float = number(
        0.33, unit="share", low=0.2, high=0.5, grade=Grade.GUESS, source=_GUESS,
        nl="Deel van het plan dat na de afspraak tussen partners al vastligt",
        en="Share of the plan that is fixed once partners agree",
    )  # fmt: skip
    support_rest: float = number(
        0.45, unit="share", low=0.3, high=0.6, grade=Grade.GUESS, source=_GUESS,
        nl="Steun van raad, wethouder en directie als er geen voortgang te zien is",
        en="Support of council, alderman and management when no progress is seen",
    )  # fmt: skip
    support_pressure: float = number(
        0.3, unit="share", low=0.1, high=0.5, grade=Grade.GUESS,
        source="attention for the task grew in three years while hardly any homes left gas (Platform31 & Nyenrode 2022); how much is a guess",
        nl="Wat de druk van het einddoel, als die van half naar vol groeit, aan de steun zonder zichtbare voortgang toevoegt",
        en="What the pressure of the final goal, as it grows from half to full, adds to support when no progress is seen",
    )  # fmt: skip
    plan_knowledge_saving: float = number(
        0.33, unit="share of the work per home", low=0.2, high=0.5, grade=Grade.GUESS, source=_GUESS,
        nl="Deel van het planwerk per woning dat volledige kennis bespaart",
        en="Share of the planning work per home that full knowledge saves",
    )  # fmt: skip
    experiment_success: float = number(
        0.25, unit="probability", low=0.15, high=0.35, grade=Grade.GUESS, source=_GUESS,
        nl="Kans dat een experiment zonder kennis lukt",
        en="Probability that an experiment succeeds without knowledge",
    )  # fmt: skip
    experiment_success_known: float = number(
        0.5, unit="probability", low=0.4, high=0.65, grade=Grade.GUESS, source=_GUESS,
        nl="Kans dat een experiment met volledige kennis lukt",
        en="Probability that an experiment succeeds with full knowledge",
    )  # fmt: skip
    reflection_prompt: float = number(
        6.0, unit="months", low=3.0, high=9.0, grade=Grade.GUESS, source=_GUESS,
        nl="Hoe vaak reflectie nodig is om alles van een experiment op te nemen",
        en="How often reflection is needed to take up all that an experiment teaches",
    )  # fmt: skip
    monitoring_half: float = number(
        6.0, unit="months", low=3.0, high=12.0, grade=Grade.GUESS, source=_GUESS,
        nl="Achterstand van het volgen waarbij de helft van de onzichtbare vooruitgang wordt gezien",
        en="Lag of monitoring at which half of the invisible progress is seen",
    )  # fmt: skip
    pressure_months: float = number(
        384.0, unit="months", low=240.0, high=480.0, grade=Grade.GUESS, source=_GUESS,
        nl="Tijd waarin de druk van het einddoel van half naar vol groeit",
        en="Time in which the pressure of the final goal grows from half to full",
    )  # fmt: skip
