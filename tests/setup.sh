#!/usr/bin/env bash
# Installs what tests need beyond Python and is not there yet: Chromium and ffmpeg (browser and film tests), Node.js and
# the viewer's npm packages (axe-core, the glTF validator). Where that is not possible it says so, and the tests that
# need it are skipped; with OROGRAPH_TOOLS=required it fails instead.
set -euo pipefail
cd "$(dirname "$0")/.."

missing() {
  echo "tests/setup.sh: no $1, and it could not be installed: the tests that need it are skipped" >&2
  [ "${OROGRAPH_TOOLS:-}" != required ]
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

packages=()
command -v chromium >/dev/null || packages+=(chromium)
command -v ffmpeg >/dev/null || packages+=(ffmpeg)
command -v npm >/dev/null || packages+=(nodejs npm)
if [ ${#packages[@]} -gt 0 ]; then
  export DEBIAN_FRONTEND=noninteractive
  install() { as_root apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null; }
  { install || { as_root apt-get update -qq && install; }; } 2>/dev/null || missing "${packages[*]}"
fi

if command -v npm >/dev/null; then
  stamp=web/node_modules/.installed
  if [ ! -e "$stamp" ] || [ web/package-lock.json -nt "$stamp" ]; then
    (cd web && npm ci --no-audit --no-fund --loglevel=error) && touch "$stamp" || missing "npm packages"
  fi
fi
