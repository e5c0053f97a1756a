#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds every component that is committed. The one in JavaScript is built apart: script/build.sh.
set -euo pipefail
cd "$(dirname "$0")"

for part in text worker reader source; do
    "$part/build.sh"
    ls -l "$part"/*.wasm | awk '{ print $5, $9 }'
done
