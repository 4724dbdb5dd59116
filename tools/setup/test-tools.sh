#!/usr/bin/env bash
# Installs what the tests need beyond the demo where that can be done (Debian, as root); elsewhere names each group of
# tests that is skipped and the package that it waits for. With CI=true a missing program is a failure.
set -euo pipefail

# program, its package, and the tests that need it
needed=(
  'chromium chromium the fleet map in a real browser'
  'packer packer the templates of machine images'
  'ansible-playbook ansible-core roles and inventory'
  'ansible-lint ansible-lint roles and playbooks'
  'jenkins-jobs jenkins-job-builder the jobs of Jenkins'
  'groovy groovy the shared Pipeline library'
  'shellcheck shellcheck the scripts of machine images'
  'debootstrap debootstrap roles applied to a Debian root'
  'sbatch slurm-client the bot on a Slurm cluster'
  'slurmctld slurmctld the bot on a Slurm cluster'
  'slurmd slurmd the bot on a Slurm cluster'
  'munged munge the bot on a Slurm cluster'
)
missing=() packages=()
for line in "${needed[@]}"; do
  read -r program package _ <<<"$line"
  command -v "$program" >/dev/null || { missing+=("$line"); packages+=("$package"); }
done
((${#missing[@]})) || exit 0

if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
  echo "installing ${packages[*]} from the distribution's packages"
  export DEBIAN_FRONTEND=noninteractive
  # No service that comes with a package may start, now or at the next boot: tests start their own, and stop them.
  policy=/usr/sbin/policy-rc.d
  if [[ ! -e $policy ]]; then
    trap 'rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod +x "$policy"
  fi
  apt-get update -qq >/dev/null
  apt-get install -qq --no-install-recommends "${packages[@]}" fonts-dejavu-core >/dev/null
  for package in "${packages[@]}"; do
    [[ $package =~ ^(munge|slurmctld|slurmd)$ ]] && { systemctl disable "$package" || :; } &>/dev/null
  done
fi

failed=0
for line in "${missing[@]}"; do
  read -r program package group <<<"$line"
  command -v "$program" >/dev/null && continue
  echo "skipped: $group — install the package $package" >&2
  [[ ${CI:-} == true ]] && failed=4
done
exit "$failed"
