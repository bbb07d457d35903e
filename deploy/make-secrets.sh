#!/bin/sh
# Makes the secrets that docker-compose.yml mounts, in ./secrets; never overwrites one.
set -eu
cd "$(dirname "$0")/.."

umask 077
mkdir -p secrets
owner=$(openssl rand -hex 24)
login=$(openssl rand -hex 24)

put() {
    if [ -e "secrets/$1" ]; then
        echo "make-secrets: secrets/$1 is there already; kept" >&2
        return 0
    fi
    printf '%s' "$2" >"secrets/$1"
    # The folder keeps others on this machine out; the containers' users must be able to read the files.
    chmod 644 "secrets/$1"
}

if [ -e secrets/owner_url ] || [ -e secrets/login_url ]; then
    echo "make-secrets: the database's secrets are there already; nothing done" >&2
    exit 0
fi

put admin_password "$(openssl rand -hex 24)"
put owner_password "$owner"
put login_password "$login"
put owner_url "postgresql://vigie_owner:$owner@postgres/vigie"
put login_url "postgresql://vigie_login:$login@postgres/vigie"
put pepper "$(openssl rand -base64 48)"
echo "make-secrets: done; keep secrets/pepper with your backups: without it no API key is valid any more" >&2
