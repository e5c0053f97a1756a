// SPDX-License-Identifier: Apache-2.0
// Translates the text format to the binary format: reads length-prefixed texts from standard input, answers each with a
// status byte (0 binary, 1 refused, 2 the encoder broke) and length-prefixed bytes. The argument is the module's folder.
import { readSync, writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const { $init, tools } = await import(pathToFileURL(join(process.argv[2], 'vendor', 'wasm-tools.js')).href);
await $init;

function read(length) {
    const bytes = Buffer.alloc(length);
    for (let at = 0; at < length;) {
        let count = 0;
        try {
            count = readSync(0, bytes, at, length - at, null);
        } catch (e) {
            if (e.code !== 'EAGAIN') throw e;
            continue;
        }
        if (count === 0) process.exit(0);
        at += count;
    }
    return bytes;
}

function write(bytes) {
    for (let at = 0; at < bytes.length;) {
        try {
            at += writeSync(1, bytes, at, bytes.length - at);
        } catch (e) {
            if (e.code !== 'EAGAIN') throw e;
        }
    }
}

function answer(status, bytes) {
    const head = Buffer.alloc(5);
    head.writeUInt8(status, 0);
    head.writeUInt32BE(bytes.length, 1);
    write(Buffer.concat([head, bytes]));
}

answer(0, Buffer.alloc(0));
for (;;) {
    const text = read(read(4).readUInt32BE(0)).toString('utf8');
    try {
        answer(0, Buffer.from(tools.parse(text)));
    } catch (e) {
        const refused = e !== null && typeof e === 'object' && 'payload' in e;
        answer(refused ? 1 : 2, Buffer.from(String(refused ? e.payload : e)));
        if (!refused) process.exit(1);
    }
}
