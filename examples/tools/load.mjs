// SPDX-License-Identifier: Apache-2.0
// Runs a component under Node: translates it with jco to JavaScript and core modules.

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { transpileBytes } from '@bytecodealliance/jco-transpile';

/**
 * Instantiates the component in `file`; `imports` maps interface names to objects.
 * @returns the component's exports; interfaces appear under their full names
 */
export async function load(file, imports = {}) {
    const name = basename(file, '.wasm');
    const { files } = await transpileBytes(await readFile(file), {
        name,
        instantiation: 'async',
        noTypescript: true,
        noNodejsCompat: true,
    });
    const text = (source) => new TextDecoder().decode(source);
    const translated = `data:text/javascript;base64,${Buffer.from(text(files[`${name}.js`])).toString('base64')}`;
    const { instantiate } = await import(translated);
    return instantiate((module) => WebAssembly.compile(files[module]), imports);
}
