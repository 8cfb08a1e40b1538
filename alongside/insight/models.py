"""What the room keeps."""

from alongside.insight.workbench.models import CheckRun, Explanation, Fault

__all__ = ["CheckRun", "Explanation", "Fault"]
