"""Annex A, the lists that Ofsted asks for before an inspection of children's services: read."""

from alongside.returns.annex_a.read import AnnexA, read
from alongside.returns.annex_a.recognise import LISTS

__all__ = ["LISTS", "AnnexA", "read"]
