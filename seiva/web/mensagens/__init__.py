"""The e-mails of the system, in the words of the institution."""
