"""The HTTP service: every answer read from one snapshot, in the form that was asked for."""
