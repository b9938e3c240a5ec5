"""What is shown, worked out from results and choices: plain functions and plain data, without the browser."""
