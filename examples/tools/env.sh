# SPDX-License-Identifier: Apache-2.0
# Sourced by the build scripts: finds the tools by name and says what is missing.

examples=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

missing() {
    echo "$(basename "$0"): $1" >&2
    exit 1
}

# Node runs wasm-tools, which comes as WebAssembly inside an npm package.
require_node() {
    command -v node >/dev/null || missing "node not found; install Node.js 20 or newer"
    [ -d "$examples/node_modules/@bytecodealliance/jco-transpile" ] ||
        missing "npm packages not found; run: (cd $examples && npm install)"
}

# The committed files come from clang 19.1.7 and lld 19.1.7 (Debian: clang-19 lld-19).
require_clang() {
    for candidate in "${CLANG:-}" clang-19 clang; do
        if [ -n "$candidate" ] && command -v "$candidate" >/dev/null; then
            clang=$candidate
            break
        fi
    done
    [ -n "${clang:-}" ] || missing "clang not found; install clang and lld, version 19 (Debian: clang-19 lld-19)"
    # clang --print-prog-name echoes the bare name back when it finds no such program.
    linker=$("$clang" --print-prog-name=wasm-ld)
    command -v "$linker" >/dev/null || missing "wasm-ld not found; install lld of the same version as $clang"
}

# compile OUTPUT SOURCE...: C to a core module without libc, WASI or entry point.
compile() {
    local output=$1
    shift
    "$clang" --target=wasm32 -std=c17 -O2 -Wall -Wextra -Werror \
        -mcpu=mvp -msign-ext -mmutable-globals -mnontrapping-fptoint -mbulk-memory \
        -ffreestanding -fno-builtin -nostdlib \
        -Wl,--no-entry -Wl,--strip-all -Wl,--stack-first -Wl,-z,stack-size=16384 \
        -o "$output" "$@"
}

wasm() {
    node "$examples/tools/wasm.mjs" "$@"
}
