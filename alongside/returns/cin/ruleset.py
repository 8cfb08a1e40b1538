"""Where the rules of the census gather: every module of `rules/` adds its own."""

from alongside.returns.cin.book import Census
from alongside.returns.cin.rows import Child
from alongside.returns.kit.rules import RuleBook

# The department's own list of its validation rules was not to be had: numbers and meanings are those of the open peer.
PEER = "Known from the open validator csc-validator-be-cin 0.1.13; the department's own wording was not seen."

RULES: RuleBook[Child, Census] = RuleBook("cin", PEER)
