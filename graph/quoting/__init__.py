"""The words of a source that prove a tie, and a recommendation in brief."""
