"""`transitiesim recommendations`: the seven recommendations, their parts, and what a part does in the model."""

# No postponed annotations here: typer reads them, and they hold texts in the language of the moment.

from typing import TYPE_CHECKING, Annotated

import typer

from transitiesim.interfaces.command_line.amounts import number, plain
from transitiesim.interfaces.command_line.commands import Command
from transitiesim.language import Language, Text

if TYPE_CHECKING:
    from rich.console import Console

    from transitiesim.recommendations import Move, Switch

HELP = Text(
    "Laat de zeven aanbevelingen en hun onderdelen zien, of wat een onderdeel in het model doet.\n\n"
    "  transitiesim recommendations\n"
    "  transitiesim recommendations 5.3",
    "Show the seven recommendations and their parts, or what a part does in the model.\n\n"
    "  transitiesim recommendations\n"
    "  transitiesim recommendations 5.3",
)
CODE = Text("Nummer van een aanbeveling (5) of een onderdeel (5.3).", "Number of a recommendation (5) or a part (5.3).")
SOURCE = Text(
    "Naar Platform31 en Nyenrode (2022), in eigen woorden. Meer over een onderdeel: transitiesim recommendations 5.3",
    "After Platform31 and Nyenrode (2022), in our own words. More about a part: transitiesim recommendations 5.3",
)
MOVES = Text(
    "verandert {meaning} ({path}): {off} in de praktijk, {on} op volle sterkte (aannemelijk: {low} tot {high})",
    "changes {meaning} ({path}): {off} in practice, {on} at full strength (plausible: {low} to {high})",
)
FACTOR = Text(
    "vermenigvuldigt {meaning} ({path}) op volle sterkte met {on} (aannemelijk: {low} tot {high})",
    "multiplies {meaning} ({path}) by {on} at full strength (plausible: {low} to {high})",
)
DELAY = Text("werkt {months} maanden na de start", "works {months} months after its start")
AT_ONCE = Text("werkt meteen", "works at once")
COST = Text("kost {parts}", "costs {parts}")
POLICY = Text("{hours} uur beleidswerk per maand", "{hours} hours of policy staff a month")
OUTREACH = Text("{hours} uur van bewonersmedewerkers per maand", "{hours} hours of outreach staff a month")
ONCE = Text("eenmalig {euro} euro", "{euro} euro once")
MONTHLY = Text("{euro} euro per maand", "{euro} euro a month")
FREE = Text("kost niets extra", "costs nothing extra")
ALL_OR_NOTHING = Text("kan alleen helemaal aan of uit", "can only be fully on or off")
FROM_START = Text("kan alleen vanaf de eerste maand", "can only start in the first month")
GUESSES = Text(
    "De waarden, uren en bedragen zijn inschattingen van experts.",
    "The values, hours and amounts are expert guesses.",
)


def add(app: typer.Typer, language: Language) -> None:
    """Put the command in the command line."""

    @app.command("recommendations", cls=Command, help=HELP[language])
    def recommendations_command(
        code: Annotated[str | None, typer.Argument(metavar="CODE", help=CODE[language])] = None,
    ) -> None:
        if code is None:
            _list(language)
        else:
            _detail(code.strip(), language)


def _list(language: Language) -> None:
    from transitiesim.interfaces.command_line.printing import console, heading, paragraph
    from transitiesim.recommendations import RECOMMENDATIONS, codes_of, switches

    to = console()
    for chapter, title in RECOMMENDATIONS.items():
        heading(to, f"{chapter}  {title[language]}")
        for code in codes_of(chapter):
            paragraph(to, f"{code}  {switches()[code].title[language]}", 3)
    to.print()
    paragraph(to, SOURCE[language])


def _detail(code: str, language: Language) -> None:
    from transitiesim.errors import InputError, closest
    from transitiesim.interfaces.command_line.failing import shown
    from transitiesim.interfaces.command_line.printing import console, heading, paragraph
    from transitiesim.recommendations import RECOMMENDATIONS, codes_of, switches

    known = switches()
    codes = codes_of(code) if code in RECOMMENDATIONS else (code,)
    if codes[0] not in known:
        what = Text(f"onbekende aanbeveling '{shown(code)}'", f"unknown recommendation '{shown(code)}'")
        allowed = Text("1 tot en met 7, of een onderdeel zoals 5.3", "1 to 7, or a part such as 5.3")
        raise InputError("CODE", what, allowed, closest(code, known))
    to = console()
    if code in RECOMMENDATIONS:
        heading(to, f"{code}  {RECOMMENDATIONS[code][language]}")
    for one in codes:
        _part(to, known[one], language)
    to.print()
    paragraph(to, GUESSES[language])


def _part(to: "Console", switch: "Switch", language: Language) -> None:
    from transitiesim.interfaces.command_line.printing import bullet, heading, paragraph

    heading(to, f"{switch.code}  {switch.title[language]}")
    paragraph(to, switch.says[language], 5)
    for line in explained(switch, language):
        bullet(to, line, 5)


def explained(switch: "Switch", language: Language) -> list[str]:
    """What a part does in the model, when, and at what cost: one line each."""
    lines = [_move(move, language) for move in switch.moves]
    lines.append(DELAY[language].format(months=switch.delay) if switch.delay else AT_ONCE[language])
    lines.append(_cost(switch, language))
    lines += [ALL_OR_NOTHING[language]] if not switch.continuous else []
    lines += [FROM_START[language]] if not switch.may_start_late else []
    return lines


def _move(move: "Move", language: Language) -> str:
    from transitiesim.parameters import declarations

    usual = declarations()[move.path]
    return (FACTOR if move.factor else MOVES)[language].format(
        meaning=f"'{usual.text[language]}'",
        path=move.path,
        off=plain(usual.value, language),
        on=plain(move.on, language),
        low=plain(move.low, language),
        high=plain(move.high, language),
    )


def _cost(switch: "Switch", language: Language) -> str:
    parts = []
    if switch.policy_hours:
        parts.append(POLICY[language].format(hours=plain(switch.policy_hours, language)))
    if switch.outreach_hours:
        parts.append(OUTREACH[language].format(hours=plain(switch.outreach_hours, language)))
    if switch.euro_once:
        parts.append(ONCE[language].format(euro=number(switch.euro_once, language)))
    if switch.euro_month:
        parts.append(MONTHLY[language].format(euro=number(switch.euro_month, language)))
    return COST[language].format(parts=", ".join(parts)) if parts else FREE[language]
