"""Numbers of the generated country: how many neighbourhoods, how large, and of what kind."""

from dataclasses import dataclass

from transitiesim.parameters.declaration import Grade, number


@dataclass(frozen=True, slots=True)
class Country:
    """Numbers of this group, each declared once."""

    thousand_households: int = number(
        8_300, unit="thousand households", low=8_000, high=8_600, grade=Grade.DERIVED, drawn=False,
        source="CBS 82900NED: 8,125,229 dwellings on 1 January 2023, growing by some 80,000 a year",
        nl="Huishoudens in Nederland, in duizenden", en="Households in the Netherlands, in thousands",
    )  # fmt: skip
    neighbourhoods: int = number(
        14_000, unit="neighbourhoods", low=13_000, high=15_000, grade=Grade.GUESS, drawn=False,
        source="order of size of the division into neighbourhoods by CBS; not looked up",
        nl="Buurten in Nederland", en="Neighbourhoods in the Netherlands",
    )  # fmt: skip
    size_spread: float = number(
        1.1, unit="standard deviation of the log of the number of homes", low=0.8, high=1.4, grade=Grade.GUESS, drawn=False,
        source="by eye from extracts of CBS 84583NED, in which neighbourhoods hold some 30 to 3,000 homes",
        nl="Spreiding van de grootte van buurten", en="Spread of the size of neighbourhoods",
    )  # fmt: skip
    vulnerable_share: float = number(
        0.07, unit="share of neighbourhoods", low=0.05, high=0.15, grade=Grade.GUESS, drawn=False,
        source="some 1.2 of 17.5 million inhabitants live in the areas of the national programme for liveability and safety; not looked up",
        nl="Deel van de buurten dat lijkt op een van de achttien", en="Share of neighbourhoods that is like one of the eighteen",
    )  # fmt: skip
