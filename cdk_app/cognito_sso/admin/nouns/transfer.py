"""`cognito-sso export` and `import`: applications, users and memberships as JSON lines."""

import json
from collections.abc import Iterator
from typing import Any

import click

from cognito_sso.admin.errors import AdminError, UsageError
from cognito_sso.admin.files import FILE, write_lines
from cognito_sso.admin.operator import PatientOperator, all_pages
from cognito_sso.admin.records import KINDS, NumberedRecord, naming_lines, read_records, summary
from cognito_sso.admin.run import Run, pass_run
from cognito_sso.admin.shared_options import Verb
from cognito_sso.admin.tables import Column

_BATCH = 25
_TOLD_EVERY = 1000
_SKIPPED = (
    Column("record", "record.record"),
    Column("application", "record.application_id"),
    Column("user", "record.user_id"),
    Column("reason", "reason"),
)


@click.command(
    "export",
    cls=Verb,
    epilog="""\b
Examples:
  cognito-sso -e dev export dev.jsonl
  cognito-sso -e dev export - | gzip > dev.jsonl.gz

The file holds no password, session or token, but personal data: it is written for your eyes only.""",
)
@click.argument("file", type=FILE)
@pass_run
def export_command(run: Run, file: str) -> None:
    """Write all applications, users and memberships to FILE.

    `-` is standard output. Every line is one record in JSON.
    """
    if file == "-" and run.json:
        raise UsageError("With --json the answer is one document; name a file for the records.")
    counts = dict.fromkeys(KINDS, 0)
    write_lines(file, _records(run, counts))
    sentence = f"Wrote {summary(counts)}."
    if file == "-":
        run.note(sentence)
    else:
        run.done({"file": file, "written": counts}, sentence)


def _records(run: Run, counts: dict[str, int]) -> Iterator[str]:
    operator = PatientOperator(run.operator, run.surroundings.wait)
    for page in all_pages(operator, "environment.export", "records", {}):
        before = sum(counts.values())
        for record in page:
            kind = str(record.get("record"))
            counts[kind] = counts.get(kind, 0) + 1
            yield json.dumps(record, ensure_ascii=False)
        _tell(run, before, sum(counts.values()))


@click.command(
    "import",
    cls=Verb,
    epilog="""\b
Examples:
  cognito-sso -e prod import dev.jsonl
  gunzip -c dev.jsonl.gz | cognito-sso -e prod --yes import -

Importing the same file again changes nothing more, so an import that was cut off is simply repeated. Users
whom the pool does not know yet are waiting: they get their data at their first sign-in or sign-up.""",
)
@click.argument("file", type=FILE)
@pass_run
def import_command(run: Run, file: str) -> None:
    """Read what `export` wrote from FILE.

    `-` is standard input.
    """
    records = read_records(file)
    counts = {kind: sum(one.kind == kind for one in records) for kind in KINDS}
    if file == "-" and not run.assumes_yes:
        raise UsageError("Standard input is the file, so there is nobody to ask; add --yes to do it.")
    run.confirm(f"Import {summary(counts)} into {run.reach.environment.title}?")
    result = _import(run, records)
    if run.json:
        run.document(result)
        return
    click.echo(
        f"{result['written']} records are written, {result['pending']} wait for their users, "
        f"{len(result['skipped'])} were left out."
    )
    if result["skipped"]:
        run.table(_SKIPPED, result["skipped"])


def _import(run: Run, records: list[NumberedRecord]) -> dict[str, Any]:
    operator = PatientOperator(run.operator, run.surroundings.wait)
    total: dict[str, Any] = {"written": 0, "pending": 0, "skipped": []}
    for first in range(0, len(records), _BATCH):
        batch = records[first : first + _BATCH]
        try:
            answer = operator.ask("environment.import", {"records": [one.record for one in batch]})
        except AdminError as error:
            said = naming_lines(str(error), batch)
            raise AdminError(
                error.code, f"{said} {first} of {len(records)} records are in; import the file again."
            ) from error
        for part in total:
            total[part] += answer[part]
        _tell(run, first, first + len(batch))
    return total


def _tell(run: Run, before: int, after: int) -> None:
    """Say how far it is, every so many records."""
    if before // _TOLD_EVERY != after // _TOLD_EVERY:
        run.note(f"{after} records so far")
