"""The pages of the years ahead."""
