"""Second factors, sessions and other ways of logging in."""
