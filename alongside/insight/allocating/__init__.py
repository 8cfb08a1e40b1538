"""Who could take the children who wait in a team: suggested, explained, and left to the manager."""
