"""The generated set of data: institutions, people, processes and documents, skewed as in life."""
