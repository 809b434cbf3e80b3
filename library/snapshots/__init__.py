"""Sealed snapshots: what one holds and how it is opened, checked, kept and given away."""
