#!/usr/bin/env bash
# Loaded by the other scripts. Nothing that is downloaded is used before its digest or its signature is checked.

# shellcheck source=packer/scripts/retry.sh
. "$(dirname "${BASH_SOURCE[0]}")/retry.sh"

# fetch ADDRESS FILE
fetch() {
  retry curl --fail --silent --show-error --location --proto '=https' --max-time 600 --output "$2" "$1"
}

# fetch_checked ADDRESS FILE SHA256
fetch_checked() {
  fetch "$1" "$2"
  local found
  found=$(sha256sum "$2" | cut -d ' ' -f 1)
  if [[ $found != "$3" ]]; then
    echo "$1: the SHA-256 is $found, expected $3" >&2
    rm -f "$2"
    return 1
  fi
}

# fetch_key ADDRESS FILE FINGERPRINT: writes the key with that fingerprint, and no other key that came with it.
fetch_key() {
  local home status=0
  home=$(mktemp -d)
  fetch "$1" "$home/fetched"
  gpg --homedir "$home" --batch --quiet --import "$home/fetched"
  gpg --homedir "$home" --batch --quiet --export "$3" >"$home/wanted"
  if [[ -s $home/wanted ]]; then
    install -D -m 0644 "$home/wanted" "$2"
  else
    echo "$1: holds no key with the fingerprint $3" >&2
    status=1
  fi
  rm -rf "$home"
  return "$status"
}

# fetch_signed ADDRESS FILE KEYRING: the signature is the file at ADDRESS.sig.
fetch_signed() {
  fetch "$1" "$2"
  fetch "$1.sig" "$2.sig"
  if ! gpgv --keyring "$3" "$2.sig" "$2"; then
    echo "$1: is not signed by the expected key" >&2
    rm -f "$2" "$2.sig"
    return 1
  fi
}
