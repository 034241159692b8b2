"""The shape of an application to one call, from the call's definition.

A kind is a text, or a tuple: ("object", members), ("map", members) where a member that is not
listed is an unknown id, ("list", kind of an item), ("texts",), ("choices", ids), ("enum", ids),
("id", ids), ("call", id), ("count", most), ("number", decimals, minimum, maximum).
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

Kind = Any

LEGAL_FORMS = ["association", "local_authority", "intermunicipal_body", "public_establishment",
               "foundation", "company", "cooperative", "individual", "other"]
SIGNATORIES = ["legal_representative", "delegate"]
SIGNERS = [*SIGNATORIES, "nobody"]
RECOVERIES = ["full", "partial", "none"]
FORMATS = ["hackathon", "ideathon", "startup_weekend", "boot_camp", "other"]
VAT_BASES = ["excluding_vat", "including_vat"]
NATURES = ["operating", "investment"]
VERDICTS = ["favourable", "unfavourable"]
SOURCES = ["region", "own_funds", "state", "department", "intermunicipal_body", "commune", "europe",
           "other_public", "private", "participants", "other"]
PUBLIC = ["state", "region", "department", "intermunicipal_body", "commune", "europe", "other_public"]

BUILT_IN_LISTS = ["/budget/expenses", "/budget/revenues", "/documents", "/indicators", "/team",
                  "/previous_grants"]

# Members of items that have a value even if they are absent.
DEFAULTS: dict[tuple[str, str], Any] = {
    ("/budget/expenses", "nature"): "operating",
    ("/budget/expenses", "in_kind"): False,
    ("/budget/expenses", "eligible"): True,
    ("/budget/expenses", "external_provider"): False,
    ("/budget/revenues", "in_kind"): False,
    ("/budget/revenues", "secured"): False,
}


def ids(definition: dict, name: str) -> list[str]:
    return [entry["id"] for entry in definition.get(name, [])]


def field_kind(field: dict) -> Kind:
    """One of the call's own fields."""
    kind = field["type"]
    if kind == "number":
        return ("number", field.get("decimals", 0), Fraction(field.get("minimum", "0")),
                Fraction(field.get("maximum", "999999999999")))
    if kind in ("choice", "choices"):
        return ("enum" if kind == "choice" else "choices", [v["id"] for v in field["values"]])
    return "bool" if kind == "boolean" else kind


def fields_kind(fields: list[dict]) -> Kind:
    return ("map", {field["id"]: field_kind(field) for field in fields})


def application(definition: dict) -> Kind:
    """The kind of the root."""
    columns = definition.get("columns", {})

    def items(path: str, members: dict[str, Kind]) -> Kind:
        if columns.get(path):
            members = {**members, "details": fields_kind(columns[path])}
        return ("list", ("object", members))

    def answers(name: str, kind: Kind) -> Kind:
        return ("map", {id: kind for id in ids(definition, name)})

    expense: dict[str, Kind] = {
        "label": "text", "amount": "amount", "nature": ("enum", NATURES), "account": "text",
        "in_kind": "bool", "eligible": "bool", "external_provider": "bool", "supports": "text"}
    if definition.get("categories"):
        expense["category"] = ("id", ids(definition, "categories"))
    sources = SOURCES + ids(definition, "sources")
    return ("object", {
        "call": ("call", definition["id"]), "reference": "text", "submitted_on": "date",
        "first_contact_on": "date", "extensions": "any",
        "applicant": ("object", {
            "name": "text", "created_on": "date", "commune": "commune", "siret": "text",
            "rna": "text", "iban": "text", "legal_form": ("enum", LEGAL_FORMS),
            "legal_representative": ("object", {"name": "text", "role": "text"}),
            "signatory": ("enum", SIGNATORIES), "vat_recovery": ("enum", RECOVERIES)}),
        "project": ("object", {
            "title": "text", "description": "text", "starts_on": "date", "ends_on": "date",
            "commune": "commune", "event_format_label": "text", "challenges": ("texts",),
            "external_providers": "bool", "event_format": ("enum", FORMATS)}),
        "origin": ("object", {"event_title": "text", "event_reference": "text",
                              "event_ended_on": "date", "inspir_event": "bool"}),
        "team": items("/team", {"name": "text", "discipline": "text"}),
        "budget": ("object", {
            "vat_basis": ("enum", VAT_BASES),
            "expenses": items("/budget/expenses", expense),
            "revenues": items("/budget/revenues", {
                "label": "text", "amount": "amount", "source": ("enum", sources),
                "account": "text", "in_kind": "bool", "secured": "bool"})}),
        "request": ("object", {"amount": "amount", "operating": "amount", "investment": "amount"}),
        "documents": items("/documents", {
            "kind": ("id", ids(definition, "documents")), "name": "text", "dated_on": "date",
            "signed_by": ("enum", SIGNERS)}),
        "charter": ("object", {"signed_on": "date", "signed_by": ("enum", SIGNERS),
                               "commitments": answers("commitments", "bool")}),
        "answers": answers("questions", "text"),
        "undertakings": answers("undertakings", "bool"),
        "indicators": items("/indicators", {
            "label": "text", "target": "target", "unit": "text", "horizon_months": ("count", 120)}),
        "previous_grants": items("/previous_grants", {
            "call": "text", "same_call": "bool", "awarded_on": "date", "amount": "amount"}),
        "appraisals": answers("criteria", ("object", {
            "verdict": ("enum", VERDICTS), "by": "text", "on": "date", "note": "text"})),
        "details": fields_kind(definition.get("fields", [])),
        "lists": ("map", {entry["id"]: ("list", fields_kind(entry["fields"]))
                          for entry in definition.get("lists", [])}),
    })


def kind_at(root: Kind, path: str) -> Kind:
    """The kind of the value at a path; `*` or a number stands for an item of a list."""
    if path in ("/budget/revenues/*/public",):
        return "bool"
    kind = root
    for name in path.split("/")[1:]:
        kind = kind[1] if kind[0] == "list" else kind[1][name]
    return kind


def agent_paths(definition: dict) -> set[str]:
    """The paths, with `*`, that an agent fills in."""
    found = {f"/appraisals/{id}/verdict" for id in ids(definition, "criteria")}

    def note(prefix: str, fields: list[dict]) -> None:
        found.update(prefix + field["id"] for field in fields if field.get("agent"))

    note("/details/", definition.get("fields", []))
    for path, fields in definition.get("columns", {}).items():
        note(f"{path}/*/details/", fields)
    for entry in definition.get("lists", []):
        note(f"/lists/{entry['id']}/*/", entry["fields"])
    return found
