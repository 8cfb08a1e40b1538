"""What the room keeps."""

from alongside.insight.workbench.models import CheckRun, Fault

__all__ = ["CheckRun", "Fault"]
