"""The JSON of every answer, from a snapshot alone: the service and the command line say the same."""
