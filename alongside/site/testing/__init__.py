"""The frame that tests stand in: throwaway databases and a served site."""
