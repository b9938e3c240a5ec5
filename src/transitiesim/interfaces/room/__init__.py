"""The web server of a room that plays: a small page for phones, a wall, and a page for the facilitator.

Pages are made here, on the server, as plain HTML; a few lines of script in `pages` put in a new piece when there is
one. `hall` is what the server knows: the room, what is being worked out, and who is there.
"""
