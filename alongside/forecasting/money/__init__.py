"""What the children cost: prices with dates, inflation and uncertainty; lines of the budget; costs avoided."""
