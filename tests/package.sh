# Checks the crate as it is published: its files, and its tests in a folder that holds nothing else.
# Usage: bash tests/package.sh
set -euo pipefail
cd "$(dirname "$0")/.."

target=$(realpath -m "${CARGO_TARGET_DIR:-target}")
# Always the same folder, so that cargo can use what it built there before.
folder="${INSPIR_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/inspir}/core-package"

cargo package --quiet --offline -p inspir-core --allow-dirty --no-verify --target-dir "$target"
crate=$(ls -t "$target"/package/inspir-core-*.crate | head -n 1)
rm -rf "$folder"
mkdir -p "$folder"
# Unpacked files get the time of now: cargo does not build files again that are older than its last build.
tar -xzmf "$crate" -C "$folder" --strip-components 1

for file in LICENSE-APACHE LICENSE-MIT; do cmp "$file" "$folder/$file"; done
cmp inspir-core/README.md "$folder/README.md"
if [ -e "$folder/fuzz" ]; then echo "the crate contains the fuzz targets" >&2; exit 1; fi

cd "$folder"
# All features in one build. Each property gets few cases, since the tests of the tree try many.
PROPTEST_CASES=16 cargo test --quiet --offline --all-features --target-dir "$target"
