"""`python -m oracles ssda903|cin [RULE]`: where our rules and the peer's differ, with the rows when a rule is named.

`python -m oracles write` writes docs/agreement.md anew.
"""

import sys
import tempfile
from pathlib import Path

from oracles import compare, showing, writing
from oracles.both import KINDS, ask_all


def main(words: list[str]) -> None:
    """Compare, and say or write what was found."""
    with tempfile.TemporaryDirectory() as folder:
        if words == ["write"]:
            writing.PAGE.write_text(writing.page({kind: ask_all(kind, Path(folder)) for kind in KINDS}))
            return
        kind, *rules = words
        asked = ask_all(kind, Path(folder))
        told = [one for one in compare.tallies(asked) if not rules or one.rule in rules]
        listed = compare.reasons(kind)
        for line in compare.unexplained(told, listed) + (compare.outlived(told, listed) if not rules else []):
            print(line)
        for one in told if rules else []:
            for side, places in (("ours", one.ours), ("peer", one.peer)):
                for name, place in places[:20]:
                    print(f"  {side} alone, {name}: {place[0]} row {place[1]}")
                    print("\n".join(f"      {line}" for line in showing.rows_of(kind, name, place, Path(folder))))


if __name__ == "__main__":
    main(sys.argv[1:])
