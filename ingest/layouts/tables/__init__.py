"""Recommendations in tables: columns chosen, rows gathered, cells told apart."""
