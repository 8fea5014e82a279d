"""How an operator's application looks on the SSO's pages: said, changed, taken away."""

from dataclasses import replace
from typing import Any

import pytest
from chalicelib.models.application import OPERATOR, Branding
from sso_world.dynamodb import RepeatingClient, items_like
from sso_world.moving import BLOG, everything, take
from sso_world.operator_world import OperatorWorld
from sso_world.world import World

LOGO = "data:image/png;base64,iVBORw0KGgo="
OTHER_LOGO = "data:image/webp;base64,UklGRiQAAABXRUJQ"
BRANDED = {"accent_color": "#7a1f5c", "logo": LOGO}
DECLARED = {name: BLOG[name] for name in ("application_id", "name", "enrolment", "channels")}


@pytest.fixture
def blog(olga: OperatorWorld) -> OperatorWorld:
    olga.do("applications.add", **DECLARED, **BRANDED)
    return olga


def shown(olga: OperatorWorld) -> dict[str, Any]:
    """As the SSO's page sees it."""
    application: dict[str, Any] = olga.world.authorize(application_id="blog").json_body["application"]
    branding: dict[str, Any] = application["branding"]
    return branding


def change(olga: OperatorWorld, **changed: object) -> None:
    result = olga.do("applications.change", application_id="blog", **changed)["application"]
    assert result["branding"] == shown(olga)


def test_an_application_may_be_added_with_its_looks(olga: OperatorWorld) -> None:
    upper_case = BRANDED | {"accent_color": "#7A1F5C"}
    added = olga.do("applications.add", **DECLARED, **upper_case)["application"]
    assert added["branding"] == shown(olga) == BRANDED
    assert olga.do("applications.add", **DECLARED, **upper_case)["already"] is True
    assert olga.refused("applications.add", **DECLARED) == "already_exists"


def test_what_is_not_said_stays(blog: OperatorWorld) -> None:
    change(blog, accent_color="#000000")
    change(blog, logo=OTHER_LOGO)
    change(blog, name="Weblog")
    blog.do("channels.change", application_id="blog", channel_id="web", logout_url="https://blog.example/x")
    assert shown(blog) == {"accent_color": "#000000", "logo": OTHER_LOGO}


@pytest.mark.parametrize("other", [{}, {"name": "Weblog"}])
def test_each_can_be_taken_away(blog: OperatorWorld, other: dict[str, str]) -> None:
    change(blog, **other, no_accent_color=True)
    assert shown(blog) == {"accent_color": None, "logo": LOGO}
    change(blog, **other, no_logo=True)
    assert shown(blog) == {"accent_color": None, "logo": None}
    change(blog, **other, no_logo=True, accent_color="#111111")
    assert shown(blog) == {"accent_color": "#111111", "logo": None}


def test_both_are_shown_whoever_manages_the_application(blog: OperatorWorld) -> None:
    blog.world.brand("shop", Branding(logo=OTHER_LOGO))
    for application_id, branding in (
        ("blog", BRANDED),
        ("shop", {"accent_color": None, "logo": OTHER_LOGO}),
    ):
        application = blog.do("applications.show", application_id=application_id)["application"]
        assert application["branding"] == branding
        assert application in blog.do("applications.list")["applications"]


def test_what_a_stack_manages_keeps_its_looks(olga: OperatorWorld) -> None:
    olga.world.brand("shop", Branding("#7a1f5c", LOGO))
    before = items_like(olga.world.dynamodb, "application")
    for changed in ({"accent_color": "#000000"}, {"logo": OTHER_LOGO}, {"no_logo": True}):
        refused = olga.refused("applications.change", application_id="shop", **changed)
        assert refused == "managed_by_stack"
    assert items_like(olga.world.dynamodb, "application") == before


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"accent_color": "purple"}, "accent_color must"),
        ({"accent_color": ""}, "accent_color must"),
        ({"logo": "https://evil.example/logo.svg"}, "logo must"),
        ({"logo": LOGO.replace("png", "webp")}, "logo is no image/webp"),
        ({"logo": f"{LOGO}{'A' * 8192}"}, "logo has 8226 characters"),
        ({"accent_color": "#000000", "no_accent_color": True}, "accent_color and no_accent_color"),
        ({"logo": LOGO, "no_logo": True}, "logo and no_logo"),
        ({"no_logo": "yes"}, "no_logo must be true or false"),
        ({}, "name, enrolment, accent_color, logo, no_accent_color or no_logo must be given"),
    ],
)
def test_a_wrong_change_is_named_and_nothing_is_changed(
    blog: OperatorWorld, changed: dict[str, object], named: str
) -> None:
    before = items_like(blog.world.dynamodb, "application")
    assert blog.sentence("applications.change", application_id="blog", **changed).startswith(named)
    assert items_like(blog.world.dynamodb, "application") == before


@pytest.mark.parametrize("seen", [Branding(), Branding(logo=LOGO), Branding("#7a1f5c", OTHER_LOGO)])
def test_a_change_on_outdated_looks_is_not_written(blog: OperatorWorld, seen: Branding) -> None:
    application = blog.world.applications.get("blog")
    assert application is not None
    before = replace(application, branding=seen)
    after = replace(before, name="Weblog")
    assert blog.world.applications.change(before, after, owner=OPERATOR) is False
    assert shown(blog) == BRANDED


def test_taking_away_whose_answer_was_lost_is_done(world: World) -> None:
    unlucky = OperatorWorld(world, dynamodb=RepeatingClient(world.dynamodb))
    unlucky.do("applications.add", **DECLARED, **BRANDED)
    change(unlucky, no_logo=True, no_accent_color=True)
    assert shown(unlucky) == {"accent_color": None, "logo": None}


def test_it_moves_along_to_another_environment(blog: OperatorWorld) -> None:
    records = everything(blog)
    [exported] = [one for one in records if one.get("application_id") == "blog"]
    assert exported["branding"] == BRANDED
    blog.do("applications.remove", application_id="blog")
    assert take(blog, exported) == (1, 0, [])
    assert shown(blog) == BRANDED


def test_a_record_without_it_is_as_older_versions_write_and_read_it(olga: OperatorWorld) -> None:
    assert take(olga, BLOG) == (1, 0, [])
    assert shown(olga) == {"accent_color": None, "logo": None}
    assert BLOG in everything(olga)


@pytest.mark.parametrize(
    ("branding", "named"),
    [
        ("purple", "records[0].branding must have"),
        ({"color": "#000000"}, "records[0].branding must have"),
        ({"accent_color": "purple"}, "records[0].branding.accent_color must"),
        ({"accent_color": "#000000", "logo": 5}, "records[0].branding.logo must"),
    ],
)
def test_wrong_looks_in_a_record_are_named(olga: OperatorWorld, branding: object, named: str) -> None:
    record = BLOG | {"branding": branding}
    assert olga.sentence("environment.import", records=[record]).startswith(named)
