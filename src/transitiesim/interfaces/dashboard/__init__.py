"""The dashboard: a policy maker plays, understands and takes something home.

What is shown is worked out by plain functions in `views`, which know nothing of the browser; `pages` puts it on the
screen with Solara. `choice` is what a visitor chose, and `address` writes it as the address in the browser, which
is the one place where the state of a visit is kept. `computing` runs the model in processes of its own.
"""
