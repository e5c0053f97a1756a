# SPDX-License-Identifier: Apache-2.0
# Sourced by the build scripts of components in JavaScript. The first build downloads componentize-qjs (about 40 MB
# unpacked) into the directory that the script was given; later ones need no network.

componentizer=componentize-qjs@0.4.5
oldest_node=18
sources=$(cd "$(dirname "$0")" && pwd)
script=$(basename "$sources")/$(basename "$0")

fail() {
    echo "$script: $1" >&2
    exit "${2:-1}"
}

# componentize NAME WIT DIRECTORY OPTION...: NAME.js, which implements the world NAME, to DIRECTORY/NAME.wasm.
componentize() {
    local name=$1 wit=$2 directory=$3
    shift 3
    command -v node >/dev/null || fail "node not found; install Node.js $oldest_node or newer"
    command -v npm >/dev/null || fail "npm not found; it comes with Node.js"
    local version
    version=$(node -p 'process.versions.node.split(".")[0]')
    [ "$version" -ge "$oldest_node" ] || fail "Node.js $version is too old; install $oldest_node or newer"
    mkdir -p "$directory"
    cd "$directory"
    local tool=node_modules/.bin/componentize-qjs
    # A stamp of the version, so that a new version is fetched and a broken download repeated.
    if [ ! -x "$tool" ] || [ "$(cat componentizer 2>/dev/null)" != "$componentizer" ]; then
        echo "$script: downloading $componentizer from the npm registry"
        npm install --prefix . --no-save --no-package-lock --no-audit --no-fund --loglevel=error \
            --fetch-retry-mintimeout=500 --fetch-retry-maxtimeout=2000 "$componentizer" ||
            fail "npm could not install $componentizer; the first build needs the network"
        echo "$componentizer" >componentizer
    fi
    "$tool" --wit "$sources/$wit" --js "$sources/$name.js" --world "$name" --opt-size --stub-wasi --minify "$@" \
        --output "$name.wasm"
}
