"""Words that recommendations often use and that no vocabulary has yet."""
