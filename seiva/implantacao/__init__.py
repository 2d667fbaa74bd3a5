"""The first days of an institution: what is still to be done, read from what was done."""
