"""A neighbourhood: what is known of it, and the homes, households and ties built from that."""

from transitiesim.neighbourhood.build import build, neighbourhood_from, type_chances
from transitiesim.neighbourhood.columns import (
    HEATING_TEXT,
    NEVER,
    RESIDENT_TYPE_TEXT,
    TENURE_TEXT,
    GroupKind,
    Groups,
    Heating,
    Households,
    Neighbourhood,
    ResidentType,
    Tenure,
    Ties,
)
from transitiesim.neighbourhood.facts import known_neighbourhoods, read_facts
from transitiesim.neighbourhood.records import Facts, Figure
from transitiesim.neighbourhood.world_data import world_data

__all__ = [
    "HEATING_TEXT",
    "NEVER",
    "RESIDENT_TYPE_TEXT",
    "TENURE_TEXT",
    "Facts",
    "Figure",
    "GroupKind",
    "Groups",
    "Heating",
    "Households",
    "Neighbourhood",
    "ResidentType",
    "Tenure",
    "Ties",
    "build",
    "known_neighbourhoods",
    "neighbourhood_from",
    "read_facts",
    "type_chances",
    "world_data",
]
