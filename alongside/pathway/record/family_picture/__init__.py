"""The family picture: people and how they are related, drawn and in words.

Plain Python: `layout.lay_out` places people, `drawing` draws what was placed,
`words` says the same. None of them knows the database or a page.
"""
