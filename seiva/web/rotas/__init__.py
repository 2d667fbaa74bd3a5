"""Addresses of the servants' pages, one file an area."""
