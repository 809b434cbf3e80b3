"""What all layouts share: how an item is worded, coded, addressed and referred to."""
