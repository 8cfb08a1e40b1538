"""The statutory returns, as a library of its own: it needs no Django and knows nothing of the record."""
