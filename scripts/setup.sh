#!/usr/bin/env bash
# Installs what Vigie needs on Debian 12 beside a Swift 6.3 toolchain. Says what it does; does nothing twice.
#   setup.sh            what building and running need
#   setup.sh test       and what the tests need
set -euo pipefail
cd "$(dirname "$0")/.."

command -v swift >/dev/null || {
    echo "setup: no 'swift' on the PATH; install a Swift 6.3 toolchain first (https://www.swift.org/install)." >&2
    exit 69
}

missing=()
pkg-config --exists libpq 2>/dev/null || missing+=(libpq-dev pkg-config)
pkg-config --exists libcurl 2>/dev/null || missing+=(libcurl4-openssl-dev)
pkg-config --exists zlib 2>/dev/null || missing+=(zlib1g-dev)
ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || command -v postgres >/dev/null || missing+=(postgresql)

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

if [ ${#missing[@]} -gt 0 ]; then
    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
        echo "setup: missing ${missing[*]}; ask an administrator to run: apt-get install ${missing[*]}" >&2
        exit 69
    fi
    echo "setup: installing ${missing[*]}" >&2
    # Vigie runs a cluster of its own for development and tests; the package need not start another.
    if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
        as_root mkdir -p /etc/postgresql-common
        echo "create_main_cluster = false" | as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
    fi
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q >&2
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >&2
fi

# A browser for the tests of the pages, and what drives it; without them that part of the tests says so and is skipped.
if [ "${1:-}" = test ]; then
    browser=()
    command -v chromium >/dev/null || browser+=(chromium)
    python3 -c 'import ensurepip' 2>/dev/null || browser+=(python3-venv)
    if [ ${#browser[@]} -gt 0 ] && { [ "$(id -u)" = 0 ] || command -v sudo >/dev/null; }; then
        echo "setup: installing ${browser[*]}" >&2
        as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q >&2 || true
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${browser[@]}" >&2 ||
            echo "setup: ${browser[*]} cannot be had; the tests of the pages will say so." >&2
    fi
    wanted=$(cksum <Tests/Browser/requirements.txt)
    if [ "$(cat .build-tools/browser/wanted 2>/dev/null)" != "$wanted" ]; then
        mkdir -p .build-tools
        if python3 -m venv .build-tools/browser >&2 &&
            .build-tools/browser/bin/pip install -q -r Tests/Browser/requirements.txt >&2; then
            echo "$wanted" >.build-tools/browser/wanted
        else
            rm -rf .build-tools/browser
            echo "setup: what drives the browser cannot be had; the tests of the pages will say so." >&2
        fi
    fi
fi

# promtool checks /metrics in the tests. It is taken out of its package: no Prometheus gets installed or started.
if [ "${1:-}" = test ] && ! command -v promtool >/dev/null && [ ! -x .build-tools/promtool ]; then
    mkdir -p .build-tools
    (
        cd .build-tools
        [ "$(id -u)" != 0 ] || chmod 777 .
        if apt-get download -q prometheus >&2 || { as_root apt-get update -q >&2 && apt-get download -q prometheus >&2; }; then
            dpkg-deb --fsys-tarfile prometheus_*.deb | tar -x -O ./usr/bin/promtool >promtool
            chmod 755 promtool
            rm -f prometheus_*.deb
        else
            rm -f promtool
            echo "setup: promtool cannot be had; the test that needs it will say so." >&2
        fi
    )
fi

# Asks the API whether it keeps to its own document.
if [ "${1:-}" = test ] && ! .build-tools/schemathesis/bin/python -c "import schemathesis" 2>/dev/null; then
    mkdir -p .build-tools
    python3 -m venv .build-tools/schemathesis 2>/dev/null &&
        .build-tools/schemathesis/bin/pip install -q schemathesis==4.32.5 >&2 || {
        rm -rf .build-tools/schemathesis
        echo "setup: Python's schemathesis cannot be had; the test that needs it will say so." >&2
    }
fi

# A real Alertmanager and libraries of other people receive what the tests send: the first is taken out of its package in
# the same way, the others live in a Python environment of their own.
if [ "${1:-}" = test ]; then
    mkdir -p .build-tools
    if [ ! -x .build-tools/prometheus-alertmanager ]; then
        (
            cd .build-tools
            [ "$(id -u)" != 0 ] || chmod 777 .
            if apt-get download -q prometheus-alertmanager >&2; then
                dpkg-deb --fsys-tarfile prometheus-alertmanager_*.deb |
                    tar -x -O ./usr/bin/prometheus-alertmanager >prometheus-alertmanager
                chmod 755 prometheus-alertmanager
                # Debian's build reads its templates from this place, whether they are used or not.
                if [ ! -e /usr/share/prometheus/alertmanager/email.tmpl ]; then
                    dpkg-deb --fsys-tarfile prometheus-alertmanager_*.deb |
                        as_root tar -x -C / ./usr/share/prometheus/alertmanager >&2
                fi
                rm -f prometheus-alertmanager_*.deb
            else
                rm -f prometheus-alertmanager
                echo "setup: Alertmanager cannot be had; the test that needs it will say so." >&2
            fi
        )
    fi
    if ! .build-tools/python/bin/python -c "import standardwebhooks, aiosmtpd" 2>/dev/null; then
        python3 -m venv .build-tools/python 2>/dev/null &&
            .build-tools/python/bin/pip install -q standardwebhooks==1.1.0 aiosmtpd==1.4.6 >&2 || {
            rm -rf .build-tools/python
            echo "setup: Python's standardwebhooks and aiosmtpd cannot be had; the tests that need them will say so." >&2
        }
    fi
fi
