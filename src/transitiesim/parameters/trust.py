"""Numbers of trust and involvement: won slowly, lost fast, worn by silence."""

from dataclasses import dataclass

from transitiesim.parameters.declaration import Grade, number

_TRIAL = "set by hand in a first trial of the core equations; not calibrated"
_GUESS = "expert guess"


@dataclass(frozen=True, slots=True)
class Trust:
    """Numbers of this group, each declared once."""

    start: float = number(
        0.42, unit="share", low=0.32, high=0.52, grade=Grade.DERIVED,
        source="about half trust the municipal council nationally (CBS 2022), lower in vulnerable quarters",
        nl="Vertrouwen in de gemeente bij de start", en="Trust in the municipality at the start",
    )  # fmt: skip
    start_offer: float = number(
        0.42, unit="share", low=0.32, high=0.52, grade=Grade.GUESS, source=_GUESS,
        nl="Vertrouwen in de aanbieder (verhuurder of warmtebedrijf) bij de start",
        en="Trust in the party that offers (landlord or heat supplier) at the start",
    )  # fmt: skip
    spread: float = number(
        0.15, unit="standard deviation", low=0.10, high=0.20, grade=Grade.GUESS, source=_TRIAL,
        nl="Spreiding van vertrouwen tussen huishoudens", en="Spread of trust over households",
    )  # fmt: skip
    gain: float = number(
        0.10, unit="share per contact of depth 1", low=0.08, high=0.25, grade=Grade.GUESS, source=_TRIAL,
        nl="Winst aan vertrouwen per goed contact", en="Trust gained per good contact",
    )  # fmt: skip
    asymmetry: float = number(
        2.5, unit="ratio", low=1.5, high=3.5, grade=Grade.DERIVED,
        source="trust is lost faster than won (Slovic 1993); national trust lost 33 points in ten quarters (CBS 2020-2022)",
        nl="Hoeveel zwaarder een slechte ervaring telt dan een goede", en="How much more a bad experience counts than a good one",
    )  # fmt: skip
    silence_decay: float = number(
        0.03, unit="share a month", low=0.02, high=0.04, grade=Grade.GUESS, source=_TRIAL,
        nl="Slijtage van vertrouwen per maand zonder bericht, richting de bodem",
        en="Wear of trust per month without news, towards the floor",
    )  # fmt: skip
    silence_grace: int = number(
        6, unit="months", low=3, high=12, grade=Grade.GUESS, source=_GUESS,
        nl="Hoe lang een contact nawerkt voordat stilte gaat tellen", en="How long a contact lasts before silence counts",
    )  # fmt: skip
    explanation: float = number(
        1.0, unit="factor on bad events", low=0.9, high=1.0, grade=Grade.GUESS, source=_GUESS,
        nl="Hoe hard slechte ervaringen aankomen; uitleg dempt ze", en="How hard bad events hit; explanation damps them",
    )  # fmt: skip
    floor: float = number(
        0.30, unit="share", low=0.25, high=0.35, grade=Grade.GUESS, source=_TRIAL,
        nl="Persoonlijke bodem van vertrouwen waar stilte naartoe trekt", en="Personal floor of trust towards which silence pulls",
    )  # fmt: skip
    talk: float = number(
        0.02, unit="share a month", low=0.01, high=0.05, grade=Grade.GUESS, source=_TRIAL,
        nl="Hoe snel vertrouwen door praten naar dat van kennissen beweegt", en="How fast talk moves trust towards that of ties",
    )  # fmt: skip
    newcomer_ties_share: float = number(
        0.5, unit="share", low=0.2, high=0.8, grade=Grade.GUESS, source=_GUESS,
        nl="Deel van het vertrouwen van nieuwkomers dat van de nieuwe buren komt; de rest is het startniveau",
        en="Share of newcomers' trust that comes from the new neighbours; the rest is the start level",
    )  # fmt: skip
    missed_promise: float = number(
        0.6, unit="severity", low=0.3, high=1.0, grade=Grade.GUESS, source=_GUESS,
        nl="Zwaarte van een gebroken belofte", en="Severity of a missed promise",
    )  # fmt: skip
    failed_campaign: float = number(
        0.8, unit="severity", low=0.4, high=1.2, grade=Grade.GUESS, source=_GUESS,
        nl="Zwaarte van een mislukte campagne voor wie had getekend", en="Severity of a failed campaign for those who had signed",
    )  # fmt: skip
    contact_lost: float = number(
        0.5, unit="severity", low=0.2, high=0.8, grade=Grade.GUESS, source=_GUESS,
        nl="Zwaarte van het vertrek van de contactpersoon", en="Severity of the contact person's departure",
    )  # fmt: skip
    repeated_initiative: float = number(
        0.4, unit="severity", low=0.2, high=0.8, grade=Grade.GUESS, source=_GUESS,
        nl="Zwaarte van een initiatief dat eerder al mislukte", en="Severity of an initiative that failed before",
    )  # fmt: skip
    nuisance: float = number(
        0.3, unit="severity", low=0.1, high=0.6, grade=Grade.GUESS, source=_GUESS,
        nl="Zwaarte van een open straat", en="Severity of an opened street",
    )  # fmt: skip
    bill_rise: float = number(
        0.5, unit="severity at a doubled bill", low=0.2, high=0.8, grade=Grade.GUESS, source=_GUESS,
        nl="Zwaarte van een stijgende rekening voor huishoudens voor wie het aanbod niets bespaart",
        en="Severity of a rising bill for households to whom the offer saves nothing",
    )  # fmt: skip
    obligation: float = number(
        1.0, unit="severity", low=0.5, high=1.5, grade=Grade.GUESS, source=_GUESS,
        nl="Zwaarte van een verplichting om van het gas te gaan", en="Severity of being obliged to leave gas",
    )  # fmt: skip
    failed_experiment: float = number(
        0.15, unit="severity", low=0.05, high=0.3, grade=Grade.GUESS, source=_GUESS,
        nl="Zwaarte van een mislukt experiment", en="Severity of a failed experiment",
    )  # fmt: skip
    lateness: float = number(
        0.6, unit="severity at a fixed plan", low=0.3, high=1.0, grade=Grade.GUESS, source=_GUESS,
        nl="Zwaarte van een eerste contact als het plan al vaststaat", en="Severity of a first contact when the plan is already fixed",
    )  # fmt: skip
    satisfaction: float = number(
        1.0, unit="good contacts", low=0.5, high=2.0, grade=Grade.DERIVED,
        source="owners of gas-free dwellings give 8.7 out of 10 (TNO 2023)",
        nl="Goede ervaring na aansluiting, in goede contacten", en="Good experience after connection, in good contacts",
    )  # fmt: skip
    involvement_gain: float = number(
        0.15, unit="share per contact of depth 1", low=0.05, high=0.25, grade=Grade.GUESS, source=_GUESS,
        nl="Groei van betrokkenheid per contact", en="Growth of involvement per contact",
    )  # fmt: skip
    involvement_decay: float = number(
        0.03, unit="share a month", low=0.01, high=0.05, grade=Grade.GUESS, source=_GUESS,
        nl="Afname van betrokkenheid per maand stilte", en="Fall of involvement per month of silence",
    )  # fmt: skip
