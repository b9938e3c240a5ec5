"""Numbers of homes and households: moving, boilers, energy, money and liveability."""

from dataclasses import dataclass

from transitiesim.parameters.declaration import Grade, number

_GUESS = "expert guess"


@dataclass(frozen=True, slots=True)
class Homes:
    """Numbers of this group, each declared once."""

    mobility: float = number(
        0.08, unit="share a year", low=0.06, high=0.12, grade=Grade.GUESS,
        source="0.18 in Laak (2021, a maximum among the quarters); 0.06-0.10 assumed elsewhere",
        nl="Deel van de huishoudens dat per jaar verhuist", en="Share of households that moves a year",
    )  # fmt: skip
    boiler_life: int = number(
        180, unit="months", low=150, high=216, grade=Grade.GUESS, source="about fifteen years; not looked up",
        nl="Levensduur van een cv-ketel", en="Life of a gas boiler",
    )  # fmt: skip
    boiler_life_spread: float = number(
        0.2, unit="share of the life", low=0.1, high=0.3, grade=Grade.GUESS, source=_GUESS,
        nl="Hoeveel de levensduur van een ketel naar boven of beneden kan afwijken",
        en="How far the life of a boiler may lie above or below",
    )  # fmt: skip
    moving_moment: float = number(
        0.3, unit="probability", low=0.1, high=0.5, grade=Grade.GUESS, source=_GUESS,
        nl="Kans dat een nieuwe eigenaar bij het intrekken over de verwarming beslist",
        en="Probability that a new owner decides about heating when moving in",
    )  # fmt: skip
    heat_per_m3: float = number(
        0.035, unit="GJ per m3", low=0.030, high=0.0352, grade=Grade.MEASURED, drawn=False,
        source="Gemeente Amersfoort 2023: 1,000 m3 replaced by about 35 GJ (upper value: energy content of the gas)",
        nl="Warmte die een kubieke meter gas vervangt", en="Heat that replaces a cubic metre of gas",
    )  # fmt: skip
    boiler_efficiency: float = number(
        0.80, unit="ratio", low=0.70, high=0.95, grade=Grade.DERIVED,
        source="a mean user takes 27.9 GJ (Vattenfall) where 1,000-1,150 m3 of gas were used",
        nl="Deel van de energie in gas dat als warmte in huis komt", en="Share of the energy in gas that becomes heat at home",
    )  # fmt: skip
    heat_pump_performance: float = number(
        3.2, unit="ratio (seasonal)", low=2.5, high=4.0, grade=Grade.GUESS, source=_GUESS,
        nl="Seizoensrendement van een warmtepomp", en="Seasonal performance of a heat pump",
    )  # fmt: skip
    cost_heat_pump: float = number(
        20000.0, unit="euro per home", low=12000.0, high=40000.0, grade=Grade.DERIVED,
        source="40,000 euro per gas-free dwelling in 20 pilots (EIB 2021) is the upper end",
        nl="Investering voor een eigen warmtepomp met aanpassingen", en="Investment for an own heat pump with adaptations",
    )  # fmt: skip
    cost_hybrid: float = number(
        5500.0, unit="euro per home", low=4000.0, high=8000.0, grade=Grade.GUESS, source=_GUESS,
        nl="Investering voor een hybride warmtepomp", en="Investment for a hybrid heat pump",
    )  # fmt: skip
    cost_connection: float = number(
        14000.0, unit="euro per home", low=10000.0, high=25000.0, grade=Grade.MEASURED,
        source="Heindijk, Rotterdam 2020; range BZK 2020",
        nl="Investering voor een aansluiting op het warmtenet", en="Investment for a connection to the heat network",
    )  # fmt: skip
    public_share_connection: float = number(
        0.4, unit="share", low=0.2, high=0.6, grade=Grade.DERIVED, source="SAH 5,000 and WIS 6,070 euro per connection (2020, 2023)",
        nl="Deel van de aansluitkosten dat de overheid betaalt", en="Share of connection costs paid by the state",
    )  # fmt: skip
    public_share_own_route: float = number(
        0.2, unit="share", low=0.1, high=0.3, grade=Grade.GUESS, source=_GUESS,
        nl="Deel van de investering in een eigen warmtepomp dat de overheid betaalt",
        en="Share of the investment in an own heat pump paid by the state",
    )  # fmt: skip
    hybrid_gas_share: float = number(
        0.4, unit="share of gas", low=0.3, high=0.6, grade=Grade.GUESS, source=_GUESS,
        nl="Deel van het gas dat een hybride woning nog gebruikt", en="Share of gas that a hybrid home still uses",
    )  # fmt: skip
    new_build_heat_share: float = number(
        0.4, unit="share of heat", low=0.3, high=0.5, grade=Grade.GUESS, source=_GUESS,
        nl="Warmtevraag van nieuwbouw ten opzichte van de gesloopte woning", en="Heat demand of new build relative to the home it replaces",
    )  # fmt: skip
    co2_gas: float = number(
        1.79, unit="kg per m3", low=1.77, high=1.9, grade=Grade.GUESS, source="common emission factor of natural gas; not looked up", drawn=False,
        nl="CO2 per kubieke meter aardgas", en="CO2 per cubic metre of natural gas",
    )  # fmt: skip
    co2_heat: float = number(
        25.0, unit="kg per GJ", low=5.0, high=40.0, grade=Grade.GUESS, source=_GUESS,
        nl="CO2 per gigajoule netwarmte bij de start; daalt lineair tot nul in 2050",
        en="CO2 per gigajoule of network heat at the start; falls to zero in 2050",
    )  # fmt: skip
    co2_electricity: float = number(
        0.30, unit="kg per kWh", low=0.2, high=0.4, grade=Grade.GUESS, source=_GUESS,
        nl="CO2 per kilowattuur bij de start; daalt lineair tot nul in 2050",
        en="CO2 per kilowatt hour at the start; falls to zero in 2050",
    )  # fmt: skip
    cooking_gas_share: float = number(
        0.6, unit="share of homes on district heat", low=0.3, high=0.9, grade=Grade.DERIVED,
        source="Overvecht-Noord: 83 percent has a gas connection, 69 percent is on district heat (2016-2017)",
        nl="Deel van de woningen met stadswarmte dat bij de start nog op gas kookt",
        en="Share of homes on district heat that still cooks on gas at the start",
    )  # fmt: skip
    cooking_gas_rate: float = number(
        0.06, unit="share a year", low=0.03, high=0.1, grade=Grade.GUESS, source="kitchens last some fifteen years; a guess",
        nl="Deel daarvan dat per jaar op elektrisch koken overgaat", en="Share of those that turns to electric cooking a year",
    )  # fmt: skip
    gas_mean_most: float = number(
        2500.0, unit="m3 a year", low=2000.0, high=3000.0, grade=Grade.GUESS, source="convention: a published mean over few homes on gas may be far off", drawn=False,
        nl="Hoogste gemiddelde gasgebruik per woning op gas dat uit een wijkcijfer wordt afgeleid",
        en="Highest mean gas use per home on gas that is derived from a neighbourhood figure",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class World:
    """Numbers of this group, each declared once."""

    gas_price: float = number(
        1.25, unit="euro per m3 (real)", low=1.0, high=1.6, grade=Grade.DERIVED,
        source="bill of January 2025 (CBS) at about 980 m3; taxes included",
        nl="Gasprijs op lange termijn", en="Long-term gas price",
    )  # fmt: skip
    gas_growth: float = number(
        0.01, unit="share a year", low=0.0, high=0.03, grade=Grade.GUESS, source=_GUESS,
        nl="Reële stijging van de gasprijs per jaar", en="Real yearly rise of the gas price",
    )  # fmt: skip
    gas_reversion: float = number(
        0.05, unit="share a month", low=0.02, high=0.1, grade=Grade.GUESS, source=_GUESS,
        nl="Hoe snel de gasprijs naar zijn pad terugkeert", en="How fast the gas price returns to its path",
    )  # fmt: skip
    gas_volatility: float = number(
        0.04, unit="standard deviation of log price a month", low=0.02, high=0.08, grade=Grade.GUESS, source=_GUESS,
        nl="Schommeling van de gasprijs", en="Volatility of the gas price",
    )  # fmt: skip
    heat_gas_link: float = number(
        0.5, unit="share", low=0.2, high=0.8, grade=Grade.DERIVED,
        source="maximum heat tariff 25, 53 and 46.69 euro per GJ in 2021, 2022 and 2024 followed gas (ACM)",
        nl="Hoe sterk de warmteprijs de gasprijs volgt na de Wet collectieve warmte",
        en="How far the heat price follows gas under the Collective Heat Act",
    )  # fmt: skip
    heat_price: float = number(
        40.0, unit="euro per GJ (real)", low=30.0, high=50.0, grade=Grade.DERIVED,
        source="maximum tariff 46.69 euro per GJ in 2024 (ACM)", nl="Warmteprijs op lange termijn", en="Long-term heat price",
    )  # fmt: skip
    heat_fixed: float = number(
        350.0, unit="euro a year above fixed gas cost", low=200.0, high=619.0, grade=Grade.DERIVED,
        source="fixed heat tariff at most 618.82 euro (ACM 2024), less standing charges of gas",
        nl="Meerkosten vast recht warmte boven gas", en="Fixed cost of heat above that of gas",
    )  # fmt: skip
    electricity_price: float = number(
        0.28, unit="euro per kWh (real)", low=0.2, high=0.4, grade=Grade.GUESS, source="0.46 in the shock year 2022 (CBS); lower assumed",
        nl="Stroomprijs op lange termijn", en="Long-term electricity price",
    )  # fmt: skip
    congestion_peak: float = number(
        0.4, unit="share of heat pumps delayed", low=0.1, high=0.7, grade=Grade.GUESS, source=_GUESS,
        nl="Deel van de warmtepompen dat door netcongestie niet kan op het drukste punt",
        en="Share of heat pumps held up by grid congestion at its peak",
    )  # fmt: skip
    congestion_begins: int = number(
        48, unit="months after January 2019", low=36, high=60, grade=Grade.GUESS, source=_GUESS,
        nl="Begin van netcongestie",
        en="Beginning of grid congestion",
    )  # fmt: skip
    congestion_peak_begins: int = number(
        96, unit="months after January 2019", low=72, high=108, grade=Grade.GUESS, source=_GUESS,
        nl="Begin van de ergste netcongestie",
        en="Beginning of the worst grid congestion",
    )  # fmt: skip
    congestion_peak_ends: int = number(
        192, unit="months after January 2019", low=144, high=264, grade=Grade.GUESS, source=_GUESS,
        nl="Einde van de ergste netcongestie",
        en="End of the worst grid congestion",
    )  # fmt: skip
    attention_from_shock: float = number(
        0.05, unit="share of support", low=0.0, high=0.1, grade=Grade.GUESS, source=_GUESS,
        nl="Extra bestuurlijke aandacht voor de wijk na de pandemie", en="Extra policy attention to the quarter after the pandemic",
    )  # fmt: skip
    rise_noted: float = number(
        0.2, unit="share", low=0.1, high=0.3, grade=Grade.GUESS, source=_GUESS,
        nl="Prijsstijging in een jaar die als schok telt",
        en="Yearly price rise that counts as a shock",
    )  # fmt: skip
    demolition_lead: int = number(
        12, unit="months", low=6, high=24, grade=Grade.GUESS, source=_GUESS, drawn=False,
        nl="Tijd tussen sloop en oplevering van nieuwbouw", en="Time between demolition and new build",
    )  # fmt: skip
    pandemic_begins: int = number(
        14, unit="months after January 2019", low=14, high=14, grade=Grade.MEASURED, source="first Dutch measures against COVID-19 in March 2020", drawn=False,
        nl="Eerste maand van de pandemie",
        en="First month of the pandemic",
    )  # fmt: skip
    pandemic_months: int = number(
        24, unit="months", low=24, high=24, grade=Grade.MEASURED, source="most measures ended in February 2022", drawn=False,
        nl="Duur van de pandemie",
        en="Duration of the pandemic",
    )  # fmt: skip
    first_election: int = number(
        38, unit="months after January 2019", low=38, high=38, grade=Grade.MEASURED, source="municipal elections of 16 March 2022", drawn=False,
        nl="Eerste gemeenteraadsverkiezing",
        en="First municipal election",
    )  # fmt: skip
    election_interval: int = number(
        48, unit="months", low=48, high=48, grade=Grade.MEASURED, source="municipal councils are elected every four years (Kieswet)", drawn=False,
        nl="Tijd tussen gemeenteraadsverkiezingen",
        en="Time between municipal elections",
    )  # fmt: skip
    rental_subsidy_begins: int = number(
        16, unit="months after January 2019", low=16, high=16, grade=Grade.MEASURED, source="SAH scheme, May 2020", drawn=False,
        nl="Begin van de subsidie voor huurwoningen",
        en="Beginning of the subsidy for rented homes",
    )  # fmt: skip
    cost_based_heat_begins: int = number(
        84, unit="months after January 2019", low=84, high=84, grade=Grade.MEASURED, source="Collective Heat Act, January 2026", drawn=False,
        nl="Vanaf wanneer warmtetarieven op kosten rusten",
        en="From when heat tariffs rest on costs",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Linking:
    """Numbers of this group, each declared once."""

    opportunities: float = number(
        1.0, unit="opportunities per sub-area a year", low=0.5, high=2.0, grade=Grade.GUESS, source=_GUESS,
        nl="Koppelkansen die zich per deelgebied voordoen", en="Linking opportunities that arise per sub-area",
    )  # fmt: skip
    opportunity_visibility: float = number(
        0.2, unit="share", low=0.1, high=0.3, grade=Grade.GUESS, source="practice as the study describes it; the value is a guess",
        nl="Deel van de koppelkansen dat bekend is", en="Share of linking opportunities that is known",
    )  # fmt: skip
    choice: float = number(
        0.0, unit="0 always the most ambitious level, 1 the best feasible", low=0.0, high=0.2, grade=Grade.GUESS, drawn=False,
        source="practice as the study describes it; the value is a guess",
        nl="Hoe goed het koppelniveau bij de rijpheid van de organisatie wordt gekozen",
        en="How well the level of linking is fitted to the readiness of the organisation",
    )  # fmt: skip
    hours_synergy: float = number(
        240.0, unit="hours", low=120.0, high=400.0, grade=Grade.GUESS, source=_GUESS,
        nl="Werk voor een koppelkans op niveau 1 (synergie)", en="Work for linking at level 1 (synergy)",
    )  # fmt: skip
    hours_along: float = number(
        80.0, unit="hours", low=40.0, high=160.0, grade=Grade.GUESS, source=_GUESS,
        nl="Werk voor niveau 2 (meekoppelen)", en="Work for level 2 (taking along)",
    )  # fmt: skip
    hours_alignment: float = number(
        25.0, unit="hours", low=10.0, high=50.0, grade=Grade.GUESS, source=_GUESS,
        nl="Werk voor niveau 3 (afstemming)", en="Work for level 3 (alignment)",
    )  # fmt: skip
    half_life: float = number(
        96.0, unit="months", low=60.0, high=144.0, grade=Grade.GUESS, source="an area analysis is taken to age with a half-life of eight years; a guess",
        nl="Halfwaardetijd van een bekende koppelkans",
        en="Half-life of a known linking opportunity",
    )  # fmt: skip
    failure_damage: float = number(
        0.02, unit="share of integration", low=0.0, high=0.05, grade=Grade.GUESS, source=_GUESS,
        nl="Deel van het integraal werken dat een mislukte koppeling kost",
        en="Share of integrated work that a failed link costs",
    )  # fmt: skip
    benefit_synergy: float = number(
        0.30, unit="share of liveability part", low=0.15, high=0.5, grade=Grade.GUESS, source=_GUESS,
        nl="Opbrengst van niveau 1 voor de leefbaarheid", en="Gain of level 1 for liveability",
    )  # fmt: skip
    benefit_along: float = number(
        0.12, unit="share of liveability part", low=0.05, high=0.2, grade=Grade.GUESS, source=_GUESS,
        nl="Opbrengst van niveau 2", en="Gain of level 2",
    )  # fmt: skip
    benefit_alignment: float = number(
        0.04, unit="share of liveability part", low=0.01, high=0.08, grade=Grade.GUESS, source=_GUESS,
        nl="Opbrengst van niveau 3", en="Gain of level 3",
    )  # fmt: skip
    readiness_synergy: float = number(
        0.6, unit="share", low=0.5, high=0.75, grade=Grade.GUESS, source=_GUESS,
        nl="Rijpheid waarbij niveau 1 in de helft van de gevallen slaagt", en="Readiness at which level 1 succeeds half the time",
    )  # fmt: skip
    readiness_along: float = number(
        0.4, unit="share", low=0.3, high=0.5, grade=Grade.GUESS, source=_GUESS,
        nl="Rijpheid waarbij niveau 2 in de helft van de gevallen slaagt", en="Readiness at which level 2 succeeds half the time",
    )  # fmt: skip
    readiness_alignment: float = number(
        0.2, unit="share", low=0.1, high=0.3, grade=Grade.GUESS, source=_GUESS,
        nl="Rijpheid waarbij niveau 3 in de helft van de gevallen slaagt", en="Readiness at which level 3 succeeds half the time",
    )  # fmt: skip
    steepness: float = number(
        10.0, unit="logits per unit of readiness", low=6.0, high=15.0, grade=Grade.GUESS, source=_GUESS,
        nl="Hoe scherp gereedheid bepaalt of koppelen lukt",
        en="How sharply readiness decides whether linking succeeds",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Liveability:
    """Numbers of this group, each declared once."""

    start: float = number(
        0.4, unit="share", low=0.3, high=0.5, grade=Grade.DERIVED,
        source="60 percent of dwellings in NPLV quarters lay in areas of weak liveability in 2018",
        nl="Leefbaarheid bij de start", en="Liveability at the start",
    )  # fmt: skip
    lag: float = number(
        36.0, unit="months", low=24.0, high=60.0, grade=Grade.GUESS, source=_GUESS,
        nl="Incubatietijd van maatregelen voor de leefbaarheid", en="Incubation time of measures for liveability",
    )  # fmt: skip
    fade: float = number(
        0.004, unit="share a month", low=0.002, high=0.008, grade=Grade.GUESS, source=_GUESS,
        nl="Hoe snel zonder onderhoud het effect wegebt", en="How fast the effect fades without upkeep",
    )  # fmt: skip
    comfort_gas_free: float = number(
        0.2, unit="share", low=0.1, high=0.3, grade=Grade.GUESS, source=_GUESS,
        nl="Winst aan comfort en rekening in een aardgasvrije woning", en="Gain in comfort and bill of a gas-free home",
    )  # fmt: skip
    street_nuisance: float = number(
        0.1, unit="share", low=0.05, high=0.2, grade=Grade.GUESS, source=_GUESS,
        nl="Verlies aan leefbaarheid door een open straat", en="Loss of liveability by an opened street",
    )  # fmt: skip
