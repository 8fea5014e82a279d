"""`python -m cognito_sso`: the same as `cognito-sso`."""

from cognito_sso.command import main

if __name__ == "__main__":
    main(prog_name="python -m cognito_sso")
