#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds planner.wasm from planner.js: build.sh DIRECTORY. The first build downloads
# componentize-qjs (about 40 MB unpacked) into the directory; later ones need no network.
set -euo pipefail

componentizer=componentize-qjs@0.4.5
oldest_node=18

fail() {
    echo "planner/build.sh: $1" >&2
    exit "${2:-1}"
}

[ $# -eq 1 ] || fail "usage: build.sh DIRECTORY (planner.wasm and the npm package go there)" 2
sources=$(cd "$(dirname "$0")" && pwd)
command -v node >/dev/null || fail "node not found; install Node.js $oldest_node or newer"
command -v npm >/dev/null || fail "npm not found; it comes with Node.js"
version=$(node -p 'process.versions.node.split(".")[0]')
[ "$version" -ge "$oldest_node" ] || fail "Node.js $version is too old; install $oldest_node or newer"

mkdir -p "$1"
cd "$1"
tool=node_modules/.bin/componentize-qjs
# A stamp of the version, so that a new version is fetched and a broken download repeated.
if [ ! -x "$tool" ] || [ "$(cat componentizer 2>/dev/null)" != "$componentizer" ]; then
    echo "planner/build.sh: downloading $componentizer from the npm registry"
    npm install --prefix . --no-save --no-package-lock --no-audit --no-fund --loglevel=error \
        --fetch-retry-mintimeout=500 --fetch-retry-maxtimeout=2000 "$componentizer" ||
        fail "npm could not install $componentizer; the first build needs the network"
    echo "$componentizer" >componentizer
fi
"$tool" --wit "$sources/../wit/planner.wit" --js "$sources/planner.js" --world planner \
    --sync --opt-size --stub-wasi --minify --output planner.wasm
