"""What every door shares; below web, portal and comandos, above the domain."""
