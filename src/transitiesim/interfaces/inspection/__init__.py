"""One run from the inside, for researchers: step by step, with its agents and its grid, on Mesa's own screen.

`one_run` is the model as Mesa's screen wants it; `page` is the screen, which Solara serves.
"""
