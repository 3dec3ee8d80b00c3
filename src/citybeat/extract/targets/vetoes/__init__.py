"""What is no aim whatever else speaks for it, one file for each matter of life; veto.py asks them all."""
