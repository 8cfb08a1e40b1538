"""The made-up council: an invented county at the size of a real one, from a published seed.

Nobody in it is real. See README.md for what is invented and what it rests on.
"""
