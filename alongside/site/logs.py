"""Logs that name nobody: what went wrong and where in the program, never what was in the record."""

import logging
import traceback


class WithoutPeople(logging.Formatter):
    """Writes the kind of an error and the lines it passed, not its message, its values or the page's address."""

    def format(self, record: logging.LogRecord) -> str:
        """One line for the event, then one for each step of the error that came with it."""
        when = self.formatTime(record, "%Y-%m-%dT%H:%M:%S")
        if not record.exc_info or not record.exc_info[0]:
            told = record.msg if record.args else record.getMessage()
            return f"{when} {record.levelname} {record.name}: {told}"
        kind, _, trace = record.exc_info
        steps = [f"  {step.filename}:{step.lineno} in {step.name}" for step in traceback.extract_tb(trace)]
        return "\n".join([f"{when} {record.levelname} {record.name}: {kind.__name__}", *steps])
