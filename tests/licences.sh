# Checks the licences, duplicates and sources of all dependencies, as deny.toml says.
# Usage: bash tests/licences.sh
set -euo pipefail
cd "$(dirname "$0")/.."

root="${INSPIR_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/inspir}/cargo-deny"
if [ ! -x "$root/bin/cargo-deny" ]; then
  echo "tests: building cargo-deny, once; this takes some minutes" >&2
  env -u CARGO_TARGET_DIR cargo install --quiet --locked --no-default-features cargo-deny --root "$root"
fi
"$root/bin/cargo-deny" --log-level error check --hide-inclusion-graph licenses bans sources
