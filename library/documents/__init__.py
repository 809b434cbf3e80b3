"""The documents of a library: what is kept of each, what may be said of them, and how they change."""
