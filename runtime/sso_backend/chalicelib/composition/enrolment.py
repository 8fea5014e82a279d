"""How users get their items, which the API, a trigger and the operator's function all need."""

from chalicelib.models.application import ApplicationRepository
from chalicelib.models.membership import MembershipRepository
from chalicelib.models.pending_import import PendingImportRepository
from chalicelib.models.table import Table
from chalicelib.models.user import UserRepository
from chalicelib.ports import Clock
from chalicelib.services.audit import AuditTrail
from chalicelib.services.enrolment import Enrolment
from chalicelib.services.pending_imports import PendingImports


def enrolment_over(table: Table, *, audit: AuditTrail, clock: Clock) -> Enrolment:
    """The service over the given table."""
    return Enrolment(
        users=UserRepository(table),
        memberships=MembershipRepository(table),
        applications=ApplicationRepository(table),
        imports=pending_imports_over(table, audit=audit, clock=clock),
        audit=audit,
        clock=clock,
    )


def pending_imports_over(table: Table, *, audit: AuditTrail, clock: Clock) -> PendingImports:
    """The claims of what was imported, over the given table."""
    return PendingImports(PendingImportRepository(table), audit=audit, clock=clock)
