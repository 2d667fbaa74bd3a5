"""Blocks: documents gathered to be signed, processes gathered for a meeting or for a unit."""
