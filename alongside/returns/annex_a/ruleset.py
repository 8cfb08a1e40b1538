"""Where the rules of Annex A gather: every module of `rules/` adds its own."""

from alongside.returns.annex_a.book import Child, Lists
from alongside.returns.kit.rules import RuleBook

# Nobody has published rules for these lists: each follows from what a list says it holds.
OURS = "Alongside's own, from what Ofsted asks each list to hold; the current wording of Annex A was not seen."

RULES: RuleBook[Child, Lists] = RuleBook("annex_a", OURS)
