"""Paper of record: frozen bytes, signatures over them and their offline verification.

A library of plain functions over dataclasses and bytes: no ORM, no request, no settings, so
that ``python -m seiva.verificar`` runs on a machine that has only this package and the file.
"""
