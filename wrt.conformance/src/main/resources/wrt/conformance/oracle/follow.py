# SPDX-License-Identifier: Apache-2.0
"""Follows traces of WRT in the reference implementation of the Component Model's canonical ABI.

usage: python3 follow.py DEFINITIONS.PY

Reads lines of JSON: a world ({"world": ...}) or the trace of a program in it ({"world": number, "trace": [...]}); answers
each trace with a line. The host and the guests do in the reference what the trace says that they did, one after the other,
and every result, event, value and byte that comes of it has to be what the trace says. Where the reference leaves a choice
(which thread goes on, which event comes first), it is made as in the trace, if the reference allows that.
"""
import importlib.util
import json
import linecache
import struct
import sys
import threading
import traceback
import zlib

spec = importlib.util.spec_from_file_location('definitions', sys.argv[1])
d = importlib.util.module_from_spec(spec)
sys.modules['definitions'] = d
spec.loader.exec_module(d)
linecache.getlines(sys.argv[1])

M32 = (1 << 32) - 1
M64 = (1 << 64) - 1
SIZE = 4 << 16
ALLOCATIONS = 16
POST_RETURNS = 24
HEAP = 0x10000
THREAD = 0xffff
EVENT = d.EventCode


class Difference(BaseException):
    """The reference does not do what the trace says."""


class Abandoned(BaseException):
    """The program is over: a thread that still waits ends."""


run = None  # the program that is being followed


# ---- stacks: as in the reference, but on threads that are used again, and with failures that reach the resumer ----

class Worker:
    idle = []

    def __init__(self):
        self.lock = d.new_already_acquired_lock()
        self.cont = None
        threading.Thread(target=self.work, daemon=True).start()

    def work(self):
        while True:
            self.lock.acquire()
            cont = self.cont
            cont.lock.acquire()
            d.thread_local_handler.value = cont.handler
            switch_to, failure = None, None
            try:
                if cont.abandoned:
                    raise Abandoned()
                switch_to = cont.function(cont.block_result)
            except BaseException as e:
                failure = e
            handler = d.thread_local_handler.value
            handler.cont = None
            handler.block_arg = switch_to
            handler.failure = failure
            self.cont = None
            Worker.idle.append(self)
            handler.lock.release()


def cont_new(function):
    cont = d.Continuation()
    cont.lock = d.new_already_acquired_lock()
    cont.function = function
    cont.abandoned = False
    worker = Worker.idle.pop() if Worker.idle else Worker()
    worker.cont = cont
    worker.lock.release()
    run.conts.add(cont)
    return cont


def resume(cont, block_result, current_thread):
    run.conts.discard(cont)
    handler = d.Handler()
    handler.lock = d.new_already_acquired_lock()
    handler.current_thread = current_thread
    handler.failure = None
    cont.handler = handler
    cont.block_result = block_result
    cont.lock.release()
    handler.lock.acquire()
    if handler.failure is not None:
        raise handler.failure
    return (handler.cont, handler.block_arg)


def block(switch_to):
    cont = d.Continuation()
    cont.lock = d.new_already_acquired_lock()
    cont.abandoned = False
    run.conts.add(cont)
    handler = d.thread_local_handler.value
    handler.cont = cont
    handler.block_arg = switch_to
    handler.lock.release()
    cont.lock.acquire()
    d.thread_local_handler.value = cont.handler
    if cont.abandoned:
        raise Abandoned()
    return cont.block_result


def abandon(cont):
    cont.abandoned = True
    try:
        resume(cont, d.Cancelled.FALSE, None)
    except BaseException:
        pass


d.cont_new, d.resume, d.block = cont_new, resume, block


# ---- choices: as in the trace ----

class Choices:
    def choice(self, threads):
        label = run.next_label()
        for thread in threads:
            if thread.label == label:
                return thread
        if run.peek()[0] == 'trap':
            # It did nothing before it trapped: one that was about to enter, probably, and the first of them.
            waiting = [t for t in run.store.waiting if t in threads]
            entering = [t for t in waiting if t.task.state == d.Task.State.INITIAL]
            return (entering + waiting)[0]
        raise Difference('%s goes on, but only %s could' % (label, sorted(str(t.label) for t in threads)))

    def shuffle(self, elems):
        entry = run.peek()
        if entry[0] in ('ret', 'event'):
            handles = d.current_instance().handles.array
            index = entry[3]
            if index < len(handles) and handles[index] in elems:
                elems.remove(handles[index])
                elems.insert(0, handles[index])

    def randint(self, low, high):
        if sys._getframe(1).f_code.co_name == 'canon_error_context_new':
            return 0  # the message is kept
        entry = run.peek()
        return 1 if entry[0] in ('ret', 'event') and entry[1] == d.current_thread().label else 0

    def getrandbits(self, bits):
        return 0

    def randrange(self, n):
        return n  # the highest bit of the fraction: the canonical NaN


d.random = Choices()
# The host keeps messages of error contexts without how they were encoded.
d.host_defined_transformation = lambda message: of_text(d.StringType(), message[0], message[1])


class Thread(d.Thread):
    def __init__(self, task, thread_func):
        self.label = run.new_label
        run.new_label = None
        super().__init__(task, thread_func)

    # Rule "cancel-in-callback": a callback function that waits while a cancellation is pending gets it as soon as it can
    # have its instance (component-model issue 707).
    def takes_pending_cancel(self):
        task = self.task
        return (task.state == d.Task.State.PENDING_CANCEL and self.waiting() and self.cancellable and task.opts.callback
                and self is task.implicit_thread and task.inst.exclusive_thread is None)

    # Rule "shared-stack": while a function that is not async waits, no implicit thread goes on whose task needs exclusive
    # use, whether it has it or not: it would use the memory in which the waiting one has its stack (the suite's
    # during-sync-call-no-exclusive-resume).
    def shares_stack(self):
        if not (self.task.ft.async_ and self.task.needs_exclusive() and self is self.task.implicit_thread):
            return False
        frame = sys._getframe(2)
        while frame.f_code.co_name.startswith('<'):
            frame = frame.f_back
        return frame.f_code is reference_lift.__code__

    def ready(self):
        could = super().ready() or self.takes_pending_cancel()
        if could and self.shares_stack():
            if self is not self.task.inst.exclusive_thread:
                run.rule('shared-stack')
            return False
        return could

    def resume(self, cancelled=d.Cancelled.FALSE):
        if not cancelled and self.takes_pending_cancel():
            entry = run.peek()
            if entry[0] == 'tick':
                entry = run.peek(1)
            if entry[0] == 'event' and entry[1] == self.label and entry[2] == EVENT.TASK_CANCELLED:
                run.rule('cancel-in-callback')
                self.task.state = d.Task.State.CANCEL_DELIVERED
                cancelled = d.Cancelled.TRUE
        super().resume(cancelled)


d.Thread = Thread


# Rule "holder-first": a call that finds the holder of exclusive use ready to go on lets it go on first.
reference_lift = d.canon_lift


def canon_lift(callee, ft, opts, inst, on_start, on_resolve):
    on_cancel = reference_lift(callee, ft, opts, inst, on_start, on_resolve)
    task = on_cancel.__self__
    holder = inst.exclusive_thread
    if ft.async_ and task.state == d.Task.State.INITIAL and holder is not None and holder.ready():
        if run.peek()[1] == holder.label and run.peek()[0] in ('ret', 'event'):
            run.rule('holder-first')
            holder.resume()
            entering = next((t for t in inst.store.waiting if t.task is task), None)
            if entering is not None and entering.ready() and (run.peek()[0] == 'trap'
                                                              or run.peek()[0] != 'tick' and run.peek()[1] == entering.label):
                entering.resume()
    return on_cancel


d.canon_lift = canon_lift


# Rule "copy-result": what the event of a read or write says is decided when it is delivered: DROPPED if the other end is
# gone by then, else CANCELLED if that was asked for (component-model pull request 719).
reference_event = d.Waitable.get_pending_event


def get_pending_event(self):
    cancelling = isinstance(self, d.CopyEnd) and self.state == d.CopyState.CANCELLING_COPY
    code, index, payload = reference_event(self)
    if not isinstance(self, d.CopyEnd):
        return (code, index, payload)
    stream = code in (EVENT.STREAM_READ, EVENT.STREAM_WRITE)
    result, progress = (payload & 0xf, payload >> 4) if stream else (payload, 0)
    newer = result
    if stream or result != d.CopyResult.COMPLETED:
        newer = d.CopyResult.DROPPED if self.shared.dropped else (
            d.CopyResult.CANCELLED if cancelling else d.CopyResult.COMPLETED)
    if newer != result:
        run.rule('copy-result')
        self.state = d.CopyState.DONE if newer == d.CopyResult.DROPPED else d.CopyState.IDLE
        payload = newer | progress << 4
    return (code, index, payload)


d.Waitable.get_pending_event = get_pending_event


# ---- repairs: assertions of the reference that its own rules break ----

def type_matches_value(t, v):
    """Repair "zero-of-float": the unused float slots of a variant are lowered to the integer 0."""
    if t in ('f32', 'f64') and type(v) is int:
        assert v == 0
        run.repair('zero-of-float')
        return True
    return type(v) is (int if t in ('i32', 'i64') else float)


def contains(t, p):
    """Repair "leaf-types": flags and error contexts are no types to the reference's predicates."""
    t = d.despecialize(t) if t is not None else None
    if isinstance(t, d.FlagsType | d.ErrorContextType):
        run.repair('leaf-types')
        return p(t)
    return reference_contains(t, p)


def future_drop(self):
    """Repair "drop-of-reader": only a read could be pending, the assertion says; but it is the reader that drops."""
    if not self.dropped and self.pending_buffer and not isinstance(self.pending_buffer, d.WritableBuffer):
        run.repair('drop-of-reader')
        self.dropped = True
        self.reset_and_notify_pending(d.CopyResult.DROPPED)
        return
    reference_future_drop(self)


def wait_for_pending_event(self):
    """Repair "news-of-start": a synchronous cancellation takes the news that the call has started for its end."""
    while isinstance(self, d.Subtask) and self.has_pending_event() and not self.resolved():
        run.repair('news-of-start')
        self.pending_event = None
    reference_wait(self)


reference_wait, d.Waitable.wait_for_pending_event = d.Waitable.wait_for_pending_event, wait_for_pending_event
reference_contains, d.contains = d.contains, contains
reference_future_drop, d.SharedFutureImpl.drop = d.SharedFutureImpl.drop, future_drop
d.type_matches_value = type_matches_value


# ---- worlds ----

PRIMITIVES = {'bool': d.BoolType, 's8': d.S8Type, 'u8': d.U8Type, 's16': d.S16Type, 'u16': d.U16Type, 's32': d.S32Type,
              'u32': d.U32Type, 's64': d.S64Type, 'u64': d.U64Type, 'f32': d.F32Type, 'f64': d.F64Type,
              'char': d.CharType, 'string': d.StringType}
ENCODINGS = ['utf8', 'utf16', 'latin1+utf16']


class World:
    """What was read: types are made anew for each program, as the resource type belongs to an instance."""

    def __init__(self, text):
        self.text = text

    def type(self, t, rt):
        if t is None:
            return None
        of = lambda u: self.type(u, rt)
        match t[0]:
            case 'list': return d.ListType(of(t[1]))
            case 'fixed': return d.ListType(of(t[1]), t[2])
            case 'record': return d.RecordType([d.FieldType(n, of(u)) for n, u in t[1]])
            case 'tuple': return d.TupleType([of(u) for u in t[1]])
            case 'variant': return d.VariantType([d.CaseType(n, of(u)) for n, u in t[1]])
            case 'enum': return d.EnumType(t[1])
            case 'flags': return d.FlagsType(t[1])
            case 'option': return d.OptionType(of(t[1]))
            case 'result': return d.ResultType(of(t[1]), of(t[2]))
            case 'map': return d.MapType(of(t[1]), of(t[2]))
            case 'stream': return d.StreamType(of(t[1]))
            case 'future': return d.FutureType(of(t[1]))
            case 'own': return d.OwnType(rt)
            case 'borrow': return d.BorrowType(rt)
            case name: return PRIMITIVES[name]()

    def function(self, f, rt):
        result = self.type(f['result'], rt)
        return d.FuncType([(n, self.type(t, rt)) for n, t in f['params']], [] if result is None else [result], f['async'])


worlds = {}


# ---- values ----

def bits(v, size):
    return int.from_bytes(struct.pack('<f' if size == 4 else '<d', v), 'little')


def to_text(t, v):
    """A lifted value as the trace has it."""
    match t:
        case None: return None
        case d.BoolType(): return bool(v)
        case d.S64Type() | d.U64Type(): return str(v)
        case d.F32Type(): return str(bits(v, 4))
        case d.F64Type(): return str(bits(v, 8))
        case d.CharType(): return ord(v)
        case d.StringType(): return v[0]
        case d.ListType(u, n): return [to_text(u, e) for e in v]
        case d.RecordType(fields): return [to_text(f.t, v[f.label]) for f in fields]
        case d.TupleType(ts): return [to_text(u, v[str(i)]) for i, u in enumerate(ts)]
        case d.EnumType(labels): return next(iter(v))
        case d.FlagsType(labels): return [l for l in labels if v[l]]
        case d.MapType(k, u): return [[to_text(k, e['0']), to_text(u, e['1'])] for e in v]
        case d.VariantType() | d.OptionType() | d.ResultType():
            [(label, payload)] = v.items()
            [case] = [c for c in d.despecialize(t).cases if c.label == label]
            return [label, None if case.t is None else to_text(case.t, payload)]
        case _: return v


def of_text(t, v, encoding):
    """A value of the host; its strings are encoded as the guest wants them, as a host can do that without a detour."""
    match t:
        case None: return None
        case d.BoolType(): return v
        case d.S64Type() | d.U64Type(): return int(v)
        case d.F32Type(): return d.core_f32_reinterpret_i32(int(v))
        case d.F64Type(): return d.core_f64_reinterpret_i64(int(v))
        case d.CharType(): return chr(v)
        case d.StringType():
            match encoding:
                case 'utf8': return (v, encoding, len(v.encode('utf-8')))
                case 'utf16': return (v, encoding, len(v.encode('utf-16-le')) // 2)
                case _:
                    if all(ord(c) < 256 for c in v):
                        return (v, encoding, len(v))
                    return (v, encoding, len(v.encode('utf-16-le')) // 2 | 1 << 31)
        case d.ListType(u, n): return [of_text(u, e, encoding) for e in v]
        case d.RecordType(fields): return {f.label: of_text(f.t, e, encoding) for f, e in zip(fields, v)}
        case d.TupleType(ts): return {str(i): of_text(u, e, encoding) for i, (u, e) in enumerate(zip(ts, v))}
        case d.EnumType(labels): return {v: None}
        case d.FlagsType(labels): return {l: l in v for l in labels}
        case d.MapType(k, u):
            return [{'0': of_text(k, e[0], encoding), '1': of_text(u, e[1], encoding)} for e in v]
        case d.VariantType() | d.OptionType() | d.ResultType():
            [case] = [c for c in d.despecialize(t).cases if c.label == v[0]]
            return {v[0]: None if case.t is None else of_text(case.t, v[1], encoding)}
        case _: return v


def core_of(t, word):
    match t:
        case 'i32': return word & M32
        case 'i64': return word & M64
        case 'f32': return d.core_f32_reinterpret_i32(word & M32)
        case 'f64': return d.core_f64_reinterpret_i64(word & M64)


def word_of(t, v):
    match t:
        case 'f32': return bits(v, 4)
        case 'f64': return bits(v, 8)
        case _: return v


# ---- guests ----

class Guest:
    def __init__(self, number, world, store, parent, rt_of):
        self.number = number
        self.inst = d.ComponentInstance(store, parent)
        self.memory = bytearray(SIZE)
        self.mem = d.MemInst(self.memory, 'i32')
        self.encoding = ENCODINGS[world.text['encodings'][number]]
        self.top = HEAP
        self.lift_options = d.LiftOptions(self.encoding, self.mem)
        self.table = None

    def options(self, async_=False, callback=None, post_return=None):
        return d.CanonicalOptions(self.encoding, self.mem, self.realloc, post_return, async_, callback)

    def get(self, address):
        return int.from_bytes(self.memory[address:address + 4], 'little')

    def put(self, address, value):
        self.memory[address:address + 4] = (value & M32).to_bytes(4, 'little')

    def realloc(self, args):
        for arg in args:
            self.put(ALLOCATIONS, self.get(ALLOCATIONS) * 31 + arg)
        old, old_size, align, size = args
        pointer = (self.top + align - 1) & -align
        if pointer + size > SIZE:
            pointer = HEAP
        self.top = pointer + size
        kept = min(old_size, size)
        self.memory[pointer:pointer + kept] = self.memory[old:old + kept]
        return [pointer]

    def post_return(self, args):
        self.put(POST_RETURNS, self.get(POST_RETURNS) + 1)
        return []


class Run:
    """One program."""

    def __init__(self, world, trace):
        self.trace = trace
        self.at = 0
        self.rules = {}
        self.repairs = {}
        self.conts = set()
        self.new_label = None
        self.world = world
        self.calls = {}
        self.answers = {}
        self.open = set()
        self.trap_at = None

    def begin(self):
        world = self.world
        self.store = d.Store()
        outer = d.ComponentInstance(self.store)
        self.guests = [Guest(i, world, self.store, outer, None) for i in range(len(world.text['encodings']))]
        self.rt = d.ResourceType(self.guests[-1].inst)
        self.ends = [world.type(t, self.rt) for t in world.text['ends']]
        self.host_types = [world.function(f, self.rt) for f in world.text['host']]
        self.functions = []
        for f in world.text['functions']:
            self.functions.append(self.lifted(f, world.function(f, self.rt)))
        for guest in self.guests:
            count = world.text['operations'][guest.number]
            table = d.Table()
            other = d.CoreFuncRef(d.CoreFuncType([], []), None)
            table.array = [other] * (count + 2) + [d.CoreFuncRef(d.CoreFuncType(['i32'], []), self.start(guest))]
            guest.table = table

    # -- the trace --

    def peek(self, ahead=0):
        return self.trace[self.at + ahead] if self.at + ahead < len(self.trace) else ['nothing more', None]

    def take(self):
        entry = self.peek()
        self.at += 1
        return entry

    def next_label(self):
        return self.peek()[1]

    def rule(self, name):
        self.rules[name] = self.rules.get(name, 0) + 1

    def repair(self, name):
        self.repairs[name] = self.repairs.get(name, 0) + 1

    def expect(self, *entry):
        """What happens in the reference has to be the next entry."""
        wanted = self.peek()
        mine = list(entry)
        if [x & M64 if type(x) is int else x for x in wanted] != [x & M64 if type(x) is int else x for x in mine]:
            raise Difference('here comes %s' % json.dumps(mine, default=str))
        self.at += 1

    # -- functions --

    def lifted(self, f, ft):
        guest = self.guests[f['guest']]
        kind, index = f['kind'], f['index']
        if kind == 'CALLBACK':
            opts = guest.options(True, self.callback(guest))
        elif kind == 'STACKFUL':
            opts = guest.options(True)
        else:
            opts = guest.options(post_return=guest.post_return)
        flat = d.flatten_functype(opts, ft, 'lift')

        def core(args):
            label = d.current_thread().label
            self.expect('enter', label, index, *[word_of(t, v) for t, v in zip(flat.params, args)])
            return self.body(guest, label, flat.results)

        return (guest, ft, opts, self.store.lift(core, ft, opts, guest.inst))

    def callback(self, guest):
        def core(args):
            label = d.current_thread().label
            self.expect('event', label, *[int(a) for a in args])
            return self.body(guest, label, ['i32'])
        return core

    def start(self, guest):
        def core(args):
            label = d.current_thread().label
            self.expect('enter', label, THREAD)
            return self.body(guest, label, [])
        return core

    def body(self, guest, label, results):
        """Does what the trace says that the code of a guest does, until it leaves."""
        while True:
            entry = self.peek()
            if entry[1] != label or entry[0] not in ('op', 'poke', 'show', 'leave'):
                raise Difference('the code of %s goes on' % label)
            self.at += 1
            match entry[0]:
                case 'op':
                    got = self.operation(guest, label, entry[2], entry[3:])
                    self.expect('ret', label, *got)
                case 'poke':
                    data = bytes.fromhex(entry[3])
                    guest.memory[entry[2]:entry[2] + len(data)] = data
                case 'show':
                    data = guest.memory[entry[2]:entry[2] + entry[3]].hex()
                    if data != entry[4]:
                        self.at -= 1
                        raise Difference('the memory is %s' % data)
                case 'leave':
                    return [core_of(t, w) for t, w in zip(results, entry[2:], strict=True)]

    # -- operations --

    def operation(self, guest, label, name, args):
        plus = name.endswith('+')
        base, _, number = name.rstrip('+').partition('/')
        number = int(number) if number else 0
        inst = guest.inst
        ints = [a & M32 for a in args]
        match base:
            case 'call':
                _, ft, _, func = self.functions[number]
                # The number of the call is its first parameter, flat or in memory.
                opts = guest.options(plus)
                flat = d.flatten_functype(opts, ft, 'lower')
                limit = d.MAX_FLAT_ASYNC_PARAMS if plus else d.MAX_FLAT_PARAMS
                in_memory = len(d.flatten_types(ft.param_types(), opts)) > limit
                self.new_label = guest.get(ints[0]) if in_memory else ints[0]
                return self.lower(guest, func, ft, opts, flat, args)
            case 'host':
                ft = self.host_types[number]
                opts = guest.options(plus)
                flat = d.flatten_functype(opts, ft, 'lower')
                return self.lower(guest, self.host(guest, number, label, ft), ft, opts, flat, args)
            case 'task.return':
                _, ft, _, _ = self.functions[number]
                types = d.flatten_types(ft.result_type(), guest.options())
                if len(types) > d.MAX_FLAT_PARAMS:
                    types = ['i32']
                return d.canon_task_return(ft.result, guest.lift_options, [core_of(t, a) for t, a in zip(types, args, strict=True)])
            case 'task.cancel': return d.canon_task_cancel()
            case 'stream.new': return d.canon_stream_new(self.ends[number])
            case 'stream.read': return d.canon_stream_read(self.ends[number], guest.options(plus), *ints)
            case 'stream.write': return d.canon_stream_write(self.ends[number], guest.options(plus), *ints)
            case 'stream.cancel-read': return d.canon_stream_cancel_read(self.ends[number], plus, *ints)
            case 'stream.cancel-write': return d.canon_stream_cancel_write(self.ends[number], plus, *ints)
            case 'stream.drop-readable': return d.canon_stream_drop_readable(self.ends[number], *ints)
            case 'stream.drop-writable': return d.canon_stream_drop_writable(self.ends[number], *ints)
            case 'future.new': return d.canon_future_new(self.ends[number])
            case 'future.read': return d.canon_future_read(self.ends[number], guest.options(plus), *ints)
            case 'future.write': return d.canon_future_write(self.ends[number], guest.options(plus), *ints)
            case 'future.cancel-read': return d.canon_future_cancel_read(self.ends[number], plus, *ints)
            case 'future.cancel-write': return d.canon_future_cancel_write(self.ends[number], plus, *ints)
            case 'future.drop-readable': return d.canon_future_drop_readable(self.ends[number], *ints)
            case 'future.drop-writable': return d.canon_future_drop_writable(self.ends[number], *ints)
            case 'resource.new': return d.canon_resource_new(self.rt, *ints)
            case 'resource.rep': return d.canon_resource_rep(self.rt, *ints)
            case 'resource.drop': return d.canon_resource_drop(self.rt, *ints)
            case 'subtask.cancel': return d.canon_subtask_cancel(plus, *ints)
            case 'subtask.drop': return d.canon_subtask_drop(*ints)
            case 'context.get': return d.canon_context_get('i32', number)
            case 'context.set': return d.canon_context_set('i32', number, *ints)
            case 'error-context.new': return d.canon_error_context_new(guest.options(), *ints)
            case 'error-context.debug-message': return d.canon_error_context_debug_message(guest.options(), *ints)
            case 'error-context.drop': return d.canon_error_context_drop(*ints)
            case 'waitable-set.new': return d.canon_waitable_set_new()
            case 'waitable-set.wait':
                [code] = d.canon_waitable_set_wait(plus, guest.mem, *ints)
                return [int(code), guest.get(ints[1]), guest.get(ints[1] + 4)]
            case 'waitable-set.poll':
                [code] = d.canon_waitable_set_poll(plus, guest.mem, *ints)
                return [int(code), guest.get(ints[1]), guest.get(ints[1] + 4)]
            case 'waitable-set.drop': return d.canon_waitable_set_drop(*ints)
            case 'waitable.join': return d.canon_waitable_join(*ints)
            case 'backpressure.inc': return d.canon_backpressure_inc()
            case 'backpressure.dec': return d.canon_backpressure_dec()
            case 'thread.index': return d.canon_thread_index()
            case 'thread.new-indirect':
                self.new_label = ints[1]
                return d.canon_thread_new_indirect(d.CoreFuncType(['i32'], []), guest.table, *ints)
            case 'thread.resume-later': return d.canon_thread_resume_later(*ints)
            case 'thread.suspend': return d.canon_thread_suspend(plus)
            case 'thread.yield': return d.canon_thread_yield(plus)
            case 'thread.suspend-then-resume': return d.canon_thread_suspend_then_resume(plus, *ints)
            case 'thread.yield-then-resume': return d.canon_thread_yield_then_resume(plus, *ints)
            case 'thread.suspend-then-promote': return d.canon_thread_suspend_then_promote(plus, *ints)
            case 'thread.yield-then-promote': return d.canon_thread_yield_then_promote(plus, *ints)
        raise Difference('no operation ' + name)

    def lower(self, guest, func, ft, opts, flat, args):
        core = self.store.lower(func, ft, opts, guest.inst)
        got = core([core_of(t, a) for t, a in zip(flat.params, args, strict=True)])
        return [word_of(t, v) for t, v in zip(flat.results, got, strict=True)]

    def host(self, guest, number, label, ft):
        def func_inst(on_start, on_resolve, caller):
            args = [to_text(t, v) for t, v in zip(ft.param_types(), on_start())]
            entry = self.peek()
            if entry[0] != 'host':
                raise Difference('the host is called with %s' % json.dumps(args))
            self.expect('host', label, entry[2], number, args, *entry[5:])
            answer = entry[2]
            if entry[5] == 'now':
                on_resolve(self.host_result(guest, ft, entry[6]))
            else:
                self.answers[answer] = (guest, ft, on_resolve)

            def on_cancel(caller):
                if self.peek()[0] == 'host-cancels' and self.peek()[2] == answer:
                    self.at += 1
                    on_resolve(None)

            return on_cancel
        return func_inst

    @staticmethod
    def host_result(guest, ft, text):
        return [of_text(t, text, guest.encoding) for t in ft.result_type()]

    # -- the host --

    def follow(self):
        while True:
            entry = self.take()
            match entry[0]:
                case 'invoke': self.invoke(*entry[1:])
                case 'cancel': self.calls[entry[1]](None)
                case 'complete':
                    guest, ft, on_resolve = self.answers.pop(entry[2])
                    on_resolve(self.host_result(guest, ft, entry[3]))
                case 'host-cancelled':
                    _, _, on_resolve = self.answers.pop(entry[2])
                    on_resolve(None)
                case 'tick':
                    if entry[1] != 0 and self.peek()[1] != entry[1]:
                        raise Difference('the trace is broken')
                    before = self.at
                    self.store.tick()
                    if self.at == before:
                        raise Difference('nothing can go on')
                case 'memory':
                    guest = self.guests[self.looked]
                    self.looked += 1
                    if zlib.crc32(guest.memory) != entry[1]:
                        raise Difference('the memory of guest %d differs' % guest.number)
                case 'end':
                    ready = [t.label for t in self.store.waiting if t.ready()]
                    if ready:
                        raise Difference('%s could go on' % ready)
                    if sorted(self.open) != sorted(entry[1]):
                        raise Difference('%s have not ended' % sorted(self.open))
                    return
                case 'limit':
                    return
                case _:
                    self.at -= 1
                    raise Difference('the guests are done')

    looked = 0

    def invoke(self, label, index, texts):
        guest, ft, opts, func = self.functions[index]
        self.open.add(label)

        def on_start():
            return [of_text(t, v, guest.encoding) for t, v in zip(ft.param_types(), texts)]

        def on_resolve(result):
            self.open.discard(label)
            if result is None:
                self.expect('resolved', label, 'cancelled')
            elif ft.async_:
                self.returned(label, ft, result)
            else:
                plain.append(result)

        plain = []
        self.new_label = label
        self.calls[label] = self.store.invoke(func, on_start, on_resolve)
        for result in plain:
            self.returned(label, ft, result)

    def returned(self, label, ft, result):
        self.expect('resolved', label, 'returned', to_text(ft.result_type()[0], result[0]) if ft.result else None)


def where(failure):
    """The function of the reference that failed, and the line."""
    best = ''
    for frame in traceback.extract_tb(failure.__traceback__):
        if frame.filename == sys.argv[1] and frame.name not in ('trap', 'trap_if'):
            best = frame.name + ': ' + str(frame.line)
    return best


def answer(world, trace):
    global run
    run = Run(world, trace)
    result = {}
    try:
        run.begin()
        run.follow()
        result['ok'] = True
    except d.Trap as e:
        entry = run.peek()
        result['trap'] = where(e)
        result['ok'] = entry[0] == 'trap' or entry[0] == 'tick' and run.peek(1)[0] == 'trap'
        if not result['ok']:
            result['why'] = 'a trap, ' + where(e)
    except Difference as e:
        result['ok'] = False
        result['why'] = str(e)
    except (AssertionError, Exception) as e:
        result['ok'] = False
        result['why'] = 'the reference fails: %s %s, %s' % (type(e).__name__, e, where(e))
    result['at'] = run.at
    result['rules'] = run.rules
    result['repairs'] = run.repairs
    while run.conts:
        abandon(run.conts.pop())
    return result


sys.stdout.write(json.dumps({'python': sys.version.split()[0]}) + '\n')
sys.stdout.flush()
for line in sys.stdin:
    message = json.loads(line)
    if 'types' in message:
        worlds[message['world']] = World(message['types'])
        continue
    sys.stdout.write(json.dumps(answer(worlds[message['world']], message['trace'])) + '\n')
    sys.stdout.flush()
