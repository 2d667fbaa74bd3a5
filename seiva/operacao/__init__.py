"""Running the service for many institutions: health, quotas, suspension, announcements, jobs."""
