"""Stories that a room can play with: small pieces on the real model, each about one thing.

A story has a few controls with a handful of values each, jobs that run the model for the values chosen, and findings
that are worked out from what the jobs gave. Nothing here knows of a screen: words and charts of a story stand with
the dashboard. What a story says of the model is a function of the findings, so that tests can hold it against runs.
"""
