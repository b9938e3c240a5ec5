"""Numbers of people at the town hall: posts, tenure, vacancies, hand-over and working together."""

from dataclasses import dataclass

from transitiesim.parameters.declaration import Grade, number

_GUESS = "expert guess"
_OFF = "practice as the study describes it (Platform31 & Nyenrode 2022); the value is a guess"


@dataclass(frozen=True, slots=True)
class Staff:
    """Numbers of this group, each declared once."""

    tenure: float = number(
        36.0, unit="months", low=20.0, high=60.0, grade=Grade.DERIVED,
        source="core team largely intact after three years in only a few of 18 quarters (Platform31 & Nyenrode 2022); at least 17 percent of municipal posts are vacated a year (A&O fonds 2022)",
        nl="Gemiddelde tijd dat iemand op een post blijft", en="Mean time that somebody stays in a post",
    )  # fmt: skip
    vacancy: float = number(
        4.0, unit="months", low=3.0, high=6.0, grade=Grade.DERIVED,
        source="posts empty for weeks to months (Platform31 & Nyenrode 2022)",
        nl="Gemiddelde duur van een lege post", en="Mean duration of an empty post",
    )  # fmt: skip
    handover_retention: float = number(
        0.1, unit="share", low=0.0, high=0.3, grade=Grade.GUESS, source=_OFF,
        nl="Deel van kennis en contacten dat bij vertrek overgaat op de opvolger",
        en="Share of knowledge and contacts that passes to the successor at a departure",
    )  # fmt: skip
    knowledge_redundancy: float = number(
        1.1, unit="colleagues per piece of knowledge", low=1.0, high=1.4, grade=Grade.GUESS, source=_OFF,
        nl="Aantal collega's dat een stuk kennis bezit", en="Number of colleagues that hold a piece of knowledge",
    )  # fmt: skip
    hours_per_month: float = number(
        120.0, unit="hours per full-time post", low=110.0, high=130.0, grade=Grade.DERIVED, drawn=False,
        source="36-hour week less leave and sick leave of about 7 percent (A&O fonds 2022)",
        nl="Werkbare uren per voltijdpost per maand", en="Workable hours per full-time post a month",
    )  # fmt: skip
    homes_per_post: float = number(
        450.0, unit="homes per full-time post", low=350.0, high=600.0, grade=Grade.DERIVED,
        source="1.5-2 full-time posts per plan of 650-950 dwellings (ROB/AEF 2021)",
        nl="Woningen per voltijdpost voor planvorming en uitvoering", en="Homes per full-time post for planning and delivery",
    )  # fmt: skip
    outreach_share: float = number(
        0.35, unit="share of posts", low=0.25, high=0.45, grade=Grade.GUESS, source=_GUESS,
        nl="Deel van de posten dat met bewoners werkt", en="Share of posts that works with residents",
    )  # fmt: skip
    skill_phase_match: float = number(
        0.6, unit="factor on productivity", low=0.5, high=0.75, grade=Grade.GUESS, source=_OFF,
        nl="Productiviteit net na een faseovergang", en="Productivity just after a change of phase",
    )  # fmt: skip
    skill_recovery: float = number(
        18.0, unit="months", low=9.0, high=30.0, grade=Grade.GUESS, source=_GUESS,
        nl="Tijd waarin competenties weer bij de fase gaan passen", en="Time in which competences come to fit the phase again",
    )  # fmt: skip
    coordination_exponent: float = number(
        2.0, unit="exponent", low=1.8, high=2.0, grade=Grade.DERIVED,
        source="all pairs coordinate with each other: n(n-1)/2", drawn=False,
        nl="Groei van het overleg met het aantal ambtenaren (2: ieder met ieder, 1: via een spil)",
        en="Growth of coordination with the number of officials (2: all pairs, 1: through a hub)",
    )  # fmt: skip
    coordination_hours: float = number(
        3.0, unit="hours a month per link", low=2.0, high=5.0, grade=Grade.GUESS, source="set by hand so that a middle-sized team keeps some two thirds of its hours",
        nl="Overleg per paar ambtenaren per maand", en="Coordination per pair of officials a month",
    )  # fmt: skip
    other_officials_large: float = number(
        16.0, unit="officials", low=10.0, high=24.0, grade=Grade.GUESS,
        source="'dozens' of officials in larger cities (Platform31 & Nyenrode 2022); the number is a guess",
        nl="Andere ambtenaren die zich met de wijk bemoeien in een van de vier grote steden",
        en="Other officials involved with the neighbourhood in one of the four largest cities",
    )  # fmt: skip
    other_officials_middle: float = number(
        8.0, unit="officials", low=5.0, high=12.0, grade=Grade.GUESS, source=_GUESS,
        nl="Andere betrokken ambtenaren in een middelgrote tot grote stad", en="Other officials involved in a middle-sized to large town",
    )  # fmt: skip
    other_officials_small: float = number(
        3.0, unit="officials", low=1.0, high=5.0, grade=Grade.GUESS, source=_GUESS,
        nl="Andere betrokken ambtenaren in een kleine gemeente", en="Other officials involved in a small municipality",
    )  # fmt: skip
    other_officials_hours: float = number(
        24.0, unit="hours a month", low=12.0, high=40.0, grade=Grade.GUESS, source=_GUESS,
        nl="Uren per maand van een andere betrokken ambtenaar", en="Hours a month of another official involved",
    )  # fmt: skip
    newcomer_energy: float = number(
        0.3, unit="share of extra effort", low=0.1, high=0.5, grade=Grade.GUESS, source=_GUESS,
        nl="Frisse energie van een nieuwkomer", en="Fresh energy of a newcomer",
    )  # fmt: skip
    newcomer_months: float = number(
        9.0, unit="months", low=6.0, high=12.0, grade=Grade.GUESS, source=_GUESS,
        nl="Hoe lang frisse energie duurt", en="How long fresh energy lasts",
    )  # fmt: skip
    style_spread: float = number(
        0.25, unit="standard deviation of log productivity", low=0.1, high=0.4, grade=Grade.GUESS, source=_GUESS,
        nl="Verschil in persoonlijke stijl tussen medewerkers", en="Difference in personal style between staff members",
    )  # fmt: skip
    creativity_spread: float = number(
        0.8, unit="standard deviation of log creativity", low=0.4, high=1.2, grade=Grade.GUESS, source=_GUESS,
        nl="Verschil in creativiteit tussen medewerkers (enkelen zijn uitschieters)",
        en="Difference in creativity between staff members (a few are outliers)",
    )  # fmt: skip
    without_leader: float = number(
        0.6, unit="factor on productivity", low=0.4, high=0.8, grade=Grade.GUESS, source=_GUESS,
        nl="Productiviteit van het planwerk als de post van projectleider leeg is",
        en="Productivity of planning while the post of project leader is empty",
    )  # fmt: skip
    experiment_rate: float = number(
        0.3, unit="experiments per staff-year", low=0.1, high=0.5, grade=Grade.GUESS, source=_OFF,
        nl="Experimenten per medewerker per jaar", en="Experiments per staff member a year",
    )  # fmt: skip
    experiment_hours: float = number(
        60.0, unit="hours", low=30.0, high=120.0, grade=Grade.GUESS, source=_GUESS,
        nl="Uren per experiment", en="Hours per experiment",
    )  # fmt: skip
    mandate: float = number(
        0.3, unit="share of blockages", low=0.2, high=0.4, grade=Grade.GUESS, source=_OFF,
        nl="Deel van de blokkades dat medewerkers zelf mogen oplossen", en="Share of blockages that staff may settle themselves",
    )  # fmt: skip
    overlap_months: float = number(
        1.5, unit="months of double salary", low=1.0, high=2.0, grade=Grade.GUESS, source=_GUESS, drawn=False,
        nl="Dubbele bezetting bij een volledige warme overdracht", en="Double staffing for a full warm hand-over",
    )  # fmt: skip
    cost_per_hour: float = number(
        75.0, unit="euro per hour", low=60.0, high=95.0, grade=Grade.GUESS, source="municipal staff cost of some 100,000 euro a post, rounded; not looked up", drawn=False,
        nl="Kosten van een gemeentelijk uur", en="Cost of a municipal hour",
    )  # fmt: skip
    team_size: float = number(
        8.0, unit="posts", low=5.0, high=12.0, grade=Grade.GUESS, source=_GUESS,
        nl="Grootte van een team; een grote wijk wordt door meer teams bediend",
        en="Size of a team; a large neighbourhood is served by more teams",
    )  # fmt: skip
    least_effective: float = number(
        0.05, unit="share of hours", low=0.0, high=0.1, grade=Grade.GUESS, source="convention: nobody only meets", drawn=False,
        nl="Deel van de uren dat ook bij veel overleg voor werk overblijft",
        en="Share of hours left for work however many meetings there are",
    )  # fmt: skip
    tenure_support: float = number(
        0.25, unit="share", low=0.1, high=0.4, grade=Grade.GUESS, source=_GUESS,
        nl="Hoeveel langer mensen blijven bij volle steun van de leiding, en korter zonder",
        en="How much longer people stay with full support of management, and shorter without",
    )  # fmt: skip
    switch_posts: float = number(
        5.0, unit="full-time posts", low=4.0, high=8.0, grade=Grade.GUESS, drawn=False,
        source="posts of a neighbourhood of 2,200 homes, the middle one of the eighteen; that hours go in proportion is a guess",
        nl="Omvang van de bezetting waarvoor de uren van de onderdelen gelden; bij meer of minder posten naar verhouding",
        en="Size of the staff for which the hours of the parts hold; with more or fewer posts in proportion",
    )  # fmt: skip
