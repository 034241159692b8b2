# Installs a Debian package, unless its program is there: bash tests/need.sh PROGRAM PACKAGE
set -euo pipefail

command -v "$1" > /dev/null && exit
if ! command -v apt-get > /dev/null; then
  echo "the tests need the program $1: install it (on Debian: apt-get install $2)" >&2
  exit 1
fi
echo "tests: installing the Debian package $2 with apt-get, for the program $1" >&2
# apt-get asks nothing, and waits while another one runs.
export DEBIAN_FRONTEND=noninteractive
wait=(-o DPkg::Lock::Timeout=600)
{ apt-get update -qq "${wait[@]}" && apt-get install -y -qq "${wait[@]}" --no-install-recommends "$2"; } > /dev/null
