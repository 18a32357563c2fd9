#!/usr/bin/env bash
# Installs what tests need beyond Python and is not there yet: Chromium and ffmpeg (browser and film tests), a C++
# compiler (kernels), Node.js and the viewer's npm packages (axe-core, the glTF validator). Where that is not possible it
# says so, and the tests that need it are skipped; with OROGRAPH_TOOLS=required it fails instead.
set -euo pipefail
cd "$(dirname "$0")/.."

missing() {
  echo "tests/setup.sh: $1: the tests that need it are skipped" >&2
  [ "${OROGRAPH_TOOLS:-}" != required ]
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

log=$(mktemp)
trap 'rm -f "$log"' EXIT

# apt PACKAGE...: Debian packages, each by itself, so that one that is not to be had does not cost the others.
apt() {
  export DEBIAN_FRONTEND=noninteractive
  local package
  for package in "$@"; do
    as_root apt-get install -y -qq --no-install-recommends "$package" >"$log" 2>&1 ||
      { as_root apt-get update -qq >"$log" 2>&1 && as_root apt-get install -y -qq --no-install-recommends "$package" >"$log" 2>&1; } ||
      { tail -n 3 "$log" >&2; missing "$package could not be installed"; }
  done
}

command -v chromium >/dev/null || command -v chromium-browser >/dev/null || apt chromium
command -v ffmpeg >/dev/null || apt ffmpeg
command -v c++ >/dev/null || command -v g++ >/dev/null || command -v clang++ >/dev/null || apt g++
command -v npm >/dev/null || apt nodejs npm

if command -v npm >/dev/null; then
  stamp=web/node_modules/.installed
  if ! node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)'; then
    missing "Node.js $(node --version) is older than 20"
  elif [ ! -e "$stamp" ] || [ web/package-lock.json -nt "$stamp" ]; then
    if (cd web && npm ci --no-audit --no-fund --loglevel=error); then touch "$stamp"; else missing "npm ci failed"; fi
  fi
fi
