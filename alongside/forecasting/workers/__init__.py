"""How many social workers the children ask for, when, and what becomes of caseloads if they are not found."""
