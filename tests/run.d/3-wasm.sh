# The npm package: built; every case in Node and Chromium; size, times, manifest; fresh projects; form libraries.
set -euo pipefail

bash tests/need.sh "${CHROMIUM:-chromium}" chromium
bash inspir-wasm/build.sh
cargo build --quiet --release -p inspir-core --example assess
# One after the other: two of them start Chromium.
node --test --test-force-exit --test-concurrency=1 --test-reporter=spec inspir-wasm/tests/*.test.mjs
