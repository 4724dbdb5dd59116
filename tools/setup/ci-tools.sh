#!/usr/bin/env bash
# Installs what the image of a CI job lacks for `make setup`: python3 with venv, and terraform. Needs Debian and root.
set -euo pipefail
version=1.11.4

if ! python3 -c 'import venv, ensurepip' 2>/dev/null; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends python3 python3-venv >/dev/null
fi

if ! command -v terraform tofu >/dev/null; then
  site=https://releases.hashicorp.com/terraform/$version
  file=terraform_${version}_linux_$(dpkg --print-architecture).zip
  sums=terraform_${version}_SHA256SUMS
  cd "$(mktemp -d)"
  curl --fail --silent --show-error --location --remote-name-all "$site/$file" "$site/$sums"
  sha256sum --check --ignore-missing --quiet "$sums"
  python3 -m zipfile --extract "$file" .
  install terraform /usr/local/bin/
fi
