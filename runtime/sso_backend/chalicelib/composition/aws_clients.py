"""boto3's clients without boto3; region, endpoint and credentials come from the environment's variables.

boto3 makes them by botocore, too, and takes a sixth of a cold start for its resources and for S3's transfers.
"""

from functools import cache
from typing import TYPE_CHECKING, Literal, cast, get_args

from botocore.config import Config
from botocore.loaders import Loader
from botocore.session import Session

from chalicelib.composition.loading import MadeAtFirstUse, no_garbage_sought
from chalicelib.services.deleted_accounts import Topic

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient
    from mypy_boto3_dynamodb import DynamoDBClient

_Service = Literal["cognito-idp", "dynamodb", "sns"]

# The API function has 15 s. A call that gets no answer is given up after 9 s at worst (botocore pauses for up
# to a second between attempts), so that the caller gets a 503 of ours.
_FOR_API = Config(connect_timeout=1, read_timeout=3, retries={"mode": "standard", "total_max_attempts": 2})

# Cognito gives a trigger 5 s in all: a call that gets no answer is given up after 4 s at worst.
_FOR_TRIGGER = Config(
    connect_timeout=0.5, read_timeout=1, retries={"mode": "standard", "total_max_attempts": 2}
)

# A ticket is deleted once. A repetition after a lost answer would find nothing to delete and call a right
# ticket wrong, where the first attempt's timeout makes the sign-in a 503.
_FOR_TICKETS = _FOR_TRIGGER.merge(Config(retries={"mode": "standard", "total_max_attempts": 1}))

# A mail goes out with the application's name or without it; a cold start comes on top.
_FOR_MAILS = Config(
    connect_timeout=1, read_timeout=1.5, retries={"mode": "standard", "total_max_attempts": 1}
)

# A call waits for its triggers, cold starts included. An answer to a challenge cannot be given twice, so no
# call is repeated.
_COGNITO = Config(connect_timeout=1, read_timeout=6, retries={"mode": "standard", "total_max_attempts": 1})

# A password is asked about once, and Cognito waits 5 s for the answer, a cold start included.
_OLD_POOL = Config(connect_timeout=0.5, read_timeout=3, retries={"mode": "standard", "total_max_attempts": 1})


def dynamodb_for_api() -> "DynamoDBClient":
    """The single table, for a caller who can wait a few seconds."""
    return _dynamodb(_FOR_API)


def dynamodb_for_trigger() -> "DynamoDBClient":
    """The single table, for Cognito's triggers."""
    return _dynamodb(_FOR_TRIGGER)


def dynamodb_for_tickets() -> "DynamoDBClient":
    """The single table, for the trigger that consumes tickets: it asks once."""
    return _dynamodb(_FOR_TICKETS)


def dynamodb_for_mails() -> "DynamoDBClient":
    """The single table, for the trigger that can do without it: it asks once."""
    return _dynamodb(_FOR_MAILS)


def cognito_client() -> "CognitoIdentityProviderClient":
    """For minting tokens, for users' records and for codes by mail. Made when one of them is wanted."""
    return cast("CognitoIdentityProviderClient", MadeAtFirstUse(lambda: _cognito(_COGNITO)))


def old_pool_client(region: str) -> "CognitoIdentityProviderClient":
    """The pool that users come from, wherever it is."""
    return _cognito(_OLD_POOL, region=region)


@cache
def topic_client() -> Topic:
    """For telling the applications of deleted accounts. Made at the first one, which few processes see."""
    return cast("Topic", _client("sns", _FOR_API))


@cache
def session() -> Session:
    """What all clients of this process are made by."""
    made = Session()
    made.register_component("data_loader", _OwnServices())
    return made


class _OwnServices(Loader):
    """Describes the services in use. Botocore's own opens the folders of all services, twice for a client.

    So credentials that must be asked for at another service (STS) are none; Lambda gives them in variables.
    """

    def list_available_services(self, type_name: str) -> list[str]:
        """See `Loader`."""
        return list(get_args(_Service))


def _dynamodb(config: Config) -> "DynamoDBClient":
    return cast("DynamoDBClient", _client("dynamodb", config))


def _cognito(config: Config, *, region: str | None = None) -> "CognitoIdentityProviderClient":
    return cast("CognitoIdentityProviderClient", _client("cognito-idp", config, region=region))


def _client(service: _Service, config: Config, *, region: str | None = None) -> object:
    with no_garbage_sought():
        return session().create_client(service, region_name=region, config=config)
