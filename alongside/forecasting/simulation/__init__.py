"""Lives a council's years ahead child by child, many times."""
