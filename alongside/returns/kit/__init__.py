"""What every return shares: where a problem is, safe opening of strangers' files, dates, code lists."""
