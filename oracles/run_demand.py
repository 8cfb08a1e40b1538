"""Runs in the peer's environment: cs-demand-model's own line from yearly returns, on their last twelve months.

`run_demand.py MONTHS FOLDER…` writes folder,months,state,children for each month's end, on standard output.
"""

import csv
import sys
import warnings

import pandas as pd
from cs_demand_model import DemandModellingDataContainer, ModelPredictor, PopulationStats
from cs_demand_model.config import Config
from cs_demand_model.datastore import fs_datastore
from dateutil.relativedelta import relativedelta

STATES = {"FOSTERING": "Fostering", "RESIDENTIAL": "Residential", "SUPPORTED": "Supported", "OTHER": "Other"}


def main(months: int, folders: list[str]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    for folder in folders:
        for line in _line(folder, months):
            writer.writerow([folder, *line])


def _line(folder: str, months: int) -> list[tuple[int, str, float]]:
    config = Config()
    data = DemandModellingDataContainer(fs_datastore(folder), config)
    end = data.end_date
    stats = PopulationStats(data.enriched_view, config)
    predictor = ModelPredictor.from_model(stats, end - relativedelta(months=12), end)
    days = (end + relativedelta(months=months) + pd.offsets.MonthEnd(0) - end).days
    said = predictor.predict(days)
    lines = []
    for ahead in range(1, months + 1):
        day = end + relativedelta(months=ahead) + pd.offsets.MonthEnd(0)
        row = said.loc[pd.Timestamp(day)]
        children: dict[str, float] = {}
        for (_, kind), count in row.items():
            if kind.upper() in STATES:  # the others hold those who have left
                state = STATES[kind.upper()]
                children[state] = children.get(state, 0.0) + float(count)
        children["Total"] = sum(children.values())
        lines += [(ahead, state, round(count, 2)) for state, count in children.items()]
    return lines


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main(int(sys.argv[1]), sys.argv[2:])
