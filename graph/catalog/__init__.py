"""The things of the graph by id and by name, in one sealed SQLite file."""
