"""SIRET, RNA, IBAN: the first reason why one is wrong."""

from __future__ import annotations

import re
from typing import Optional

from strict_json import WHITE

DIGITS = "0123456789"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

# The characters after the two check digits, by country (n digits, a letters, c both).
BBAN = dict(entry.split(":") for entry in """
AD:8n12c AE:19n AL:8n16c AT:16n AZ:4a20c BA:16n BE:12n BG:4a6n8c BH:4a14c BI:23n BR:23n1a1c
BY:4c4n16c CH:5n12c CR:18n CY:8n16c CZ:20n DE:18n DJ:23n DK:14n DO:4c20n EE:16n EG:25n ES:20n
FI:14n FK:2a12n FO:14n FR:10n11c2n GB:4a14n GE:2a16n GI:4a15c GL:14n GR:7n16c GT:24c HN:4a20n
HR:17n HU:24n IE:4a14n IL:19n IQ:4a15n IS:22n IT:1a10n12c JO:4a4n18c KW:4a22c KZ:3n13c LB:4n20c
LC:4a24c LI:5n12c LT:16n LU:3n13c LV:4a13c LY:21n MC:10n11c2n MD:20c ME:18n MK:3n10c2n MN:16n
MR:23n MT:4a5n18c MU:4a19n3a NI:4a20n NL:4a10n NO:11n OM:3n16c PK:4a16c PL:24n PS:4a21c PT:21n
QA:4a21c RO:4a16c RS:18n RU:14n15c SA:2n18c SC:4a20n3a SD:14n SE:20n SI:15n SK:20n SM:1a10n12c
SO:19n ST:21n SV:4a20n TL:19n TN:20n TR:6n16c UA:6n19c VA:18n VG:4a16n XK:16n YE:4a4n18c
""".split())
CLASSES = {"n": "[0-9]", "a": "[A-Z]", "c": "[A-Z0-9]"}
RIB_LETTERS = str.maketrans(LETTERS, "12345678912345678923456789")


def compact(text: str) -> str:
    """The text without white space, a–z in capitals (nothing else changes)."""
    return "".join(chr(ord(c) - 32) if "a" <= c <= "z" else c for c in text if c not in WHITE)


def wrong_character(text: str, alphabet: str) -> Optional[int]:
    """The position of the first wrong character, from 1, in the text as given."""
    for position, char in enumerate(text, start=1):
        if char not in WHITE and compact(char) not in alphabet:
            return position
    return None


def luhn(digits: str) -> bool:
    total = 0
    for i, digit in enumerate(reversed(digits)):
        double = int(digit) * (1 + i % 2)
        total += double - 9 if double > 9 else double
    return total % 10 == 0


def siret_reason(siret: str) -> Optional[str]:
    if len(siret) != 14:
        return "length"
    if siret == "0" * 14:
        return "zeros"
    if siret.startswith("356000000"):
        good = luhn(siret) or sum(map(int, siret)) % 5 == 0
    else:
        good = luhn(siret) and luhn(siret[:9])
    return None if good else "check_digits"


def rna_reason(rna: str) -> Optional[str]:
    if len(rna) != 10:
        return "length"
    return None if re.fullmatch("W[0-9][A-Z0-9][0-9]{7}", rna) else "format"


def iban_reason(iban: str) -> Optional[str]:
    structure = BBAN.get(iban[:2])
    if structure is None:
        return "country"
    if len(iban) != 4 + sum(map(int, re.findall("[0-9]+", structure))):
        return "length"
    pattern = re.sub("([0-9]+)([nac])", lambda m: CLASSES[m[2]] + "{" + m[1] + "}", structure)
    if not re.fullmatch("[0-9]{2}" + pattern, iban[2:]):
        return "format"
    if int("".join(str(int(c, 36)) for c in iban[4:] + iban[:4])) % 97 != 1:
        return "check_digits"
    if iban[:2] != "FR":
        return None
    bank, branch, account = iban[4:9], iban[9:14], iban[14:25].translate(RIB_LETTERS)
    key = 97 - (89 * int(bank) + 15 * int(branch) + 3 * int(account)) % 97
    return None if int(iban[25:]) == key else "rib_key"


KINDS = {"siret": (DIGITS, siret_reason), "rna": (DIGITS + LETTERS, rna_reason),
         "iban": (DIGITS + LETTERS, iban_reason)}


def fault(kind: str, text: str) -> Optional[dict]:
    """The reason why an identifier is wrong; None if it is right."""
    alphabet, reason_of = KINDS[kind]
    position = wrong_character(text, alphabet)
    if position is not None:
        return {"reason": "characters", "position": position}
    reason = reason_of(compact(text))
    return None if reason is None else {"reason": reason}
