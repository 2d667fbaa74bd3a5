"""Signatures found inside PDFs that others signed: read, checked and told in plain words.

`pericia` and what it uses are plain functions over a path and bytes: no ORM, no settings, no
network. They run in a process of their own (`cercado`), because the bytes may be hostile.
"""
