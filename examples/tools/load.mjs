// SPDX-License-Identifier: Apache-2.0
// Runs a component under Node: translates it with jco to JavaScript and core modules.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transpileBytes } from '@bytecodealliance/jco-transpile';

/**
 * Instantiates the component in `file`; `imports` maps interface names to objects, `options` are further ones of jco.
 * @returns the component's exports; interfaces appear under their full names
 */
export async function load(file, imports = {}, options = {}) {
    const name = basename(file, '.wasm');
    const { files } = await transpileBytes(await readFile(file), {
        name,
        instantiation: 'async',
        noTypescript: true,
        noNodejsCompat: true,
        ...options,
    });
    const directory = await mkdtemp(join(tmpdir(), 'component-'));
    try {
        const translated = join(directory, `${name}.mjs`);
        await writeFile(translated, files[`${name}.js`]);
        const { instantiate } = await import(pathToFileURL(translated));
        return await instantiate((module) => WebAssembly.compile(files[module]), imports);
    } finally {
        await rm(directory, { recursive: true });
    }
}
