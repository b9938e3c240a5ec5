"""Training: what a room of people plays, worked out without anything of the screen it is shown on."""
