"""What is wrong in the returns, while it can still be mended: on one child, and over the whole council."""
