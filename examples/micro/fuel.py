# SPDX-License-Identifier: Apache-2.0
"""Runs the kernels of expected.json under wasmtime, checks their results, and prints the fuel
that wasmtime charges for each call: pip install wasmtime==49.0.0; python fuel.py > fuel-wasmtime.json
"""
import json
import pathlib

from wasmtime import Config, Engine, Instance, Module, Store

BUDGET = 10**12

here = pathlib.Path(__file__).parent
config = Config()
config.consume_fuel = True
engine = Engine(config)


def fuel(kernel, n, expected):
    store = Store(engine)
    store.set_fuel(BUDGET)
    run = Instance(store, Module.from_file(engine, str(here / f"{kernel}.wasm")), []).exports(store)["run"]
    before = store.get_fuel()
    result = run(store, n)
    if result != expected:
        raise SystemExit(f"{kernel}: run({n}) is {result}, expected {expected}")
    return before - store.get_fuel()


results = json.loads((here / "expected.json").read_text())
print(json.dumps({k: {n: fuel(k, int(n), v) for n, v in r.items()} for k, r in results.items()}, indent=2))
