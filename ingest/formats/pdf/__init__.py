"""PDF files: words on pages put into lines, columns, grids and passages."""
