// SPDX-License-Identifier: Apache-2.0
// Runs the components under Node (through jco) and checks their results:
//   node --experimental-wasm-jspi --test verify.mjs
// Node 24 or newer: calls that wait need JSPI.
import test from 'node:test';
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { load } from '../tools/load.mjs';

const open = (path, imports, asyncExports, asyncImports = []) =>
    load(new URL(path, import.meta.url).pathname, imports, { asyncMode: 'jspi', asyncExports, asyncImports });

const stream = (...elements) => new ReadableStream({
    start(controller) {
        elements.forEach((element) => controller.enqueue(element));
        controller.close();
    },
});

const sum = (count, element) => Array.from({ length: count }, (_, i) => element(i)).reduce((a, b) => a + b, 0);

const WORK = 'flow:worker/work@0.1.0';
const worker = async () => (await open('worker/worker.wasm',
    { 'flow:worker/timer': { delay: async (ticks) => (await sleep(ticks), ticks) } },
    ['double', 'relay', 'sum-bytes', 'sum-numbers', 'flip', 'later'].map((f) => `${WORK}#${f}`),
    ['flow:worker/timer@0.1.0#delay']))[WORK];

test('immediate answers at once', async () => {
    const immediate = await open('text/immediate.wasm', {}, ['add']);
    assert.deepEqual([await immediate.add(2, 3), immediate.addSync(2, 3)], [5, 5]);
});

test('relay waits for its import, several calls at the same time', async () => {
    const relay = await open('text/relay.wasm', { delay: { default: async (x) => (await sleep(20), x + 1) } },
        ['relay'], ['delay']);
    assert.deepEqual(await Promise.all([5, 6, 7].map((x) => relay.relay(x))), [6, 7, 8]);
});

test('pump and numbers stream from component to component', async () => {
    const pump = await open('text/pump.wasm', {}, ['pump']);
    assert.deepEqual([await pump.pump(3), await pump.pump(100)], [3n * 65536n, 100n * 65536n]);
    const numbers = await open('text/numbers.wasm', {}, ['sum']);
    assert.deepEqual([await numbers.sum(3), await numbers.sum(1000)], [6n, 500500n]);
});

test('worker works', async () => {
    const work = await worker();
    assert.equal(await work.double(4), 8);
    assert.deepEqual(await Promise.all([work.relay(30), work.relay(10)]), [31, 11]);
    assert.equal(await work.sumBytes(stream(1, 2, 255)), 258n);
    const later = await work.later(20); // the future, which is not yet resolved
    assert.equal(await later, 20);
});

test('the composition sums what its producer streams', async () => {
    const SUMMARY = 'flow:summary/summary@0.1.0';
    const summary = (await open('source/composed.wasm', {}, [`${SUMMARY}#bytes`, `${SUMMARY}#samples`]))[SUMMARY];
    assert.equal(await summary.bytes(1000), BigInt(sum(1000, (i) => i % 251)));
    assert.equal(await summary.samples(500), BigInt(sum(500, (i) => (i * i) % 1000)));
});
