"""Every screen and component rendered with plain data: design reference and accessibility bed."""
