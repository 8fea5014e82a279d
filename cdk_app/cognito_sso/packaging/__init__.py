"""From source folders to what Lambda runs: wheels, Chalice packages, reproducible zips."""
