"""The whole process out: one PDF of chosen documents, one ZIP of originals with its manifest."""
