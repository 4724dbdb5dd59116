#!/usr/bin/env bash
# A web server for the last-built documentation, which builds with the label of this host write to a folder.
# Told: ACCOUNT, DOCS_FOLDER, DOCS_PORT.
set -euo pipefail

# shellcheck source=packer/scripts/apt.sh
. "$(dirname "$0")/apt.sh"

apt_install nginx
install -d -m 0755 -o "$ACCOUNT" -g "$ACCOUNT" "$DOCS_FOLDER"
# The load balancer asks for `/`, and needs an answer before the first documentation is there.
[[ -e $DOCS_FOLDER/index.html ]] ||
  echo '<!doctype html><title>Documentation</title><p>Nothing has been built yet.' |
  install -m 0644 -o "$ACCOUNT" -g "$ACCOUNT" /dev/stdin "$DOCS_FOLDER/index.html"

cat >/etc/nginx/sites-available/docs <<CONFIG
server {
  listen $DOCS_PORT default_server;
  server_name _;
  server_tokens off;
  root $DOCS_FOLDER;
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
