"""What lies around a thing: found, shown as nodes and edges, drawn."""
