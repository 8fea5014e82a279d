"""`make audit`: the lock files, known advisories, licences, and what the advisory databases say.

Exits 0 if all is clean and every database was asked, 1 if something was found, 3 if nothing was found but a
database could not be asked. `--write` writes docs/licences.md anew.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

from audit import advisories, licence_page, npm_locks, python_locks
from audit.databases import Run, Verdict, ask_npm_audit, ask_pip_audit, run_here
from audit.deployed import deployed
from audit.places import NPM_LOCKS, PYTHON_LOCKS, name_of

FOUND = 1
NOT_ASKED = 3


def offline() -> Iterator[tuple[str, Verdict]]:
    """What can be said without a network, one verdict for each lock file and one for the licences."""
    known = advisories.known()
    runs = deployed()
    for lock in PYTHON_LOCKS:
        text = lock.read_text(encoding="utf-8")
        pairs = [(each.name, each.version) for each in python_locks.packages(text)]
        hits = advisories.findings(known.advisories, "pypi", pairs, deployed=runs.of_python())
        yield name_of(lock), Verdict([*python_locks.faults(text), *hits])
    for lock in NPM_LOCKS:
        document = json.loads(lock.read_text(encoding="utf-8"))
        configuration = lock.with_name(".npmrc").read_text(encoding="utf-8")
        pairs = [(each.name, each.version) for each in npm_locks.packages(document)]
        hits = advisories.findings(known.advisories, "npm", pairs, deployed=set(runs.sites))
        yield name_of(lock), Verdict([*npm_locks.faults(document, configuration), *hits])
    yield "licences", Verdict(licence_page.faults())


def online(run: Run) -> Iterator[tuple[str, Verdict]]:
    """What the advisory databases say of each lock file."""
    accepted = advisories.known().accepted_ids("pypi")
    for lock in PYTHON_LOCKS:
        yield f"pip-audit --strict {name_of(lock)}", ask_pip_audit(lock, run, accepted=accepted)
    for lock in NPM_LOCKS:
        yield f"npm audit {name_of(lock)}", ask_npm_audit(lock, run)


def exit_code(verdicts: list[Verdict]) -> int:
    """What was found counts more than what could not be asked; neither is green."""
    if any(each.found for each in verdicts):
        return FOUND
    return NOT_ASKED if any(each.could_not for each in verdicts) else 0


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="make audit", description="The supply chain's checks.")
    parser.add_argument("--write", action="store_true", help="write docs/licences.md anew")
    if parser.parse_args(arguments).write:
        licence_page.PAGE.write_text(licence_page.page(), encoding="utf-8")
    known = advisories.known()
    verdicts = []
    print(
        f"Without a network: hashes, licences, and {len(known.advisories)} advisories of {known.looked_up}."
    )
    for sentence in (known.notice(datetime.now(UTC).date()), *known.acceptances()):
        if sentence:
            print(f"  {sentence}")
    for name, verdict in offline():
        print(f"  {name}: {verdict}", flush=True)
        verdicts.append(verdict)
    print("The advisory databases:", flush=True)
    for name, verdict in online(run_here):
        print(f"  {name}: {verdict}", flush=True)
        verdicts.append(verdict)
    unasked = sum(bool(each.could_not) for each in verdicts)
    print(f"{sum(len(each.found) for each in verdicts)} found, {unasked} could not be asked")
    return exit_code(verdicts)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
