"""What versions of documents said: compared, listed, and found again after it was dropped."""
