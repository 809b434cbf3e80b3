"""The upkeep of a library: its lock, its backups, and a check of every byte."""
