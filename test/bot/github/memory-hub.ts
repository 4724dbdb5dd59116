import { type Hub, newHub } from '../../../bot/github/stand-in/hub.ts';

/** A GitHub in memory, empty, whose clock stands still until it is moved. */
export function memoryHub(start = Date.UTC(2026, 0, 1)): {
  readonly hub: Hub;
  advance(milliseconds: number): void;
} {
  let now = start;
  let last = 0;
  const hub = newHub({
    clock: () => now,
    ids: () => {
      last += 1;
      return last;
    },
    addresses: { api: 'https://api.github.test', pages: 'https://github.test' },
  });
  const advance = (milliseconds: number): void => {
    now += milliseconds;
  };
  return { hub, advance };
}
