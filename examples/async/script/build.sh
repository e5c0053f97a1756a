#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds script.wasm from script.js: build.sh DIRECTORY
set -euo pipefail
source "$(dirname "$0")/../../tools/componentize.sh"

[ $# -eq 1 ] || fail "usage: build.sh DIRECTORY (script.wasm and the npm package go there)" 2
componentize script ../wit/script.wit "$1"
