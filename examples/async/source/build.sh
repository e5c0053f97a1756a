#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds producer.wasm and consumer.wasm, and composed.wasm, which has both inside of it and links them.
set -euo pipefail
cd "$(dirname "$0")"
source ../../tools/env.sh
require_node
require_clang

compile "$scratch/producer.wasm" producer.c ../../vehicle/abi/abi.c
wasm component "$scratch/producer.wasm" producer producer.wasm ../wit/source.wit
compile "$scratch/consumer.wasm" consumer.c ../../vehicle/abi/abi.c
wasm component "$scratch/consumer.wasm" consumer consumer.wasm ../wit/summary.wit ../wit/source.wit
wasm compose composed.wat composed.wasm
