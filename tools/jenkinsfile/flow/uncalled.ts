import type { Callable } from './callable.ts';
import { constantOf } from './names.ts';
import { everyPiece } from './walk.ts';

const known = new WeakMap<Callable, ReadonlySet<string>>();

/** The names that a function's text calls. */
function calledBy(callable: Callable): ReadonlySet<string> {
  const names = known.get(callable) ?? new Set(namesCalled(callable));
  known.set(callable, names);
  return names;
}

function* namesCalled({ code }: Callable): Generator<string> {
  for (const { it } of everyPiece(code.body)) {
    if (it.kind === 'call') yield constantOf(it.name) ?? '';
    if (it.kind === 'pointer') yield it.name;
  }
}

/**
 * Of the functions and closures that nothing calls, those to follow next as if somebody did: closures, since an
 * unknown step may run them; then functions that no other uncalled one calls, since their arguments are not known
 * in any case; then, of functions that call each other, the last.
 */
export function nextFromOutside(uncalled: readonly Callable[]): readonly Callable[] {
  const closures = uncalled.filter(({ isFunction }) => !isFunction);
  if (closures.length > 0) return closures;
  const called = new Set(uncalled.flatMap(callable => [...calledBy(callable)]));
  const first = uncalled.filter(({ name }) => !called.has(name.slice(1, -1)));
  return first.length > 0 ? first : uncalled.slice(-1);
}
