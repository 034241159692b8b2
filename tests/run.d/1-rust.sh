# The core: format, lints, documentation, tests, fuzz targets, the command line, the oracle.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cargo fmt --all --check
cargo clippy --workspace --all-targets --all-features -- -D warnings
RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --quiet -p inspir-core --all-features
cargo test -p inspir-core --quiet
cargo test -p inspir-core --quiet --features schema --test generated
cargo test -p inspir-core --quiet --features arrow --test tables
cargo test -p inspir-core --quiet --all-features --doc
cargo test -p inspir-core --test cases -- --nocapture | grep replayed
# The crate as it is published, by itself.
bash tests/package.sh
# The default build needs no more than the libraries that docs/decisions.md names.
direct=$(cargo tree -p inspir-core --depth 1 --edges normal --prefix none | tail -n +2 | cut -d' ' -f1 | sort | tr '\n' ' ')
test "$direct" = "chrono iban_validate rust_decimal serde serde_json thiserror "
# Licences and doubles of all dependencies: deny.toml.
deny="$INSPIR_CACHE/cargo-deny/bin/cargo-deny"
[ -x "$deny" ] || env -u CARGO_TARGET_DIR cargo install --quiet --locked --no-default-features cargo-deny --root "$INSPIR_CACHE/cargo-deny"
"$deny" check --hide-inclusion-graph licenses bans sources

# The fuzz targets, a workspace of their own. A check links nothing, so libFuzzer need not be built.
CUSTOM_LIBFUZZER_PATH=/dev/null cargo clippy --quiet --all-targets \
  --manifest-path inspir-core/fuzz/Cargo.toml --target-dir "${CARGO_TARGET_DIR:-target}" -- -D warnings

# The Rust of the README, and the messages that it quotes from its program.
target="${CARGO_TARGET_DIR:-target}/debug"
cargo build --quiet -p inspir-core
rustdoc --test README.md --edition 2024 -L "dependency=$target/deps" --extern "inspir_core=$target/libinspir_core.rlib"
cargo run --quiet --example assess > "$work/report"
cargo run --quiet --example assess -- --locale en >> "$work/report"
sed -n '/^```text$/,/^```$/{/^```/!p}' README.md > "$work/quoted"
test -s "$work/quoted"
if grep -vxFf "$work/report" "$work/quoted"; then
  echo "README.md quotes these lines, which the example program does not print" >&2
  exit 1
fi

# The program, line after line against the independent model.
cargo build --quiet --release --example assess
python3 tests/oracle/test_cases.py
python3 tests/oracle/test_program.py target/release/examples/assess
for call in inspir-creative-event inspir-follow-up; do
  python3 tests/oracle/generate.py 7 2000 "$call" > "$work/applications"
  python3 tests/oracle/model.py "$call" < "$work/applications" > "$work/expected"
  target/release/examples/assess --call "$call" --jsonl < "$work/applications" > "$work/actual"
  python3 tests/oracle/compare.py "$work/expected" "$work/actual"
done
