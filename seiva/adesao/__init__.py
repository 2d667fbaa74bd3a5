"""Adoption: an institution asks to come in, signs the term, and exists in seconds."""
