"""What had to be true for £46 million to become £95 million: two published pairs of numbers and a made-up county."""
