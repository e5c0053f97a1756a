// SPDX-License-Identifier: Apache-2.0
// Runs the core kernels under Node's WebAssembly and prints their results, as in expected.json:
//   node expected.mjs > expected.json
import { readFile } from 'node:fs/promises';

const inputs = {
    fib: [0, 1, 10, 20, 27],
    calls: [0, 1, 10, 1000, 1000000],
    sieve: [0, 3, 100, 10000, 1000000],
    'crc32-bitwise': [0, 1, 100, 10000, 200000],
    'crc32-bytewise': [0, 1, 100, 10000, 1000000],
    matrix: [0, 1, 10, 50, 128],
    quicksort: [0, 1, 100, 10000, 200000],
    heapsort: [0, 1, 100, 10000, 200000],
    string: [0, 1, 100, 1000, 10000],
};

const results = {};
for (const [kernel, sizes] of Object.entries(inputs)) {
    const code = await readFile(new URL(`${kernel}.wasm`, import.meta.url));
    const { instance } = await WebAssembly.instantiate(code);
    results[kernel] = Object.fromEntries(sizes.map((n) => [n, instance.exports.run(n)]));
}
console.log(JSON.stringify(results, null, 2));
