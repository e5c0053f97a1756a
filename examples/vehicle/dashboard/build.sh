#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds dashboard.wasm from dashboard.c.
set -euo pipefail
cd "$(dirname "$0")"
source ../../tools/env.sh
require_node
require_clang

compile "$scratch/core.wasm" dashboard.c ../abi/abi.c
wasm component "$scratch/core.wasm" dashboard dashboard.wasm \
    ../wit/dashboard.wit ../wit/host.wit ../wit/brake.wit ../wit/telemetry.wit
