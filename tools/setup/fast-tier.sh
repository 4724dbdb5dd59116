#!/usr/bin/env bash
# The fast tier of the tests (`npm test`): types are checked beside everything else, and told last.
set -uo pipefail
mkdir -p out/test
node --run types > out/test/types.log &
types=$!
trap 'kill "$types" 2> /dev/null' EXIT
code=0
for part in lint directions unused unit; do
  node --run "$part" || {
    code=1
    break
  }
done
wait "$types" || code=1
cat out/test/types.log
exit "$code"
