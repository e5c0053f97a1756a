#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds the hostile examples: one .wasm per text, and cut-off and scribbled-on copies of the brake.
set -euo pipefail
cd "$(dirname "$0")"
source ../../tools/env.sh
require_node

for text in *.wat; do
    wasm parse "$text" "${text%.wat}.wasm"
done

brake=../brake/brake.wasm
[ -f "$brake" ] || missing "$brake not found; run ../brake/build.sh first"
: >empty.wasm
echo "This is not WebAssembly." >text.wasm
head -c 6 "$brake" >truncated-preamble.wasm
head -c 700 "$brake" >truncated.wasm
# The size of the first section, two bytes at offset 9, becomes 4,294,967,295.
{ head -c 9 "$brake"; printf '\377\377\377\377\017'; tail -c +12 "$brake"; } >oversized-section.wasm
# The version, at offset 4, becomes 0x7f.
{ head -c 4 "$brake"; printf '\177'; tail -c +6 "$brake"; } >unknown-version.wasm
