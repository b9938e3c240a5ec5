"""What stands on the screen, made with Solara; every word and number comes from `views`."""
