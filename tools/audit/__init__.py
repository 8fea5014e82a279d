"""What the project is made of: lock files, known weaknesses, licences, bills of material.

`make audit` runs `python -m audit`, `make sbom` runs `python -m audit.sbom`. docs/supply-chain.md says how to
read what they print.
"""
