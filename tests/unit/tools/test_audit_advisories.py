"""Known weaknesses are found in locks by version; what is accepted is no part of what is deployed."""

from datetime import date, timedelta

import pytest
from audit.advisories import Advisory, Known, findings, known
from audit.deployed import deployed
from audit.places import NPM_LOCKS, PYTHON_LOCKS
from audit.uses import locked, locked_by_npm
from packaging.version import Version

LOOKED_UP = date(2026, 1, 1)


def advisory(*fixed: str, accepted: str = "") -> Advisory:
    return Advisory(
        registry="pypi",
        package="jose",
        fixed=tuple(Version(each) for each in fixed),
        ids=("CVE-1",),
        source="its page",
        accepted=accepted,
    )


@pytest.mark.parametrize(
    ("fixed", "version", "hit"),
    [
        (["3.4.0"], "3.3.0", True),
        (["3.4.0"], "3.4.0", False),
        (["3.4.0"], "4.0.0", False),
        (["3.4.0"], "3.4.0rc1", True),
        (["7.5.11", "8.21.0"], "7.5.14", False),
        (["7.5.11", "8.21.0"], "8.20.0", True),
        (["7.5.11", "8.21.0"], "8.21.0", False),
        (["7.5.11", "8.21.0"], "6.2.0", True),
        (["7.5.11", "8.21.0"], "9.0.0", False),
        ([], "99.0.0", True),
    ],
)
def test_a_version_is_safe_from_the_one_of_its_own_line_on(fixed: list[str], version: str, hit: bool) -> None:
    assert advisory(*fixed).hits(Version(version)) is hit


def test_a_finding_says_what_where_and_what_helps() -> None:
    found = findings([advisory("3.4.0")], "pypi", [("jose", "3.3.0"), ("six", "1.0")], deployed=set())
    assert found == ["jose 3.3.0: CVE-1 (mended in 3.4.0; its page)"]
    assert findings([advisory("3.4.0")], "npm", [("jose", "3.3.0")], deployed=set()) == []


def test_what_is_accepted_may_not_be_deployed() -> None:
    accepted = [advisory(accepted="never imported")]
    assert findings(accepted, "pypi", [("jose", "3.3.0")], deployed={"six"}) == []
    assert findings(accepted, "pypi", [("jose", "3.3.0")], deployed={"jose"}) == [
        "jose 3.3.0: CVE-1 (not mended in any version; its page)"
    ]


def test_an_old_list_says_so_and_fails_nothing() -> None:
    listed = Known(LOOKED_UP, ())
    assert listed.notice(LOOKED_UP + timedelta(days=180)) == ""
    assert "181 days old" in listed.notice(LOOKED_UP + timedelta(days=181))


def test_no_locked_package_has_a_known_weakness() -> None:
    runs = deployed()
    python = [(each.name, each.version) for lock in PYTHON_LOCKS for each in locked(lock)]
    npm = [(each.name, each.version) for lock in NPM_LOCKS for each in locked_by_npm(lock)]
    assert findings(known().advisories, "pypi", python, deployed=runs.of_python()) == []
    assert findings(known().advisories, "npm", npm, deployed=set(runs.sites)) == []


def test_nothing_is_accepted_that_no_lock_has() -> None:
    names = {each.name for lock in PYTHON_LOCKS for each in locked(lock)}
    names |= {each.name for lock in NPM_LOCKS for each in locked_by_npm(lock)}
    accepted = {each.package for each in known().advisories if each.accepted}
    assert accepted <= names
    assert [sentence for sentence in known().acceptances() if "ecdsa may have CVE-2024-23342" in sentence]
    assert known().accepted_ids("pypi") == ["CVE-2024-23342"]
    assert known().accepted_ids("npm") == []


def test_every_advisory_names_a_weakness_and_where_it_was_read() -> None:
    assert [each.package for each in known().advisories if not each.ids] == []
    assert all(each.source.startswith("https://") for each in known().advisories)
