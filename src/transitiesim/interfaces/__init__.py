"""Where people meet the model: the command line, in Dutch and English."""
