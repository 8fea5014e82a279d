"""The operator's function: what an operator's command asks for is read, done and audited here."""
