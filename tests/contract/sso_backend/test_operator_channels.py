"""The channels of an application that an operator has registered."""

import pytest
from sso_world.operator_world import WEB, OperatorWorld
from sso_world.world import error_of


def test_channels_come_change_and_go(blog: OperatorWorld) -> None:
    own = {"application_id": "blog"}
    admin = {"channel_id": "admin", "return_url": "https://admin.blog.example/in"}
    blog.do("channels.add", **own, **admin)
    assert blog.do("channels.add", **own, **admin)["already"] is True
    assert blog.refused("channels.add", **own, **admin | {"return_url": "https://x.example/"}) == (
        "already_exists"
    )
    blog.do("channels.change", **own, channel_id="admin", logout_url="https://admin.blog.example/bye")
    [_, changed] = blog.do("channels.list", **own)["channels"]
    assert changed == admin | {"logout_url": "https://admin.blog.example/bye"}
    blog.do("channels.remove", **own, channel_id="web")
    assert error_of(blog.world.authorize(application_id="blog")) == (404, "unknown_channel")
    assert blog.refused("channels.remove", **own, channel_id="admin") == "last_channel"
    assert blog.refused("channels.remove", **own, channel_id="web") == "unknown_channel"
    assert blog.refused("channels.change", **own, channel_id="web") == "unknown_channel"
    assert blog.refused("channels.list", application_id="nowhere") == "unknown_application"


@pytest.mark.parametrize(
    ("changed", "named"),
    [({"channel_id": "a b"}, "channel_id"), ({"return_url": "ftp://blog.example"}, "return_url")],
)
def test_a_wrong_channel_is_named(blog: OperatorWorld, changed: dict[str, str], named: str) -> None:
    assert blog.sentence("channels.add", application_id="blog", **WEB | changed).startswith(named)
