"""Dated histories: typed spells of children in states, from a 903, a record's extract or a made-up council."""
