"""HTML and what becomes it: Markdown, reStructuredText."""
