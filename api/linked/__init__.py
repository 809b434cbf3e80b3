"""Things at their own addresses: which one is meant, in which form, and what stands beside it."""
