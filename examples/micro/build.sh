#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds every kernel: one .wasm per .wat and per .c file.
set -euo pipefail
cd "$(dirname "$0")"
source ../tools/env.sh
require_node
require_clang

for text in *.wat; do
    wasm parse "$text" "${text%.wat}.wasm"
done
for source in *.c; do
    compile "${source%.c}.wasm" "$source"
done
