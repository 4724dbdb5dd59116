/** Where a count of machines stands on the common scale of all bars. */
export interface MachineScale {
  /** The count at the right end. */
  readonly top: number;
  /** In percent from the left, by square root: 1 stays visible beside 400, and twice as long is four times as many. */
  readonly position: (count: number) => number;
  /** Round counts to draw lines at, 0 and the top among them, never too near to each other. */
  readonly ticks: readonly number[];
}

const NEAREST_TICKS_PERCENT = 13;

/** The scale on which the largest of the counts fills the bar. */
export function machineScale(counts: readonly number[]): MachineScale {
  const top = Math.max(1, ...counts);
  const position = (count: number) => Math.round(Math.sqrt(Math.min(count, top) / top) * 10_000) / 100;
  const ticks = [0];
  for (const tick of roundCounts(top)) {
    const clear = position(tick) - position(ticks.at(-1) ?? 0) >= NEAREST_TICKS_PERCENT;
    if (clear && 100 - position(tick) >= NEAREST_TICKS_PERCENT) ticks.push(tick);
  }
  return { top, position, ticks: [...ticks, top] };
}

/** 1, 10, 50, 100, 500, 1,000, … below the top. */
function roundCounts(top: number): readonly number[] {
  const counts = [1];
  for (let power = 10; power < top; power *= 10) counts.push(power, power * 5);
  return counts.filter(count => count < top);
}
