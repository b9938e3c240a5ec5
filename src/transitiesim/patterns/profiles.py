"""The neighbourhoods in which patterns are looked for: real ones, resized to 1,500 homes so that runs are quick.

At that size a team of staff still has the size of a team; at 600 homes two people would have to do everything.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from transitiesim.language import Text
from transitiesim.neighbourhood import Facts, read_facts

HOMES = 1_500


@dataclass(frozen=True, slots=True)
class Profile:
    """A context.

    Attributes:
        name: short name.
        neighbourhood: the neighbourhood whose figures it has.
        municipality_size: "large", "middle" or "small"; decides how many other officials are involved.
        text: what it stands for.
    """

    name: str
    neighbourhood: str
    municipality_size: str
    text: Text

    def facts(self) -> Facts:
        """Figures of the neighbourhood at `HOMES` homes and with this size of municipality."""
        facts = read_facts(self.neighbourhood).resized(HOMES)
        size = dataclasses.replace(facts.figures["municipality_size"], value=self.municipality_size)
        return dataclasses.replace(facts, figures={**facts.figures, "municipality_size": size})


PROFILES = {
    one.name: one
    for one in (
        Profile("mixed", "selwerd", "middle", Text("gemengde wijk (Selwerd)", "mixed neighbourhood (Selwerd)")),
        Profile(
            "crowded",
            "wildemanbuurt",
            "large",
            Text("grote stad met veel ambtenaren (Wildemanbuurt)", "large town with many officials (Wildemanbuurt)"),
        ),
        Profile(
            "village",
            "zandweerd",
            "small",
            Text(
                "als een dorp: kleine gemeente (cijfers van Zandweerd)",
                "like a village: small municipality (figures of Zandweerd)",
            ),
        ),
        Profile(
            "unseen",
            "groenoord",
            "middle",
            Text("wijk die niet eerder is gebruikt (Groenoord)", "a neighbourhood not used before (Groenoord)"),
        ),
    )
}
"""By name. "unseen" is kept for the confirmation: no number was set and no statistic chosen by looking at it."""
