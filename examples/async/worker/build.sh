#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds worker.wasm from worker.c.
set -euo pipefail
cd "$(dirname "$0")"
source ../../tools/env.sh
require_node
require_clang

compile "$scratch/core.wasm" worker.c ../../vehicle/abi/abi.c
wasm component "$scratch/core.wasm" worker worker.wasm ../wit/worker.wit
