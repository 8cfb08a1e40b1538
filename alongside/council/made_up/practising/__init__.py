"""The made-up council's Practice Weeks: one that finished a year ago, and one that is being planned."""
