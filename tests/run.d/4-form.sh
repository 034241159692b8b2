# The form: types, the build, and the form in a browser.
set -euo pipefail

[ -x /usr/bin/chromium ] || apt-get install -y chromium > /dev/null
[ -e inspir-wasm/js/dist/inspir.wasm ] || bash tests/run wasm
cd inspir-wasm/form
npm ci --no-audit --no-fund --silent
npm run --silent build
npm test --silent
