"""Measuring Seiva: a large generated set of data, users over HTTP, and the report.

Nothing here is part of the product: `seiva` never imports it. `make bench` is the way in, and
docs/adr/0019-medicao.md says why it is as it is.
"""
