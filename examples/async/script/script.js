// SPDX-License-Identifier: Apache-2.0
// Async exports, streams and futures in JavaScript.

export const text = {
    async greet(name) {
        await Promise.resolve();
        return `hello, ${name}`;
    },

    async shout(words) {
        return (async function* () {
            for await (const word of words) {
                yield word.toUpperCase();
            }
        })();
    },

    async sum(bytes) {
        let total = 0;
        for await (const chunk of bytes) {
            for (const byte of chunk) total += byte;
        }
        return total;
    },

    async later(value) {
        const { readable, writable } = wit.Future(wit.Future.U32);
        Promise.resolve().then(() => writable.write(2 * value));
        return readable;
    },

    async next(value) {
        return (await value.read()) + 1;
    },
};
