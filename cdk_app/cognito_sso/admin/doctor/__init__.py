"""`cognito-sso doctor`: checks a deployed environment end to end and says what is wrong.

Every file here but these few holds one group of checks: `verdicts` (what a check says), `case` (what all of
them look at), `examination` (runs them side by side), `command`.
"""
