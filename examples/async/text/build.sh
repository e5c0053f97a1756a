#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds the components that are written in text format: one .wasm for each .wat.
set -euo pipefail
cd "$(dirname "$0")"
source ../../tools/env.sh
require_node

for text in *.wat; do
    wasm parse "$text" "${text%.wat}.wasm"
done
