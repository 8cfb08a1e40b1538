"""What the room keeps."""

from alongside.insight.ahead.models import Chunk, Fit, Forecast, Idea, Judgement, Run
from alongside.insight.cockpit.models import CouncillorsFigures, OwnInflation, OwnLine, OwnPrice, OwnRate
from alongside.insight.workbench.models import CheckRun, Explanation, Fault

__all__ = [
    "CheckRun",
    "Chunk",
    "CouncillorsFigures",
    "Explanation",
    "Fault",
    "Fit",
    "Forecast",
    "Idea",
    "Judgement",
    "OwnInflation",
    "OwnLine",
    "OwnPrice",
    "OwnRate",
    "Run",
]
