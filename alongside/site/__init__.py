"""Settings, addresses, base pages and sign-in. Knows every room; no room knows it."""
