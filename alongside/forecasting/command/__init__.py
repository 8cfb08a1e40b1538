"""`bin/alongside forecast`: from folders of returns to the files of a forecast."""
