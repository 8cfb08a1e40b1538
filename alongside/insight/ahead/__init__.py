"""The years ahead: fits of the council's own history, forecasts from them, scenarios, and how good they were."""
