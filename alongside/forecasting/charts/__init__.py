"""Pictures of figures as accessible SVG, drawn on the server: a fan, bars, layers over time, a line in a sentence."""
