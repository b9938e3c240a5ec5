"""The 77 patterns, each with the statistic, the threshold and the context in which it is judged.

Statistics, thresholds and contexts were set before the first full run, by reading the study and a trial on other
seeds. A pattern that does not show is listed as such; nothing here is loosened to make it hold.
"""

from transitiesim.patterns.declared.approach import APPROACH
from transitiesim.patterns.declared.conditions import CONDITIONS
from transitiesim.patterns.declared.linking import LINKING
from transitiesim.patterns.declared.people import PEOPLE
from transitiesim.patterns.declared.residents import RESIDENTS
from transitiesim.patterns.declared.shape import SHAPE

PATTERNS = {one.number: one for one in (*SHAPE, *APPROACH, *LINKING, *RESIDENTS, *PEOPLE, *CONDITIONS)}

__all__ = ["PATTERNS"]
