"""How a person proves to be who they say: second factors, recovery, sessions, directories."""
