"""Administration of an institution: its registers and the log of what changed in them."""
