"""Saved questions: read from files, filled with values, asked of the store."""
