#!/usr/bin/env bash
# Installs what the tests need beyond the demo where that can be done (Debian, as root); elsewhere names each group of
# tests that is skipped and the package that it waits for. With CI=true a missing program is a failure.
set -euo pipefail

declare -A package=([chromium]=chromium)
declare -A group=([chromium]='the fleet map in a real browser')
missing=()
for program in "${!package[@]}"; do
  command -v "$program" >/dev/null || missing+=("$program")
done
((${#missing[@]})) || exit 0

if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
  echo "installing ${missing[*]} from the distribution's packages"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq >/dev/null
  apt-get install -qq --no-install-recommends "${missing[@]/%/}" fonts-dejavu-core >/dev/null
fi

failed=0
for program in "${missing[@]}"; do
  command -v "$program" >/dev/null && continue
  echo "skipped: ${group[$program]} — install the package ${package[$program]}" >&2
  [[ ${CI:-} == true ]] && failed=4
done
exit "$failed"
