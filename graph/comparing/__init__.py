"""Documents side by side, and recommendations counted in two dimensions."""
