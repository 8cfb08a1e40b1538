"""Runs in an environment of its own: AutoARIMA on series of monthly counts.

Reads name,count… lines on standard input and writes name,months,mean,deviation for each month asked for.
"""

import csv
import sys
import warnings

import numpy as np
from statsforecast.models import AutoARIMA

NORMAL_95 = 1.959964


def main(months: int) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    for name, *counts in csv.reader(sys.stdin):
        series = np.array([float(count) for count in counts])
        said = AutoARIMA(season_length=12).forecast(y=series, h=months, level=[95])
        for ahead in range(months):
            deviation = (said["hi-95"][ahead] - said["mean"][ahead]) / NORMAL_95
            writer.writerow([name, ahead + 1, round(float(said["mean"][ahead]), 3), round(float(deviation), 3)])


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main(int(sys.argv[1]))
