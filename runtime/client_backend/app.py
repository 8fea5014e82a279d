"""Entry points of the client backend's functions: `app.app` answers the REST API, the other hears of events.

Imported at synth, so it only declares.
"""

from typing import Any

from chalicelib.api import create_api
from chalicelib.composition import account_deleted_from_environment, services_from_environment

app = create_api(services_from_environment)


@app.lambda_function(name="account_deleted")
def account_deleted(event: dict[str, Any], _context: object) -> None:
    """The subscriber of the SSO's topic of deleted accounts."""
    account_deleted_from_environment()(event)
