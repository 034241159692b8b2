# Checks README.md: its Rust runs, and the example program prints the messages that it quotes.
# Usage: bash tests/readme.sh
set -euo pipefail
cd "$(dirname "$0")/.."

target="${CARGO_TARGET_DIR:-target}/debug"
cargo build --quiet -p inspir-core
rustdoc --test README.md --edition 2024 -L "dependency=$target/deps" --extern "inspir_core=$target/libinspir_core.rlib"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for locale in fr en; do cargo run --quiet --example assess -- --locale "$locale"; done > "$work/printed"
sed -n '/^```text$/,/^```$/{/^```/!p}' README.md > "$work/quoted"
test -s "$work/quoted"
if grep -vxFf "$work/printed" "$work/quoted"; then
  echo "README.md quotes these lines, which the example program does not print" >&2
  exit 1
fi
