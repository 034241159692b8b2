# The Python package: wheel and sdist, a fresh environment, types, documentation, every case, and the model.
set -euo pipefail

venv="$INSPIR_CACHE/python"
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/pip" install --quiet --disable-pip-version-check "maturin>=1.9,<2" -r inspir-py/tests/requirements.txt
if [ ! -x "$INSPIR_CACHE/pyright/node_modules/.bin/pyright" ]; then
  npm install --silent --no-fund --no-audit --prefix "$INSPIR_CACHE/pyright" pyright
fi

# Spark needs Java.
bash tests/need.sh java openjdk-17-jre-headless

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo build --quiet --release -p inspir-core --features cli --bin inspir
# Not with `--sdist`: the files of an sdist are older than the last build, so cargo would not see a change.
"$venv/bin/maturin" build --quiet --release -m inspir-py/Cargo.toml -o "$work/dist"
"$venv/bin/maturin" sdist -m inspir-py/Cargo.toml -o "$work/dist" > /dev/null
wheel=$(ls "$work"/dist/*.whl)
case "$wheel" in *-cp310-abi3-*) ;; *) echo "not one abi3 wheel: $wheel" >&2; exit 1 ;; esac

# Both hold the licences.
for file in LICENSE-APACHE LICENSE-MIT; do
  "$venv/bin/python" -m zipfile --list "$wheel" | grep "dist-info/licenses/$file " > /dev/null
  tar -xzOf "$work"/dist/*.tar.gz --wildcards --no-wildcards-match-slash "inspir-*/$file" | cmp - "$file"
done

# The wheel in an environment that has nothing else; then a wheel built from the sdist.
python3 -m venv "$work/fresh"
"$work/fresh/bin/pip" install --quiet --disable-pip-version-check --no-index "$wheel"
(cd "$work" && fresh/bin/python -c '
import inspir
assessment = inspir.Call.load("inspir-creative-event").assess({"request": {"amount": "20000.00"}})
assert assessment.outcome is inspir.Outcome.INELIGIBLE, assessment
print("a fresh environment assesses:", assessment)')
# Unpacked files get the time of now: cargo does not build files again that are older than its last build.
mkdir "$work/sdist"
tar -xzmf "$work"/dist/*.tar.gz -C "$work/sdist"
CARGO_TARGET_DIR="$INSPIR_CACHE/sdist-target" "$venv/bin/pip" wheel --quiet --disable-pip-version-check --no-deps -w "$work/from-sdist" "$work"/sdist/*

"$venv/bin/pip" install --quiet --disable-pip-version-check --force-reinstall --no-deps "$wheel"
(cd inspir-py && "$venv/bin/python" -m pytest -q -p no:cacheprovider tests)

# Tables with the oldest versions that the extras promise.
oldest="$INSPIR_CACHE/python-oldest"
[ -x "$oldest/bin/python" ] || python3 -m venv "$oldest"
"$oldest/bin/pip" install --quiet --disable-pip-version-check --only-binary :all: -r inspir-py/tests/oldest.txt
"$oldest/bin/pip" install --quiet --disable-pip-version-check --force-reinstall --no-deps "$wheel"
(cd inspir-py && INSPIR_OLDEST=1 "$oldest/bin/python" -m pytest -q -p no:cacheprovider tests/test_versions.py)

# Frames of pandas 3, which PySpark does not take, nor Python 3.10: pandas alone, above all that the first environment has.
if "$venv/bin/python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  pandas="$INSPIR_CACHE/python-pandas"
  [ -x "$pandas/bin/python" ] || python3 -m venv "$pandas"
  site='import sysconfig; print(sysconfig.get_path("purelib"))'
  "$venv/bin/python" -c "$site" > "$("$pandas/bin/python" -c "$site")/first.pth"
  "$pandas/bin/pip" install --quiet --disable-pip-version-check "pandas>=3"
  "$pandas/bin/python" -c 'import pandas; assert int(pandas.__version__.split(".")[0]) >= 3, pandas.__version__'
  (cd inspir-py/tests && "$pandas/bin/python" -m pytest -q -p no:cacheprovider \
    test_frames.py test_portal.py test_refusals.py test_scdl.py test_values.py test_versions.py test_walk.py)
fi

# The engine beside the independent model: random definitions, the built-in calls, those of tests/calls.
compare=("$venv/bin/python" tests/oracle/compare.py 7)
"${compare[@]}" "${INSPIR_PAIRS:-4000}" --jobs 0 --small
for call in inspir-creative-event inspir-follow-up inspir-innovation-store; do "${compare[@]}" 2000 --definition "$call" --jobs 0; done
for file in tests/calls/*/definition.json; do "${compare[@]}" 200 --definition "$file" --jobs 0; done
