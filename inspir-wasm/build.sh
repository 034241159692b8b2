#!/usr/bin/env bash
# Builds the npm package into js/dist: engine, types, JavaScript. Tools are kept in $INSPIR_CACHE.
set -euo pipefail
cd "$(dirname "$0")"
export INSPIR_CACHE="${INSPIR_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/inspir}"

# The npm tools are kept outside the tree; a link lets the compiler and the tests find them.
tools="$INSPIR_CACHE/wasm-npm"
if ! cmp -s tools/package-lock.json "$tools/package-lock.json" || [ ! -d "$tools/node_modules" ]; then
  mkdir -p "$tools"
  cp tools/package.json tools/package-lock.json "$tools/"
  npm ci --prefix "$tools" --no-audit --no-fund --silent
fi
ln -sfn "$tools/node_modules" node_modules
bin="$tools/node_modules/.bin"

# The distribution's compiler comes with the sources of the standard library, so the library is built for
# size too (a sixth smaller). Elsewhere, the compiler's own target serves. `fmt-debug=none` empties all texts
# of `{:?}`: no outcome may come from them.
export CARGO_TARGET_DIR="$INSPIR_CACHE/wasm-target"
target=wasm32-unknown-unknown
web=(rustc-web rust-web-src)
cargo_build() { (cd .. && cargo build --quiet --profile wasm -p inspir-wasm -p inspir-remarks --target "$target" "$@"); }
install_web() {
  echo "inspir-wasm/build.sh: installing Debian packages with apt-get: ${web[*]}" >&2
  local wait=(-o DPkg::Lock::Timeout=600)
  export DEBIAN_FRONTEND=noninteractive
  { apt-get update -qq "${wait[@]}" && apt-get install -y -qq "${wait[@]}" "${web[@]}"; } > /dev/null 2>&1
}
if dpkg -s "${web[@]}" > /dev/null 2>&1 || { command -v apt-get > /dev/null && install_web; }; then
  linker="$(rustc --print sysroot)/lib/rustlib/$(rustc -vV | sed -n 's/host: //p')/bin/rust-lld"
  [ -x "$linker" ] || linker=$(command -v rust-lld || command -v wasm-ld)
  RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER="$linker" \
    RUSTFLAGS="-Zlocation-detail=none -Zfmt-debug=none -Zunstable-options -Cpanic=immediate-abort --cfg sha2_backend_soft=\"compact\"" \
    cargo_build -Zbuild-std=std,panic_abort -Zbuild-std-features=optimize_for_size
else
  [ -d "$(rustc --print target-libdir --target "$target")" ] || rustup target add "$target"
  cargo_build
fi

bindgen=$(sed -n '/name = "wasm-bindgen"/{n;s/version = "\(.*\)"/\1/p}' ../Cargo.lock)
if ! "$INSPIR_CACHE/wasm-bindgen/bin/wasm-bindgen" --version 2> /dev/null | grep -q " $bindgen$"; then
  env -u CARGO_TARGET_DIR cargo install --quiet wasm-bindgen-cli --version "$bindgen" --root "$INSPIR_CACHE/wasm-bindgen"
fi

# Everything is built beside js/dist, which is replaced once all of it is ready.
work=$(mktemp -d)
new=js/dist.new
trap 'rm -rf "$work" "$new"' EXIT
rm -rf "$new"
mkdir -p "$new/engine" js/src/engine
bind() {
  "$INSPIR_CACHE/wasm-bindgen/bin/wasm-bindgen" --target web --omit-default-module-path --out-dir "$work" \
    --out-name "$2" "$CARGO_TARGET_DIR/$target/wasm/$1.wasm"
}
bind inspir_wasm engine
bind inspir_remarks remarks
features=(--enable-bulk-memory --enable-bulk-memory-opt --enable-sign-ext --enable-nontrapping-float-to-int
  --enable-mutable-globals --enable-reference-types --enable-multivalue --strip-debug --strip-producers)
# Repeated until nothing is gained. A long function that is called once compresses better by itself; so does code
# whose blocks are made anew, and without what can never be.
"$bin/wasm-opt" "${features[@]}" --flatten --rereloop -Oz --gufa-optimizing -Oz --converge \
  --one-caller-inline-max-function-size=20 "$work/engine_bg.wasm" -o "$new/inspir.wasm"
# Few load this one: once will do.
"$bin/wasm-opt" "${features[@]}" -Oz "$work/remarks_bg.wasm" -o "$new/remarks.wasm"
cp "$work"/{engine,remarks}.{js,d.ts} js/src/engine/
node js/generate.mjs --bytes "$new/inspir.wasm"
"$bin/tsc" -p js --outDir "$new"
cp "$work"/{engine,remarks}.{js,d.ts} "$new/engine/"
# The same for `require`, which Jest and older programs call.
"$bin/tsc" -p js/tsconfig.cjs.json --outDir "$new/cjs"
echo '{ "type": "commonjs" }' > "$new/cjs/package.json"
cp ../LICENSE-APACHE ../LICENSE-MIT js/
rm -rf js/dist
mv "$new" js/dist
