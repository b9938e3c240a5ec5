"""The rules: plain numbers in, plain numbers out; no draws, no state."""

from transitiesim.rules import acceptance, consent, linking, money, outreach, planning, politics, staff, trust
from transitiesim.rules.rule import all_rules, over_columns

__all__ = [
    "acceptance",
    "all_rules",
    "consent",
    "linking",
    "money",
    "outreach",
    "over_columns",
    "planning",
    "politics",
    "staff",
    "trust",
]
