"""The rule engine for regional grants.

An application goes in; an assessment comes out that is exact to the cent, explained finding by
finding, and cited from the call. The answers are those of the Rust library, byte for byte.

>>> import inspir
>>> call = inspir.Call.load("inspir-creative-event")
>>> assessment = call.assess({"request": {"amount": "20000.00"}}, locale="en")
>>> assessment.outcome
<Outcome.INELIGIBLE: 'ineligible'>
>>> assessment.finding("grant.ceiling").paths
('/request/amount',)
"""

from ._assessment import (
    AppraisalCounts,
    Assessment,
    Basis,
    Category,
    Finding,
    Grant,
    InputError,
    Level,
    Outcome,
    Part,
    Progress,
    Status,
    Step,
    StepKind,
    Totals,
)
from ._call import (
    Call,
    DefinitionError,
    EntryCard,
    InspirError,
    Problem,
    ReformError,
    Requirement,
    TableError,
    UnknownCallError,
    calls,
)
from ._compare import Comparison, ComparisonTotals, compare, sweep
from ._engine import Reader, Table
from ._engine import VERSION as __version__
from ._lines import assess_ndjson

__all__ = [
    "AppraisalCounts",
    "Assessment",
    "Basis",
    "Call",
    "Category",
    "Comparison",
    "ComparisonTotals",
    "DefinitionError",
    "EntryCard",
    "Finding",
    "Grant",
    "InputError",
    "InspirError",
    "Level",
    "Outcome",
    "Part",
    "Problem",
    "Progress",
    "Reader",
    "ReformError",
    "Requirement",
    "Status",
    "Step",
    "StepKind",
    "Table",
    "TableError",
    "Totals",
    "UnknownCallError",
    "__version__",
    "assess_ndjson",
    "calls",
    "compare",
    "sweep",
]
