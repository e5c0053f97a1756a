// SPDX-License-Identifier: Apache-2.0
// Compares expected.json with the committed kernels and with other ways to the same results:
//   node --test verify.mjs
import test from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { load } from '../tools/load.mjs';

const here = (file) => new URL(file, import.meta.url).pathname;
const expected = JSON.parse(readFileSync(here('expected.json')));

test('the kernels give what expected.json says', () => {
    assert.deepEqual(JSON.parse(execFileSync(process.execPath, [here('expected.mjs')])), expected);
});

const hash = (words) => words.reduce((sum, word) => Math.imul(sum ^ word, 16777619), 2166136261 | 0);

function randoms(count) {
    let seed = 1;
    return Array.from({ length: count }, () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0));
}

function crc32(count) {
    let crc = ~0;
    for (let i = 0; i < count; i++) {
        crc ^= (i * 31 + 7) & 0xff;
        for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc;
}

const models = {
    fib: (n) => {
        let [a, b] = [0, 1];
        for (let i = 0; i < n; i++) [a, b] = [b, a + b];
        return a;
    },
    calls: (n) => {
        const steps = [(x) => (x + 0x9e3779b9) | 0, (x) => (x << 5) | (x >>> 27), (x) => Math.imul(x, 1664525),
            (x) => x ^ (x >>> 15)];
        let x = 1;
        for (let i = 0; i < n; i++) x = steps[i % 4](x);
        return x;
    },
    sieve: (n) => {
        const isPrime = (p) => {
            for (let d = 2; d * d <= p; d++) if (p % d === 0) return false;
            return p > 1;
        };
        let count = 0;
        for (let i = 0; i < n; i++) count += isPrime(i);
        return count;
    },
    'crc32-bitwise': crc32,
    'crc32-bytewise': crc32,
    matrix: (n) => {
        let sum = 0;
        for (let k = 0; k < n; k++) {
            let [column, row] = [0, 0];
            for (let i = 0; i < n; i++) {
                column += (i * 3 + k) % 7;
                row += (k + i * 5) % 5;
            }
            sum += column * row;
        }
        return sum;
    },
    quicksort: (n) => hash(randoms(n).sort((a, b) => a - b)),
    heapsort: (n) => hash(randoms(n).sort((a, b) => a - b)),
    string: (n) => hash(randoms(n).map((random) => (random >>> 8) % 100000)),
};

for (const [kernel, results] of Object.entries(expected)) {
    test(`${kernel} equals its model`, () => {
        for (const [n, result] of Object.entries(results)) assert.equal(models[kernel](Number(n)), result, `run(${n})`);
    });
}

test('the components add and echo', async () => {
    const { add } = await load(here('add.wasm'));
    assert.deepEqual([add(2, 3), add(4294967295, 2)], [5, 1]);
    const { echo } = await load(here('echo.wasm'));
    for (const text of ['', 'twenty characters!!!', 'grüße 🚗', 'x'.repeat(300000)]) assert.equal(echo(text), text);
});
