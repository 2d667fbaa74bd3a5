"""Files of the kinds that a town receives, made on the spot by real programs."""
