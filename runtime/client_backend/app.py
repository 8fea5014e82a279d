"""What Chalice packages: `app.app` answers the REST API. Imported at synth, so it only declares."""

from chalicelib.api import create_api
from chalicelib.composition import services_from_environment

app = create_api(services_from_environment)
