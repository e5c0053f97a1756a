#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds the components that the tests run: one .wasm beside the test classes for each .wat here.
set -euo pipefail
cd "$(dirname "$0")"
source ../../../../examples/tools/env.sh
require_node
mkdir -p ../resources/wrt/component
for text in *.wat; do
    node ../../../../examples/tools/wasm.mjs parse "$text" "../resources/wrt/component/${text%.wat}.wasm"
done
