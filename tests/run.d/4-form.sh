# The form: its types, its build, and its tests in a browser.
set -euo pipefail

bash tests/need.sh "${CHROMIUM:-chromium}" chromium
[ -e inspir-wasm/js/dist/inspir.wasm ] || bash tests/run wasm
cd inspir-wasm/form
npm ci --no-audit --no-fund --silent
npm run --silent build
npm test --silent
