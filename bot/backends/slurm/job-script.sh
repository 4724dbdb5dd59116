#!/usr/bin/env bash
# The job that the bot submits unless the operator names another: in the job's directory it runs what the target repository
# provides under bot/, and leaves a result file for each of its two checks in any case.
# The directory holds the pull request, `N.diff` with its changes, and cfg/job.cfg with the settings.
set -uo pipefail

# The value of a key of cfg/job.cfg's section [site_config].
site_setting() {
  awk -F ' *= *' -v key="$1" '/^\[/ { inside = ($0 == "[site_config]") } inside && $1 == key { sub(/^[^=]*= */, ""); print; exit }' cfg/job.cfg
}

# $USER and $SLURM_JOB_ID in it mean those of this job; nothing else is expanded.
local_tmp=$(site_setting local_tmp)
local_tmp=${local_tmp//\$USER/${USER:-$(id -un)}}
local_tmp=${local_tmp//\$SLURM_JOB_ID/$SLURM_JOB_ID}
if [[ -n $local_tmp ]] && mkdir -p "$local_tmp"; then
  TMPDIR=$(mktemp -d --tmpdir="$local_tmp" bot_job.XXXXXXXXXX)
  export TMPDIR
fi

# What a missing check leaves: the section, and the script that is not there.
unknown() {
  printf '[%s]\ncomment_description = UNKNOWN: there is no script %s in the repository\nstatus = UNKNOWN\nartefacts =\n' "$1" "$2"
}

if [[ ! -f bot/build.sh ]]; then
  echo "there is no script bot/build.sh in $PWD" >&2
  exit 1
fi
bot/build.sh
echo "bot/build.sh ended with $?"

failed=0
if [[ -f bot/check-build.sh ]]; then
  bot/check-build.sh || failed=1
else
  unknown RESULT bot/check-build.sh >"_bot_job$SLURM_JOB_ID.result"
fi

if [[ ${SKIP_TESTS:-no} != yes && -f bot/test.sh ]]; then
  bot/test.sh
  echo "bot/test.sh ended with $?"
fi

if [[ -f bot/check-test.sh ]]; then
  bot/check-test.sh || failed=1
else
  unknown TEST bot/check-test.sh >"_bot_job$SLURM_JOB_ID.test"
fi
exit "$failed"
