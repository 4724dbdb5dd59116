#!/usr/bin/env bash
# A web server for the last-built documentation. Ansible brings the rest: how a build's upload becomes a release.
# Told: ACCOUNT, DOCS_FOLDER, DOCS_PORT.
set -euo pipefail

# shellcheck source=packer/scripts/apt.sh
. "$(dirname "$0")/apt.sh"

apt_install nginx
# What is served is a link to one of the releases, so that a new one takes over at one stroke. The load balancer asks for
# `/`, and needs an answer before the first documentation is there.
install -d -m 0755 -o "$ACCOUNT" -g "$ACCOUNT" "$DOCS_FOLDER" "$DOCS_FOLDER/releases" "$DOCS_FOLDER/releases/none"
echo '<!doctype html><meta charset="utf-8"><title>Docs</title><p>No docs have been built yet.</p>' |
  install -m 0644 -o "$ACCOUNT" -g "$ACCOUNT" /dev/stdin "$DOCS_FOLDER/releases/none/index.html"
if [[ ! -e $DOCS_FOLDER/current ]]; then
  ln -s releases/none "$DOCS_FOLDER/current"
  chown --no-dereference "$ACCOUNT:$ACCOUNT" "$DOCS_FOLDER/current"
fi

cat >/etc/nginx/sites-available/docs <<CONFIG
server {
  listen $DOCS_PORT default_server;
  server_name _;
  server_tokens off;
  root $DOCS_FOLDER/current;
  index index.html;
  add_header X-Content-Type-Options nosniff always;
  location / {
    try_files \$uri \$uri/ =404;
  }
}
CONFIG
ln -sf /etc/nginx/sites-available/docs /etc/nginx/sites-enabled/docs
rm -f /etc/nginx/sites-enabled/default
nginx -t
systemctl enable nginx
systemctl restart nginx
