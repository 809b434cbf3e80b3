"""The forms that a graph leaves in: each module writes one family of formats to an open file, in one pass."""
