"""Addresses of the console, one file an area."""
