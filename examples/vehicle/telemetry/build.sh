#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds telemetry.wasm from its C files.
set -euo pipefail
cd "$(dirname "$0")"
source ../../tools/env.sh
require_node
require_clang

compile "$scratch/core.wasm" readings.c text.c recording.c ../abi/abi.c
wasm component "$scratch/core.wasm" telemetry telemetry.wasm ../wit/telemetry.wit
