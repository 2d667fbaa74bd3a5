"""Every test of the house gets the plugin that gives it a real PostgreSQL."""

pytest_plugins = ("tests.banco",)
