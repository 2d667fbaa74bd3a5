"""Seiva on one machine: embedded PostgreSQL, supervisor and installer behind `make`.

Nothing here is imported by the application; production uses `DATABASE_URL` and any
process manager (`docs/operacao.md`).
"""
