"""What is written down of a run: counts, events and the state at the end of a month."""

from transitiesim.recording.counts import Counts
from transitiesim.recording.event_log import Event, EventLog
from transitiesim.recording.recorder import Recorder
from transitiesim.recording.tally import BARRIER_COLUMNS, CAUSE_COLUMNS, COLUMNS, barrier_of

__all__ = ["BARRIER_COLUMNS", "CAUSE_COLUMNS", "COLUMNS", "Counts", "Event", "EventLog", "Recorder", "barrier_of"]
