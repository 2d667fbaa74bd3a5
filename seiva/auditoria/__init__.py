"""Who read what that is not public: the log of readings, apart from the legal history."""
