"""Everything an institution owns, out as one verifiable package, and in again elsewhere."""
