"""The daily payload of the department's children's social care data receiver: made, checked, compared and written."""

from alongside.returns.dfe_api.changes import apply, delta
from alongside.returns.dfe_api.check import HeldBack, check, check_child, hold_back, read
from alongside.returns.dfe_api.cohort import Reason, cohort, reasons, window
from alongside.returns.dfe_api.folder import load, write
from alongside.returns.dfe_api.payload import BATCH, Block, batches, full, settled
from alongside.returns.dfe_api.rows import Child

__all__ = [
    "BATCH",
    "Block",
    "Child",
    "HeldBack",
    "Reason",
    "apply",
    "batches",
    "check",
    "check_child",
    "cohort",
    "delta",
    "full",
    "hold_back",
    "load",
    "read",
    "reasons",
    "settled",
    "window",
    "write",
]
