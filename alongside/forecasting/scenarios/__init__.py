"""What if: changes to entries, stays, moves, places and prices, as small typed data with a reason and a source."""
