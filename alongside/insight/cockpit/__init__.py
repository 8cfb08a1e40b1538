"""The director's cockpit: children, money and workers on one page, down to a team; and what councillors are told."""
