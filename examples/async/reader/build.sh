#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds reader.wasm from reader.c.
set -euo pipefail
cd "$(dirname "$0")"
source ../../tools/env.sh
require_node
require_clang

compile "$scratch/core.wasm" reader.c ../../vehicle/abi/abi.c
wasm component "$scratch/core.wasm" reader reader.wasm ../wit/reader.wit
