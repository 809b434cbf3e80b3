"""Format readers: each makes typed blocks with positions of the files of one format."""
