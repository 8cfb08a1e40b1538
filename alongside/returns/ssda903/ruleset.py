"""Where the rules of the 903 gather: every module of `rules/` adds its own."""

from alongside.returns.kit.rules import RuleBook
from alongside.returns.ssda903.book import Child, Return903

# The department's own guide to its validation rules was not to be had: numbers and meanings are those of the open peer.
PEER = "Known from the open validator csc-validator-be-903 0.1.17; the department's own wording was not seen."

RULES: RuleBook[Child, Return903] = RuleBook("ssda903", PEER)
