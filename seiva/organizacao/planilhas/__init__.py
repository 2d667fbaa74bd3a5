"""Spreadsheets of people and units: reading hostile files, checking each line, writing at once."""
