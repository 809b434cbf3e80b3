"""Plain text: passages, tables drawn with characters, delimited rows."""
