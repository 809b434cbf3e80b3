"""Building a snapshot: documents are prepared by all cores and put together by one process."""
