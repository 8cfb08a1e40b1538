"""Children, money and workers, years ahead: from dated histories to a forecast that says how sure it is."""
