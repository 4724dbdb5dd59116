#!/usr/bin/env bash
# Loaded by the other scripts. What depends on the network is tried again before the build fails.

# retry COMMAND [ARGUMENT…]: up to five times, with growing pauses; RETRY_PAUSE is the first one in seconds.
retry() {
  local pause=${RETRY_PAUSE:-5} attempt
  for attempt in 1 2 3 4; do
    "$@" && return
    echo "attempt $attempt failed, again in $pause s: $*" >&2
    sleep "$pause"
    pause=$((pause * 2))
  done
  "$@"
}
