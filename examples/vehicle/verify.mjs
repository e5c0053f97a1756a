// SPDX-License-Identifier: Apache-2.0
// Runs every committed component under Node (through jco) and checks its results:
//   node --test verify.mjs
// The planner takes part if PLANNER names the file that planner/build.sh made; Node 20 then
// wants --experimental-wasm-extended-const.
import test from 'node:test';
import assert from 'node:assert/strict';
import { load } from '../tools/load.mjs';

const open = async (path, name, imports) => (await load(new URL(path, import.meta.url).pathname, imports))[name];

// The controller of cruise.c once more, to compare with.
class CruiseModel {
    constructor(target, speed) {
        const bounded = (v) => Math.max(0, Math.min(100000, v));
        this.bounded = bounded;
        Object.assign(this, { steps: 0, target: bounded(target), filtered: bounded(speed), command: 0 });
        this.samples = Array(32).fill(this.filtered);
    }

    cost(command, slope, period) {
        let speed = this.filtered;
        let sum = Math.trunc(command * command / 4) + (command - this.command) ** 2;
        for (let tick = 0; tick < 8; tick++) {
            const drag = ((speed >> 8) * (speed >> 8)) >> 4;
            speed = this.bounded(speed + Math.trunc((command * 3 - drag - slope) * period / 1000));
            sum += (this.target - speed) ** 2;
        }
        return sum;
    }

    step(speed, gradient, period) {
        this.samples = [...this.samples.slice(1), this.bounded(speed)];
        this.filtered = Math.trunc(this.samples.reduce((sum, sample, age) => sum + (age + 1) * sample, 0) / 528);
        const slope = Math.trunc((gradient > -30 ? Math.min(gradient, 30) : -30) * 98);
        const within = Math.max(1, Math.min(1000, period));
        let [best, lowest] = [-1000, Infinity];
        for (let command = -1000; command <= 1000; command += 100) {
            const cost = this.cost(command, slope, within);
            if (cost < lowest) [best, lowest] = [command, cost];
        }
        this.command = best;
        this.steps++;
        return best;
    }
}

test('cruise equals its model in a closed loop', async () => {
    const control = await open('cruise/cruise.wasm', 'vehicle:cruise/control@0.1.0');
    const seen = new Set();
    for (const [target, start, gradient, period] of
        [[30000, 20000, 1.5, 100], [10000, 40000, -3.25, 200], [25000, 25000, NaN, 100], [20000, 19000, 99, 5000]]) {
        control.reset(target, start);
        const model = new CruiseModel(target, start);
        let speed = start;
        for (let i = 0; i < 300; i++) {
            const command = control.step(speed, gradient, period);
            assert.equal(command, model.step(speed, gradient, period));
            seen.add(command);
            speed += Math.trunc(command * 3 * Math.min(period, 1000) / 1000) - 30;
        }
        const { steps, filtered } = model;
        assert.deepEqual(control.current(), { steps, target: model.target, filtered, command: model.command });
    }
    assert.ok(seen.size > 15, `only ${seen.size} different commands`);
});

for (const [file, version] of [['brake', 'brake 1.0.0'], ['brake-v2', 'brake 2.0.0']]) {
    test(`${file} brakes`, async () => {
        const brake = await open(`brake/${file}.wasm`, 'vehicle:brake/actuator@0.1.0');
        assert.equal(brake.version(), version);
        assert.deepEqual([[0, 9000], [300, 25000], [5000, 0], [1000, 4e9]].map((a) => brake.pressure(...a)),
            [0, 3500, 10000, 12000]);
        assert.deepEqual([...brake.distribute(1000, [1, 2, 3, 4])], [100, 200, 300, 400]);
        assert.deepEqual([...brake.distribute(4294967295, [4294967295, 1])], [4294967294, 0]);
        assert.deepEqual([...brake.distribute(10, [0, 0])], [0, 0]);
        assert.deepEqual([...brake.distribute(10, [])], []);
        assert.equal(brake.sum([1, 2, 4294967295]), 4294967298n);
        assert.equal(brake.label('links vorn ✓'), 'brake:links vorn ✓');
        assert.equal(brake.label('x'.repeat(200000)).length, 200006);
    });
}

test('hog burns', async () => {
    const hog = await load(new URL('hog/hog.wasm', import.meta.url).pathname);
    assert.deepEqual([0, 1, 2, 1000].map((n) => hog.burn(n)), [1, 1015568748, 1586005467, 645503657]);
});

const sample = (sensor, value, at) => ({ sensor, value, at: BigInt(at) });
const failure = (call) => {
    try {
        call();
    } catch (error) {
        return error.payload ?? error;
    }
    assert.fail('no error');
};

test('telemetry echoes', async () => {
    const t = await open('telemetry/telemetry.wasm', 'vehicle:telemetry/readings@0.1.0');
    for (const text of ['', 'hello', 'grüße 🚗\0 end', 'é'.repeat(70000)]) assert.equal(t.echo(text), text);
    const primitives = {
        yesOrNo: true, narrowSigned: -128, narrow: 255, shortSigned: -32768, short: 65535, wordSigned: -(2 ** 31),
        word: 2 ** 32 - 1, wideSigned: -(2n ** 63n), wide: 2n ** 64n - 1n, single: 0.5, double: Math.PI, letter: '🚗',
    };
    assert.deepEqual(t.echoPrimitives(primitives), primitives);
    for (const reading of [{ tag: 'absent' }, { tag: 'digital', val: true }, { tag: 'digital', val: false },
        { tag: 'counter', val: 2n ** 64n - 1n }, { tag: 'analog', val: -0.1 }, { tag: 'text', val: 'öl' },
        { tag: 'position', val: [48.5, -11.25] }]) {
        assert.deepEqual({ ...t.echoReading(reading) }, reading.val === undefined ? { tag: 'absent' } : reading);
    }
});

test('telemetry computes', async () => {
    const t = await open('telemetry/telemetry.wasm', 'vehicle:telemetry/readings@0.1.0');
    assert.deepEqual([1, 2, 3, NaN].map((v) => t.classify(v, 2, 3)), ['info', 'warning', 'alarm', 'info']);
    const [either, both, count] = t.combine({ engine: true, airbag: true }, { airbag: true, lights: true });
    const on = (flags) => Object.keys(flags).filter((name) => flags[name]);
    assert.deepEqual([on(either), on(both), count], [['engine', 'lights', 'airbag'], ['airbag'], 3]);
    assert.equal(t.summarize([]), undefined);
    assert.deepEqual(t.summarize([3, -1.5, 4]), { count: 3, min: -1.5, max: 4, mean: 5.5 / 3 });
    assert.equal(t.checksum(new TextEncoder().encode('123456789')), 0xcbf43926);
    assert.equal(t.checksum([]), 0);
    const samples = [sample('oil', 1, 5), sample('speed', 2, 9), sample('oil', 3, 9), sample('é', 4, 1)];
    assert.deepEqual(t.reverse(samples), [...samples].reverse());
    assert.deepEqual(t.reverse([]), []);
    assert.deepEqual(t.group(samples).map(([name, values]) => [name, [...values]]),
        [['oil', [1, 3]], ['speed', [2]], ['é', [4]]]);
    assert.deepEqual(t.latestOf(...samples, sample('', 0, 0)), samples[1]);
    assert.deepEqual(t.split('a,,b', ','), ['a', '', 'b']);
    assert.deepEqual(t.split('', ','), ['']);
    for (const c of ['ß', '→', '🚗', '\0']) {
        assert.deepEqual(t.split(`links${c}rechts${c}`, c), ['links', 'rechts', '']);
    }
});

test('telemetry parses, formats and checks', async () => {
    const t = await open('telemetry/telemetry.wasm', 'vehicle:telemetry/readings@0.1.0');
    for (const [text, value] of [['oil=-7@1200', sample('oil', -7, 1200)], ['ö=0@0', sample('ö', 0, 0)],
        [`x=-2147483648@${2n ** 64n - 1n}`, sample('x', -(2 ** 31), 2n ** 64n - 1n)]]) {
        assert.deepEqual(t.parse(text), value);
        assert.equal(t.format(value), text);
    }
    assert.deepEqual({ ...failure(() => t.parse('')) }, { tag: 'empty' });
    for (const [text, offset] of [['=1@1', 0], ['oil', 3], ['oil=', 4], ['oil=x', 4], ['oil=1', 5], ['oil=1@', 6],
        ['oil=1@2x', 7], ['oil=2147483648@1', 4], ['oil=-2147483649@1', 5], ['a=1@18446744073709551616', 4]]) {
        assert.deepEqual({ ...failure(() => t.parse(text)) }, { tag: 'malformed', val: offset }, text);
    }
    t.check(sample('oil', 150, 0));
    assert.deepEqual({ ...failure(() => t.check(sample('', 1, 0))) }, { tag: 'empty' });
    assert.deepEqual({ ...failure(() => t.check(sample('öl', 1, 0))) }, { tag: 'unknown-sensor', val: 'öl' });
    assert.deepEqual({ ...failure(() => t.check(sample('water', 111, 0))) }, { tag: 'out-of-range', val: [111, 110] });
});

test('telemetry records', async () => {
    const { Recorder, total, close } = await open('telemetry/telemetry.wasm', 'vehicle:telemetry/recording@0.1.0');
    const a = new Recorder('front', 2);
    const b = new Recorder('hinten ß', 0);
    assert.deepEqual([Recorder.live(), a.name(), b.name(), a.latest()], [2, 'front', 'hinten ß', undefined]);
    assert.deepEqual([1, 2, 3].map((v) => a.append(sample('oil', v, v))), [1, 2, 3]);
    assert.deepEqual({ ...failure(() => a.append(sample('oil', 151, 0))) }, { tag: 'out-of-range', val: [151, 150] });
    b.append(sample('speed', 40, 4));
    assert.deepEqual([total(a), total(b), a.latest()], [5n, 40n, sample('oil', 3, 3)]);
    const c = Recorder.merge(a, b);
    assert.deepEqual([c.name(), total(c), Recorder.live()], ['front+hinten ß', 45n, 3]);
    assert.deepEqual(a.drain(), [sample('oil', 2, 2), sample('oil', 3, 3)]);
    assert.deepEqual(a.drain(), []);
    assert.equal(a.append(sample('oil', 9, 9)), 4);
    assert.equal(close(c), 3);
    assert.equal(Recorder.live(), 2);
    a[Symbol.dispose]();
    assert.equal(Recorder.live(), 1);
    for (let i = 0; i < 20000; i++) close(new Recorder('x'.repeat(i % 100), 1024)); // would exhaust memory if leaked
    assert.equal(Recorder.live(), 1);
});

test('dashboard calls brake, telemetry and host', async () => {
    const lines = [];
    let time = 1000n;
    const telemetry = await load(new URL('telemetry/telemetry.wasm', import.meta.url).pathname);
    const display = await open('dashboard/dashboard.wasm', 'vehicle:dashboard/display@0.1.0', {
        'vehicle:host/clock': { now: () => time++ },
        'vehicle:host/log': { write: (message) => lines.push(message) },
        'vehicle:brake/actuator': await open('brake/brake.wasm', 'vehicle:brake/actuator@0.1.0'),
        'vehicle:telemetry/readings': telemetry['vehicle:telemetry/readings@0.1.0'],
        'vehicle:telemetry/recording': telemetry['vehicle:telemetry/recording@0.1.0'],
    });
    assert.equal(display.render(300, 25000), 'brake 1.0.0 3500 kPa at 25000 mm/s');
    const report = (at, pressure, severity, recorded, total) =>
        ({ at, brake: 'brake 1.0.0', pressure, severity, recorded, total });
    assert.deepEqual(display.show(300, 25000), report(1000n, 3500, 'info', 1, 25000n));
    assert.deepEqual(display.show(0, 30000), report(1001n, 0, 'warning', 2, 55000n));
    assert.deepEqual({ ...failure(() => display.show(0, 70001)) }, { tag: 'out-of-range', val: [70001, 70000] });
    for (let i = 0; i < 8; i++) display.show(0, 1);
    assert.deepEqual(display.show(1000, 70000), report(1011n, 11400, 'alarm', 11, 70007n));
    assert.deepEqual(lines.slice(0, 3), ['speed=25000@1000', 'speed=30000@1001', 'speed=1@1003']);
    assert.equal(telemetry['vehicle:telemetry/recording@0.1.0'].Recorder.live(), 1);
});

test('planner plans', { skip: !process.env.PLANNER && 'PLANNER is not set' }, async () => {
    const routing = (await load(process.env.PLANNER))['vehicle:planner/routing@0.1.0'];
    const at = (name, x, y) => ({ name, x, y });
    const low = -(2 ** 31);
    const high = 2 ** 31 - 1;
    assert.equal(routing.distance(at('', low, low), at('', high, high)), 2n ** 33n - 2n);
    assert.deepEqual(routing.plan([at('depot', 0, 0), at('far', 10, 0), at('left', -2, 0), at('right', 2, 0)]),
        { stops: ['depot', 'left', 'right', 'far'], length: 14n });
    assert.deepEqual(routing.plan([at('ß', 1, 1)]), { stops: ['ß'], length: 0n });
    assert.equal(failure(() => routing.plan([])), 'no waypoints');
    assert.equal(failure(() => routing.plan([at('a', 0, 0), at('b', 0, 0), at('a', 1, 1)])), 'duplicate waypoint a');
});
