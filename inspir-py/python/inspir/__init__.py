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

from ._assessment import AppraisalCounts, Assessment, Progress, Totals
from ._call import Call, calls
from ._errors import (
    DefinitionError,
    DetailsError,
    InspirError,
    Problem,
    ReformError,
    TableError,
    UnknownCallError,
)
from ._closed_lists import Basis, Level, Outcome, Status, StepKind
from ._contents import CallPart, CallSection, Requirement
from ._documents import (
    Change,
    Changes,
    Fault,
    LetterDetails,
    Replay,
    SheetDetails,
    changes,
)
from ._compare import Comparison, ComparisonTotals, compare, sweep
from ._engine import VERSION as __version__
from ._finding import Finding, InputError
from ._grant import Category, Grant, Part, Step
from ._imported import ApplicationReader, Applications, Notice, RefusedCell
from ._lines import assess_ndjson
from ._repairs import PatchError, Repair, RepairKind, RepairWay
from ._portal import (
    ImportTableError,
    MappingError,
    MappingProblem,
    Suggestion,
    SuggestionNote,
    applications,
    dossiers,
    suggest_mapping,
)
from ._scdl import ScdlError, ScdlFault, ScdlWarning, scdl
from ._table import Reader, Table
from ._voices import EntryCard
from ._written import WrittenError, format_amount, parse_amount, parse_date

__all__ = [
    "ApplicationReader",
    "Applications",
    "AppraisalCounts",
    "Assessment",
    "Basis",
    "Call",
    "CallPart",
    "CallSection",
    "Category",
    "Change",
    "Changes",
    "DefinitionError",
    "DetailsError",
    "Fault",
    "Comparison",
    "ComparisonTotals",
    "EntryCard",
    "Finding",
    "Grant",
    "ImportTableError",
    "InputError",
    "InspirError",
    "LetterDetails",
    "Level",
    "MappingError",
    "MappingProblem",
    "Notice",
    "Outcome",
    "Part",
    "PatchError",
    "Problem",
    "Progress",
    "Reader",
    "Replay",
    "Repair",
    "RepairKind",
    "RepairWay",
    "RefusedCell",
    "ReformError",
    "Requirement",
    "ScdlError",
    "ScdlFault",
    "ScdlWarning",
    "SheetDetails",
    "Status",
    "Step",
    "StepKind",
    "Suggestion",
    "SuggestionNote",
    "Table",
    "TableError",
    "Totals",
    "UnknownCallError",
    "WrittenError",
    "__version__",
    "applications",
    "assess_ndjson",
    "calls",
    "changes",
    "dossiers",
    "format_amount",
    "parse_amount",
    "parse_date",
    "scdl",
    "suggest_mapping",
    "compare",
    "sweep",
]
