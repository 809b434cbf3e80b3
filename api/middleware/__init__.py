"""What every request passes through, outermost first: headers, edge, limits, methods."""
