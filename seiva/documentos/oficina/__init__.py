"""The workshop: the only place where bytes that came from outside are parsed.

`cliente` asks, from the application; `mestre` is a small process without Django that forks one
confined child for each piece of work (`confinar`), so that a small file costs some milliseconds
and a hostile one takes down only its own child. `trabalhos` is what the children know how to do.
See ADR 0012.
"""
