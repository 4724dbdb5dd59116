#!/usr/bin/env bash
# Says in one line each what is missing of the programs that nothing here can install: what, why, how to get it.
set -euo pipefail
missing=0

need() { # need NAME WHY HOW TEST...
  local name=$1 why=$2 how=$3
  shift 3
  "$@" >/dev/null 2>&1 && return
  echo "missing: $name — $why; $how" >&2
  missing=1
}

need 'node with npm' 'runs the installer of everything written in TypeScript' 'https://nodejs.org, or your packages (nodejs, npm)' npm --version
need 'python3 with venv' 'runs the AWS emulator of demo and tests' 'your packages (python3, python3-venv), version 3.10 or newer' \
  python3 -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))'
need 'terraform or tofu' 'plans and applies the cloud' 'https://developer.hashicorp.com/terraform/install or https://opentofu.org/docs/intro/install' \
  bash -c 'command -v terraform || command -v tofu'
exit $((missing * 4))
