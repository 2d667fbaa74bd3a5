"""Users over HTTP: the journeys of docs/adr/0019-medicao.md, made by locust in a process of its own."""
