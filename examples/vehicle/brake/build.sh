#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds brake.wasm from brake.wat, and brake-v2.wasm, which differs in the version it names.
set -euo pipefail
cd "$(dirname "$0")"
source ../../tools/env.sh
require_node

wasm parse brake.wat brake.wasm
sed 's/brake 1\.0\.0/brake 2.0.0/' brake.wat >"$scratch/brake-v2.wat"
wasm parse "$scratch/brake-v2.wat" brake-v2.wasm
