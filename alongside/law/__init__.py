"""What the law sets, as dated data with its source, and what follows from it. No Django here."""
