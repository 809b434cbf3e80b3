"""JSON and RDF."""
