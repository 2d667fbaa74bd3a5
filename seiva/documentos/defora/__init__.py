"""Signatures found inside PDFs that others signed: read, checked and told in plain words.

`pericia` and what it uses are plain functions over bytes: no ORM, no settings, no network. They
run in the workshop (`cercado` asks it), because the bytes may be hostile.
"""
