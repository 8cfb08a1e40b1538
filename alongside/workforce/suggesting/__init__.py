"""Who could take the children who wait: plain Python, no database."""
