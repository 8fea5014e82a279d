"""Which application a mail is for, as far as that can be told in time."""

from sso_auth.http_errors import aws_error_codes

from chalicelib.models.application import Application, ApplicationRepository
from chalicelib.services.audit import AuditTrail


class MailApplications:
    """Looks up what a caller of Cognito named; whatever comes of it, the mail goes out."""

    def __init__(self, applications: ApplicationRepository, audit: AuditTrail) -> None:
        self._applications = applications
        self._audit = audit

    def find(self, application_id: object) -> Application | None:
        """None for none, and, with a line in the log, for an unknown one and one that cannot be read now.

        The line does not repeat the id: anybody could have made it up.
        """
        if application_id is None:
            return None
        try:
            found = self._applications.get(application_id) if isinstance(application_id, str) else None
        except Exception as error:
            self._audit.record(
                "mail_without_application",
                outcome="unavailable",
                exception=type(error).__name__,
                aws_codes=list(aws_error_codes(error)),
            )
            return None
        if found is None:
            self._audit.record("mail_without_application", outcome="unknown_application")
        return found
