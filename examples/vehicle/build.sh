#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds every component that is committed. The planner is built apart: planner/build.sh.
set -euo pipefail
cd "$(dirname "$0")"

for part in cruise telemetry brake hog dashboard bad; do
    "$part/build.sh"
    ls -l "$part"/*.wasm | awk '{ print $5, $9 }'
done
