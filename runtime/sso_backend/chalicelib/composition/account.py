"""The services behind the account pages and the codes by mail."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from chalicelib.models.application import ApplicationRepository
from chalicelib.models.code_wait import CodeWaitRepository
from chalicelib.models.membership import MembershipRepository
from chalicelib.models.table import Table
from chalicelib.models.user import UserRepository
from chalicelib.ports import Clock, RandomBytes
from chalicelib.routes.account_services import AccountServices
from chalicelib.services.account_deletion import AccountDeletion
from chalicelib.services.audit import AuditTrail
from chalicelib.services.code_sender import CognitoCodeSender
from chalicelib.services.codes import Codes
from chalicelib.services.deleted_accounts import DeletedAccounts, Topic
from chalicelib.services.enrolment import Enrolment
from chalicelib.services.profiles import Profiles
from chalicelib.services.session_ending import SessionEnding
from chalicelib.services.user_applications import UserApplications
from chalicelib.services.user_directory import CognitoUserDirectory
from chalicelib.settings import ApiSettings

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient


def account_services(
    settings: ApiSettings,
    *,
    table: Table,
    ending: SessionEnding,
    enrolment: Enrolment,
    cognito: "CognitoIdentityProviderClient",
    connect_topic: Callable[[], Topic],
    audit: AuditTrail,
    clock: Clock,
    random_bytes: RandomBytes,
) -> AccountServices:
    """The services over the given table and clients."""
    index_name = settings.sort_key_index_name
    users = UserRepository(table)
    directory = CognitoUserDirectory(cognito, user_pool_id=settings.user_pool_id)
    applications = UserApplications(
        MembershipRepository(table, index_name=index_name),
        ApplicationRepository(table, index_name=index_name),
    )
    return AccountServices(
        profiles=Profiles(directory, users, enrolment=enrolment, audit=audit),
        applications=applications,
        deletion=AccountDeletion(
            ending=ending,
            applications=applications,
            announcements=DeletedAccounts(connect_topic, topic_arn=settings.deleted_accounts_topic_arn),
            users=users,
            directory=directory,
            audit=audit,
        ),
        codes=Codes(
            CodeWaitRepository(table),
            sender=CognitoCodeSender(cognito, client_id=settings.sso_client_id, audit=audit),
            clock=clock,
            random_bytes=random_bytes,
        ),
    )
