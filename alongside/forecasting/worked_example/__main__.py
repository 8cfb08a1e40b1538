"""Writes the worked example's page and pictures into a folder: python -m alongside.forecasting.worked_example docs."""

import sys
from pathlib import Path

from alongside.forecasting.worked_example.page import files

if __name__ == "__main__":
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit("Say into which folder: python -m alongside.forecasting.worked_example docs")
    for name, text in files().items():
        (Path(sys.argv[1]) / name).write_text(text, "utf-8")
