"""What came out, as tables and as pages that can be read and compared."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import pandas as pd

from transitiesim.analysis.intervals import Estimate
from transitiesim.language import Language, Text
from transitiesim.patterns.declared import PATTERNS
from transitiesim.patterns.primary import PRIMARY, fingerprint
from transitiesim.patterns.switch_report import SwitchVerdict
from transitiesim.patterns.verdicts import Judgement, Verdict
from transitiesim.recommendations import switches

_KINDS = {"built in": Text("ingebouwd", "built in"), "emergent": Text("ontstaat", "emergent")}
_HEADS = (
    Text("nr.", "no."),
    Text("woord uit het onderzoek", "word of the study"),
    Text("verwacht", "expected"),
    Text("soort", "kind"),
    Text("maat en drempel", "statistic and threshold"),
    Text("waar", "where"),
    Text("gevonden (95%)", "found (95%)"),
    Text("trekkingen", "draws"),
    Text("bevestigd", "confirmed"),
    Text("uitslag", "verdict"),
)
_SWITCH_HEADS = (
    Text("nr.", "no."),
    Text("onderdeel", "part"),
    Text("eigen kenmerk (95%)", "own fingerprint (95%)"),
    Text("beweegt", "moves"),
    Text("uitkomst, waar", "outcome, where"),
    Text("gevonden (95%)", "found (95%)"),
    Text("telt vanaf", "counts from"),
    Text("telt", "counts"),
    Text("verlies vooraf", "early loss"),
)
YES, NO = Text("ja", "yes"), Text("nee", "no")


def verdict_table(judgements: Sequence[Judgement]) -> pd.DataFrame:
    """A row per pattern: number, keyword, kind, verdict, confirmed, share_of_draws."""
    rows = [
        (j.pattern.number, j.pattern.keyword, str(j.pattern.kind), str(j.verdict), j.confirmed, j.share_of_draws)
        for j in judgements
    ]
    return pd.DataFrame(rows, columns=["number", "keyword", "kind", "verdict", "confirmed", "share_of_draws"])


def finding_table(judgements: Sequence[Judgement]) -> pd.DataFrame:
    """A row per pattern, profile and condition, with the number found and its interval."""
    rows = [
        (j.pattern.number, f.profile, f.condition.text.en, f.condition.threshold, f.found.value, f.found.low,
         f.found.high, f.met)
        for j in judgements
        for f in j.findings
    ]  # fmt: skip
    columns = ["number", "profile", "statistic", "threshold", "found", "low", "high", "met"]
    return pd.DataFrame(rows, columns=columns)


def pattern_page(verdicts: pd.DataFrame, findings: pd.DataFrame, language: Language) -> str:
    """The patterns as a Markdown table, a row for each condition in each profile.

    Args:
        verdicts: as `verdict_table` gives them, or read back from its file.
        findings: as `finding_table` gives them, or read back from its file.
        language: of the page.
    """
    lines = _head(_HEADS, language)
    for one in verdicts.itertuples():
        pattern = PATTERNS[int(str(one.number))]
        draws = float(str(one.share_of_draws))
        shown = "-" if math.isnan(draws) else f"{round(100 * draws)}%"
        confirmed = {"True": YES[language], "False": NO[language]}.get(str(one.confirmed), "-")
        first = [f"{pattern.number}", pattern.keyword, pattern.expected[language], _KINDS[str(pattern.kind)][language]]
        last = [shown, confirmed, Verdict(str(one.verdict)).text[language]]
        if pattern.untestable is not None:
            lines.append(_row([*first, pattern.untestable[language], "-", "-", *last]))
        for finding in findings[findings["number"] == pattern.number].itertuples():
            stored = str(finding.statistic)
            known = {condition.text.en: condition.text for condition in pattern.conditions}
            text = known.get(stored, Text(stored, stored))  # a stored table may be older than the declaration
            found = Estimate(*(float(str(number)) for number in (finding.found, finding.low, finding.high)))
            middle = [
                f"{text[language]}: {finding.threshold}",
                str(finding.profile),
                with_interval(found) + ("" if finding.met else " ✗"),
            ]
            lines.append(_row([*first, *middle, *last]))
            first, last = ["", "", "", ""], ["", "", ""]
    return "\n".join(lines) + "\n"


def summary(judgements: Sequence[Judgement]) -> dict[str, int]:
    """How many patterns hold, do not hold, cannot be tested; and of those that hold how many are emergent."""
    counts: dict[str, int] = {str(verdict): sum(j.verdict is verdict for j in judgements) for verdict in Verdict}
    counts["holds, emergent"] = sum(
        j.verdict is Verdict.HOLDS and str(j.pattern.kind) == "emergent" for j in judgements
    )
    counts["holds, confirmed"] = sum(j.verdict is Verdict.HOLDS and j.confirmed is True for j in judgements)
    return counts


def switch_page(table: pd.DataFrame, language: Language) -> str:
    """The switches as a Markdown table.

    Args:
        table: as `switch_table` gives it, or read back from its file.
        language: of the page.
    """
    lines = _head(_SWITCH_HEADS, language)
    for _, one in table.iterrows():
        code = str(one["code"])
        mark, outcome = (
            with_interval(Estimate(*(float(one[f"{name}_{part}"]) for part in ("effect", "low", "high"))))
            for name in ("fingerprint", "outcome")
        )
        lines.append(
            _row([
                code,
                switches()[code].title[language],
                f"{one['fingerprint']} {mark}",
                (YES if one["moves_fingerprint"] else NO)[language],
                f"{one['outcome']}, {one['profile']}, {one['base']}",
                outcome,
                f"{one['least']:+g}",
                (YES if one["moves_outcome"] else NO)[language],
                str(one["early_losses"]) if pd.notna(one["early_losses"]) and one["early_losses"] else "-",
            ])
        )  # fmt: skip
    return "\n".join(lines) + "\n"


def switch_table(verdicts: Sequence[SwitchVerdict]) -> pd.DataFrame:
    """A row per switch: how it was judged and what came out."""
    rows: list[dict[str, Any]] = []
    for one in verdicts:
        primary = PRIMARY[one.primary.code]
        rows.append(
            {
                "code": primary.code,
                "profile": primary.profile,
                "base": primary.base,
                "fingerprint": fingerprint(primary.code),
                "fingerprint_effect": one.mark.found.value,
                "fingerprint_low": one.mark.found.low,
                "fingerprint_high": one.mark.found.high,
                "fingerprint_p": one.mark.p_corrected,
                "moves_fingerprint": one.moves_mark,
                "outcome": primary.measure,
                "outcome_effect": one.outcome.found.value,
                "outcome_low": one.outcome.found.low,
                "outcome_high": one.outcome.found.high,
                "outcome_p": one.outcome.p_corrected,
                "least": primary.better * primary.least,
                "moves_outcome": one.moves_outcome,
                "early_losses": ", ".join(f"{loss.measure} {loss.found.value:+.3g}" for loss in one.losses),
            }
        )
    return pd.DataFrame(rows)


def with_interval(one: Estimate) -> str:
    """An estimate with its interval, three digits."""
    if math.isnan(one.value):
        return "-"
    if one.low == one.high:
        return f"{one.value:.3g}"
    return f"{one.value:.3g} ({one.low:.3g}..{one.high:.3g})"


def _head(heads: Sequence[Text], language: Language) -> list[str]:
    return [_row([head[language] for head in heads]), "|" + "---|" * len(heads)]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"
