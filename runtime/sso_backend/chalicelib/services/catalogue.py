"""Which applications and channels there are."""

from sso_auth.event_scope import note

from chalicelib.errors import UnknownApplication, UnknownChannel
from chalicelib.models.application import Application, ApplicationRepository, Channel


class Catalogue:
    """Looks up what a request names; the request's own text never becomes a place to redirect to."""

    def __init__(self, applications: ApplicationRepository) -> None:
        self._applications = applications

    def application(self, application_id: str) -> Application:
        """The registered application, or `UnknownApplication`."""
        application = self._applications.get(application_id)
        if application is None:
            raise UnknownApplication
        note(application_id=application.application_id)
        return application

    def channel(self, application_id: str, channel_id: str) -> tuple[Application, Channel]:
        """Application and channel, or `UnknownApplication` or `UnknownChannel`."""
        application = self.application(application_id)
        channel = application.channel(channel_id)
        if channel is None:
            raise UnknownChannel
        return application, channel
