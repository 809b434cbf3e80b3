"""The RDF of a library on disk: written once, then only read, described, counted and checked."""
