"""The CustomMessage function."""

import os
from functools import cache

from chalicelib.composition.aws_clients import dynamodb_for_mails
from chalicelib.composition.events import audit_trail
from chalicelib.mails.writer import MailWriter
from chalicelib.models.application import ApplicationRepository
from chalicelib.models.table import Table
from chalicelib.services.mail_applications import MailApplications
from chalicelib.settings import MailSettings
from chalicelib.triggers.custom_message import CustomMessage


@cache
def custom_message() -> CustomMessage:
    """Built from the environment at the first event."""
    settings = MailSettings.from_environment(os.environ)
    applications = ApplicationRepository(Table(dynamodb_for_mails(), name=settings.table_name))
    writer = MailWriter(
        sso_origin=settings.sso_origin, temporary_password_days=settings.temporary_password_days
    )
    return CustomMessage(MailApplications(applications, audit_trail()), writer)
