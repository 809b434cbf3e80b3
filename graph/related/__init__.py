"""The recommendations nearest to one, by what they share and by their wording."""
