#!/bin/sh
# Starts vigie with settings whose values lie in files: VIGIE_DATABASE_URL_FILE=/run/secrets/x sets
# VIGIE_DATABASE_URL. The pepper needs none of this: vigie reads VIGIE_PEPPER_FILE by itself.
set -eu

from_file() {
    eval "path=\${$1_FILE:-}"
    # shellcheck disable=SC2154 # set by the eval above
    [ -n "$path" ] || return 0
    value=$(cat "$path") || {
        echo "vigie: $1_FILE: cannot read $path" >&2
        exit 78
    }
    export "$1=$value"
    unset "$1_FILE"
}

from_file VIGIE_DATABASE_URL
from_file VIGIE_OWNER_DATABASE_URL

exec vigie "$@"
