"""SPARQL from outside: read by a guard, answered by worker processes that can be ended at any time."""
