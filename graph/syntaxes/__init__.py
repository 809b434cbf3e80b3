"""The RDF formats, each written to an open file in one pass."""
