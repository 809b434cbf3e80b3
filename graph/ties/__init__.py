"""Which recommendation is tied to which thing, and how: sealed arrays, read memory-mapped."""
