"""How two things hang together, and the trail of a decision."""
