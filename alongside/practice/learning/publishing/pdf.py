"""A report as a tagged PDF (PDF/UA-1), from the same blocks as its page."""

import json
from collections.abc import Sequence
from datetime import datetime
from importlib.resources import files

import typst

from alongside.practice.learning.publishing.blocks import Block, kept


def as_pdf(blocks: Sequence[Block], *, title: str, author: str, at: datetime) -> bytes:
    """The report as a PDF with tags, a language and a title.

    What was written reaches the typesetter as data, never as markup: nothing in it can be taken for an instruction.
    """
    told = json.dumps({"title": title, "author": author, "blocks": kept(blocks)})
    made: bytes = typst.compile(
        files(__package__).joinpath("report.typ").read_bytes(),
        format="pdf",
        sys_inputs={"report": told, "year": str(at.year), "month": str(at.month), "day": str(at.day)},
        pdf_standards=["ua-1"],
    )
    return made
