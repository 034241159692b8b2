# The npm package: the build; every case in Node and Chromium; sizes, manifest, fresh projects and form libraries.
set -euo pipefail

bash tests/need.sh "${CHROMIUM:-chromium}" chromium
bash inspir-wasm/build.sh
cargo build --quiet --release -p inspir-core --features cli --bin inspir
# The files run one after the other, since two of them start Chromium.
node --test --test-force-exit --test-concurrency=1 --test-reporter=spec inspir-wasm/tests/*.test.mjs
