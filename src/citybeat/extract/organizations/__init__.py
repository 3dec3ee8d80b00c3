"""Organizations: one entry for each named body that an article mentions."""

from citybeat.extract.organizations.component import Organizations, make_organizations
from citybeat.extract.organizations.registry import ensure_organization

__all__ = ["Organizations", "ensure_organization", "make_organizations"]
