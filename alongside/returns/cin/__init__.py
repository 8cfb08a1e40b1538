"""The children in need census: read, checked and written."""

from alongside.returns.cin.read import CensusFile, read
from alongside.returns.cin.rows import Child

__all__ = ["CensusFile", "Child", "read"]
