#!/usr/bin/env bash
# smoke-test.sh KIND: shows that a machine works before it becomes an image; run by the build, on the machine itself.
# Every check that fails prints one line, `not well: …`, and then the build fails. Told: ACCOUNT, and by kind
# AGENT_FOLDERS, DOCS_FOLDER, DOCS_PORT, CUDA_RELEASE. ROOT stands before every path, for tests.
set -uo pipefail

kind=${1:?which kind of image}
root=${ROOT:-}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
failed=0

# check WHAT COMMAND [ARGUMENT…]
check() {
  if "${@:2}" </dev/null >"$log" 2>&1; then
    echo "well: $1"
  else
    failed=$((failed + 1))
    echo "not well: $1: $(tail -n 1 "$log")" >&2
  fi
}

# says PATTERN COMMAND [ARGUMENT…]: the command succeeds, and what it prints matches.
says() {
  local text
  if ! text=$("${@:2}" 2>&1); then
    echo "$2 failed: ${text##*$'\n'}"
    return 1
  fi
  [[ $text =~ $1 ]] || {
    echo "$2 says: ${text##*$'\n'}"
    return 1
  }
}

file_says() {
  [[ -r $root$2 ]] || {
    echo "$2 is missing"
    return 1
  }
  grep --quiet --extended-regexp -e "$1" "$root$2" || {
    echo "$2 does not say $1"
    return 1
  }
}

account_is_there() {
  says "^uid=[0-9]+\($ACCOUNT\)" id "$ACCOUNT" || return
  [[ -d $root/home/$ACCOUNT ]] || {
    echo "/home/$ACCOUNT is missing"
    return 1
  }
}

account_is_no_administrator() {
  local groups
  groups=$(id --name --groups "$ACCOUNT") || return
  [[ " $groups " != *' sudo '* && " $groups " != *' admin '* ]] || {
    echo "$ACCOUNT is in: $groups"
    return 1
  }
}

# Only with a session token may anything be learnt of the machine (IMDSv2).
metadata_wants_a_token() {
  says '^401$' curl --silent --max-time 5 --output /dev/null --write-out '%{http_code}' \
    http://169.254.169.254/latest/meta-data/
}

container_runs() {
  local image=fleet-smoke-test:1 busybox status=0
  busybox=$(command -v busybox) || {
    echo 'busybox is missing'
    return 1
  }
  tar --create --dereference --directory "$(dirname "$busybox")" busybox | docker import - "$image" || return
  says '^hello$' docker run --rm --network none "$image" /busybox echo hello || status=1
  docker rmi --force "$image"
  return "$status"
}

agent_folders_are_owned() {
  local folder owner
  for folder in $AGENT_FOLDERS; do
    owner=$(stat --format %U "$root$folder") || return
    [[ $owner == "$ACCOUNT" ]] || {
      echo "$folder belongs to $owner"
      return 1
    }
  done
}

no_updates_by_itself() {
  local unit
  for unit in apt-daily.timer apt-daily-upgrade.timer unattended-upgrades.service; do
    ! systemctl is-enabled --quiet "$unit" || {
      echo "$unit is enabled"
      return 1
    }
  done
}

# Without a GPU: to compile is all that this image is for.
cuda_compiles() {
  local work status=0
  work=$(mktemp -d)
  echo '__global__ void nothing() {} int main() { nothing<<<1, 1>>>(); return 0; }' >"$work/nothing.cu"
  nvcc --output-file "$work/nothing" "$work/nothing.cu" || status=1
  rm -rf "$work"
  return "$status"
}

check_base() {
  check 'the account is there' account_is_there
  check 'the account is no administrator' account_is_no_administrator
  check 'SSH host keys go to the console' file_says '^ *emit_keys_to_console: true' /etc/cloud/cloud.cfg.d/90-fleet.cfg
  check 'SSH takes keys only' file_says '^PasswordAuthentication no' /etc/ssh/sshd_config.d/10-fleet.conf
  check 'the metadata service wants a token' metadata_wants_a_token
  check 'the clock is kept' systemctl is-active chrony
  check 'sessions can be opened' says ' enabled +active' snap services amazon-ssm-agent
  check 'the AWS command line runs' says '^aws-cli/2\.' aws --version
  check 'Python has boto3' python3 -c 'import boto3'
}

check_logs() {
  check 'logs can be shipped' test -x "$root/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent"
  check 'a machine that nobody sets up ships its logs' systemctl is-enabled fleet-ship-logs.service
}

check_docker() {
  check 'docker starts with the machine' systemctl is-enabled docker
  check "docker's logs are rotated" file_says '"max-size"' /etc/docker/daemon.json
  check "docker's networks keep out of 10.0.0.0/8" file_says '"default-address-pools"' /etc/docker/daemon.json
  check 'a container runs' container_runs
}

check_agent() {
  check 'Java 21 runs' says 'version "21\.' java -version
  check 'git runs' says '^git version' git --version
  check 'git has large files' says '^git-lfs/' git lfs version
  check 'the folders of the agents belong to the account' agent_folders_are_owned
  check 'nothing updates itself under a build' no_updates_by_itself
}

check_docker_of_account() {
  check 'the account may use docker' says '(^| )docker( |$)' id --name --groups "$ACCOUNT"
}

check_gpu() {
  check 'the driver sees a GPU' says '^GPU 0: ' nvidia-smi --list-gpus
  check 'the driver stays loaded' systemctl is-active nvidia-persistenced
  check 'containers can have the GPU' says '"nvidia"' docker info --format '{{json .Runtimes}}'
}

check_gpubuild() {
  check 'the CUDA compiler runs' says "release ${CUDA_RELEASE/-/.}" nvcc --version
  check 'CUDA libraries are found' says 'libcudart\.so' ldconfig --print-cache
  check 'the CUDA compiler compiles' cuda_compiles
}

check_docs() {
  check 'the web server is set up well' nginx -t
  check 'the web server starts with the machine' systemctl is-enabled nginx
  check 'the documentation is served' curl --silent --fail --max-time 5 --output /dev/null "http://127.0.0.1:$DOCS_PORT/"
  check 'the folder of the documentation belongs to the account' says "^$ACCOUNT\$" stat --format %U "$root$DOCS_FOLDER"
}

check_leader() {
  check 'file systems of the home can be made' mkfs.xfs -V
}

check_base
check_logs
case $kind in
  leader) check_docker; check_leader ;;
  agent) check_docker; check_agent; check_docker_of_account ;;
  agent-gpu) check_docker; check_agent; check_docker_of_account; check_gpu ;;
  agent-gpubuild) check_docker; check_agent; check_docker_of_account; check_gpubuild ;;
  doc-host) check_agent; check_docs ;;
  *)
    echo "not well: there is no kind of image called $kind" >&2
    exit 2
    ;;
esac

if ((failed > 0)); then
  echo "$failed checks failed: no image is made" >&2
  exit 1
fi
echo "all is well: $kind"
