"""What the room keeps."""

from alongside.insight.ahead.models import Chunk, Fit, Forecast, Idea, Judgement, Run
from alongside.insight.workbench.models import CheckRun, Explanation, Fault

__all__ = ["CheckRun", "Chunk", "Explanation", "Fault", "Fit", "Forecast", "Idea", "Judgement", "Run"]
