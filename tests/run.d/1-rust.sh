# The core: format, lints, documentation, tests, fuzz targets, the command line, the model.
set -euo pipefail

cargo fmt --all --check
cargo clippy --workspace --all-targets --all-features -- -D warnings
RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --quiet -p inspir-core --all-features
cargo test -p inspir-core --quiet
# Without `pseudo`, whose language stands in no generated file.
cargo test -p inspir-core --quiet --features arrow,cli,schema --test generated --test tables --test comparisons \
  --test cli --test cli_bad_input --test cli_cases --test cli_guide --test call_cases \
  --test definition_coverage --test definition_remarks \
  --test service --test finding_tables
cargo test -p inspir-core --quiet --features arrow,cli,schema --lib -- cli:: cases:: coverage:: lint:: mutants:: variants::
for feature in schema arrow cases cli; do cargo check -p inspir-core --quiet --no-default-features --features "$feature"; done
cargo test -p inspir-core --quiet --features pseudo --test pseudo
cargo test -p inspir-core --quiet --all-features --doc
# Features of serde_json that another crate of a build may switch on change nothing.
cargo test -p inspir-core --quiet --lib --test cases --test typed_callers --test reading --test kept \
  --features serde_json/arbitrary_precision,serde_json/float_roundtrip,serde_json/preserve_order,serde_json/unbounded_depth
cargo test -p inspir-core --test cases -- --nocapture | grep replayed
# Small stacks as services have them, built as services are.
cargo test -p inspir-core --quiet --release --test hostile --test deep_definitions
# What a version adds asks for no major version. The tool takes long to build, so it is not installed here; with
# INSPIR_SEMVER=1 it has to be there.
if [ "${INSPIR_SEMVER:-}" = 1 ] || cargo semver-checks --version > /dev/null 2>&1; then
  python3 tests/additions.py
else
  echo "skipped: tests/additions.py, for want of cargo-semver-checks (CONTRIBUTING.md says how to install it)"
fi
# The default build needs no more than the libraries that docs/decisions.md names.
direct=$(cargo tree -p inspir-core --depth 1 --edges normal --prefix none | tail -n +2 | cut -d' ' -f1 | sort | tr '\n' ' ')
test "$direct" = "chrono rust_decimal serde serde_json sha2 thiserror "
# The licences of dependencies; the crate as it is published; the README; the guide's new check.
bash tests/licences.sh
bash tests/package.sh
bash tests/readme.sh
bash tests/add-a-check.sh

# The fuzz targets are a workspace of their own. The test `fuzz` has replayed their seeds. `cargo check` links
# nothing, so libFuzzer need not be built.
CUSTOM_LIBFUZZER_PATH=/dev/null cargo clippy --quiet --all-targets \
  --manifest-path inspir-core/fuzz/Cargo.toml --target-dir "${CARGO_TARGET_DIR:-target}" -- -D warnings

# The example program of the README; the command, and which call it picks for a document.
reports=inspir-core/tests/reports/inspir-creative-event
LC_ALL=C cargo run --quiet --example assess | diff $reports/example.fr.txt -
cargo run --quiet --example assess -- inspir-core/examples/application.json --locale en | diff $reports/example.en.txt -
cargo build --quiet --release -p inspir-core --features cli --bin inspir
python3 tests/oracle/test_program.py "${CARGO_TARGET_DIR:-target}/release/inspir"
# The independent model. The part `python` compares the engine with it.
for test in cases rules generate compare; do python3 "tests/oracle/test_$test.py"; done
