# Checks the example of docs/add-a-check.md: in a copy of the core it compiles, and the tests of checks pass.
# Usage: bash tests/add-a-check.sh
set -euo pipefail
cd "$(dirname "$0")/.."

target=$(realpath -m "${CARGO_TARGET_DIR:-target}")
# Always the same folder, so that cargo can use what it built there before.
folder="${INSPIR_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/inspir}/add-a-check"
rm -rf "$folder"
mkdir -p "$folder"
tar -c --exclude=target Cargo.toml Cargo.lock LICENSE-* tests inspir-core | tar -xm -C "$folder"

python3 - docs/add-a-check.md "$folder" << 'END'
import json
import re
import sys
from pathlib import Path

guide, folder = Path(sys.argv[1]).read_text("utf-8"), Path(sys.argv[2])
file, rows = re.findall(r"^```rust\n(.*?)^```$", guide, re.M | re.S)
checks = folder / "inspir-core/src/checks"
(checks / "weekend_days.rs").write_text(file, "utf-8")

table = (checks / "mod.rs").read_text("utf-8")
before, line, after = rows.splitlines(keepends=True)
assert before + after in table, "the rows that the guide shows are not side by side in the table"
table = table.replace(before + after, rows).replace("\nmod vat_consistent;\n", "\nmod vat_consistent;\nmod weekend_days;\n")
(checks / "mod.rs").write_text(table, "utf-8")

(requirement,) = re.findall(r'^```json\n({.*?"check": "weekend_days".*?)^```$', guide, re.M | re.S)
call = folder / "tests/calls/littoral-numerique-2027/definition.json"
definition = json.loads(call.read_text("utf-8"))
definition["requirements"].append(json.loads(requirement))
call.write_text(json.dumps(definition), "utf-8")

cargo = (folder / "Cargo.toml").read_text("utf-8")
cargo = re.sub(r"^((default-)?members) = .*$", r'\1 = ["inspir-core"]', cargo, flags=re.M)
(folder / "Cargo.toml").write_text(cargo, "utf-8")
END

cd "$folder"
run=(cargo test --quiet --offline -p inspir-core --lib --target-dir "$target" --)
"${run[@]}" checks::
"${run[@]}" --list | grep "^checks::weekend_days::" > /dev/null
