/**
 * Runs a synthesis without the stack trace that cdktf keeps for every token: with 1,000 pools they are half of its time
 * and a quarter of its memory. When it throws it is run again with them, so that the error says where it arose; `make`
 * must be pure.
 */
export function withoutStackTraces(make) {
    const before = Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit');
    if (before === undefined)
        return make();
    // Not a plain 0: cdktf sets the limit itself before it takes a trace.
    Object.defineProperty(Error, 'stackTraceLimit', { get: () => 0, set: () => undefined, configurable: true });
    try {
        return make();
    }
    catch {
        Object.defineProperty(Error, 'stackTraceLimit', before);
        return make();
    }
    finally {
        Object.defineProperty(Error, 'stackTraceLimit', before);
    }
}
