"""What every room draws its pages with: form questions, and the words for days and clocks.

It knows no room, so that each may use it; the templates and styles lie in ``alongside/site``.
"""
