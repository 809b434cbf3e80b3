"""Measures of a whole library, taken when it is built: what hangs together, and what binds that together."""
