#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds cruise.wasm from cruise.c.
set -euo pipefail
cd "$(dirname "$0")"
source ../../tools/env.sh
require_node
require_clang

compile "$scratch/core.wasm" cruise.c
wasm component "$scratch/core.wasm" cruise cruise.wasm ../wit/cruise.wit
