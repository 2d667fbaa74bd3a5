"""Door of who runs the service for all institutions: `/plataforma/…`."""
