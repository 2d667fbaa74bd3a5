"""What the history says in numbers: volumes, times, flows between units, savings."""
