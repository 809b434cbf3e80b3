"""What is missing: in recommendations, in parts of documents, between policies and plans."""
