"""The game of a room: rounds of some years, votes within a budget, shock cards, and what came of it.

`state` is the game as a value, and `events` are all things that change it; `log` keeps the events on disk, and is the
only truth: the state is what the events come to. `plan` turns what was funded into an ordinary scenario, so the end
of a game is the run of a scenario file. Nothing here knows of a web page.
"""
