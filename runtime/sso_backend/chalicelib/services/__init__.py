"""The flows of the sign-in, free of HTTP; clock, randomness and AWS clients are handed in."""
