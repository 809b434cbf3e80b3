"""What touches a thing: the recommendations tied to it, each with its path, a sentence and the proof."""
