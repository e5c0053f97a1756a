#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds hog.wasm from hog.wat.
set -euo pipefail
cd "$(dirname "$0")"
source ../../tools/env.sh
require_node

wasm parse hog.wat hog.wasm
