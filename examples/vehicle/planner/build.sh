#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds planner.wasm from planner.js: build.sh DIRECTORY
set -euo pipefail
source "$(dirname "$0")/../../tools/componentize.sh"

[ $# -eq 1 ] || fail "usage: build.sh DIRECTORY (planner.wasm and the npm package go there)" 2
componentize planner ../wit/planner.wit "$1" --sync
