// SPDX-License-Identifier: Apache-2.0
// The few wasm-tools commands that the build scripts need.

import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
    componentEmbed, componentNew, componentWit, parse, print,
} from '@bytecodealliance/jco-transpile/wasm-tools';

const usage = `usage:
  wasm.mjs parse TEXT OUTPUT                      text format to binary, module or component
  wasm.mjs component CORE WORLD OUTPUT WIT...     core module to component; the first WIT file holds the world,
                                                  the others are packages that it uses
  wasm.mjs compose TEXT OUTPUT                    the same, where (component $name "FILE") stands for the component in
                                                  that file, next to the text
  wasm.mjs wit FILE                               the WIT of a component
  wasm.mjs print FILE                             binary to text format`;

// Several packages fit into one WIT source when all but the first are nested: package a:b@1 { ... }
const nested = (wit) => wit.replace(/^package ([^;]+);/m, 'package $1 {') + '\n}\n';

const commands = {
    async parse(text, output) {
        await writeFile(output, await parse(await readFile(text, 'utf8')));
    },
    async compose(text, output) {
        const outer = await readFile(text, 'utf8');
        const parts = [];
        for (const [form, name, file] of outer.matchAll(/\(component (\$[\w-]+) "([^"]+)"\)/g)) {
            const inner = await print(await readFile(join(dirname(text), file)));
            parts.push([form, inner.replace('(component', `(component ${name}`)]);
        }
        // A function as the replacement, because text may have dollar signs in it.
        await writeFile(output, await parse(parts.reduce((all, [form, inner]) => all.replace(form, () => inner), outer)));
    },
    async component(core, world, output, ...witFiles) {
        const [main, ...used] = await Promise.all(witFiles.map((file) => readFile(file, 'utf8')));
        const embedded = await componentEmbed({
            binary: await readFile(core),
            witSource: [main, ...used.map(nested)].join('\n'),
            world,
            stringEncoding: 'utf8',
        });
        await writeFile(output, await componentNew(embedded));
    },
    async wit(file) {
        process.stdout.write(await componentWit(await readFile(file)));
    },
    async print(file) {
        process.stdout.write(await print(await readFile(file)));
    },
};

const [command, ...args] = process.argv.slice(2);
if (!(command in commands) || args.length === 0) {
    console.error(usage);
    process.exit(2);
}
try {
    await commands[command](...args);
} catch (error) {
    console.error(`wasm.mjs ${command} ${args.join(' ')}: ${error.payload ?? error.message}`);
    process.exit(1);
}
