"""The columns of the national open data on grants awarded: SCDL “subventions”, version 2.1.1.

The facts are those of the published table schema (28 September 2023), schema.data.gouv.fr
``scdl/subventions``: names, types, what is required, patterns, lengths, values and bounds.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

VERSION = "2.1.1"

Kind = Literal["text", "siret", "rna", "day", "period", "amount", "nature", "flag", "share"]


@dataclass(frozen=True)
class Column:
    """One column of the table."""

    name: str
    kind: Kind = "text"
    required: bool = False
    longest: int | None = None
    """The most characters."""


COLUMNS = (
    Column("nomAttribuant", required=True),
    Column("idAttribuant", "siret", required=True),
    Column("dateConvention", "day", required=True),
    Column("referenceDecision"),
    Column("nomBeneficiaire", required=True),
    Column("idBeneficiaire", "siret"),
    Column("rnaBeneficiaire", "rna"),
    Column("objet", required=True, longest=256),
    Column("montant", "amount", required=True),
    Column("nature", "nature", required=True),
    Column("conditionsVersement", required=True, longest=256),
    Column("datesPeriodeVersement", "period", required=True),
    Column("idRAE", longest=5),
    Column("notificationUE", "flag", required=True),
    Column("pourcentageSubvention", "share", required=True),
    Column("dispositifAide"),
)

NAMES = tuple(column.name for column in COLUMNS)

#: One of the two is required, at least.
IDENTIFIERS = ("idBeneficiaire", "rnaBeneficiaire")

#: Patterns for the whole of a cell; digits are those of ASCII.
RNA = r"W[0-9]{9}"
PERIOD = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(/[0-9]{4}-[0-9]{2}-[0-9]{2})?"

NATURES = (
    "aide en numéraire",
    "aide en nature",
    "aide en numéraire;aide en nature",
    "aide en nature;aide en numéraire",
)
YES, NO = "oui", "non"
LEAST_SHARE, MOST_SHARE = Decimal("0.01"), Decimal(1)
