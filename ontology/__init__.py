"""What can be said: the vocabularies and shapes, the record model, and the linking of text to concepts."""
