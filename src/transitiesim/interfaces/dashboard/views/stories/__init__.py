"""What the stories say and show: words, charts and tables from the findings of `training.stories`."""
