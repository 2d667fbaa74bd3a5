"""The smallest application that the supervisor can run, so that its tests stay quick."""
