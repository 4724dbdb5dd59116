import { MemoryTerminal } from '../../../../tools/adapters/terminal/memory-terminal.ts';
import type { World } from '../../../../tools/world.ts';
import { memoryWorld } from '../../memory-world.ts';
import { BEGUN } from '../report/told-rolls.ts';
import { Screen } from './screen.ts';

/** A world with a terminal that is looked at, and a clock that ticks when told. */
export function watchedWorld({ interactive = true, width = 80, height = 24, colour = false } = {}) {
  const screen = new Screen(width, height);
  const stop = new AbortController();
  const ticks = new Set<() => void>();
  let time = BEGUN;
  const terminal = Object.assign(new MemoryTerminal(), { interactive, width, height, colour });
  const { out, err } = terminal;
  terminal.out = text => {
    out.call(terminal, text);
    screen.write(text);
  };
  terminal.err = text => {
    err.call(terminal, text);
    screen.write(text);
  };
  const world: World = {
    ...memoryWorld().world,
    terminal,
    now: () => time,
    every: (_, tick) => {
      ticks.add(tick);
      return () => void ticks.delete(tick);
    },
    signal: stop.signal,
  };
  const pass = (milliseconds: number) => {
    time += milliseconds;
    for (const tick of [...ticks]) tick();
  };
  return { world, terminal, screen, pass, ticks, stop: () => stop.abort() };
}
