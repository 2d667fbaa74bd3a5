"""Pure rules of the log of readings."""
