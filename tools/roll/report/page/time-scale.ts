/** A time that is drawn narrow, since nothing happens in it; instants in milliseconds since 1970. */
export interface Pause {
  readonly from: number;
  readonly to: number;
}

/** Where instants are drawn, in percent of the width. */
export interface TimeScale {
  readonly from: number;
  readonly to: number;
  /** From 0 to 100; what lies outside is drawn at the edge. It never goes back as time goes on. */
  position(instant: number): number;
  /** Instants that are worth a number below them, far enough apart to stand beside each other on a phone. */
  readonly ticks: readonly number[];
}

/** A pause takes at most this share of the time in which something happens. */
const NARROW = 0.05;
/** Between numbers, in percent. */
const APART = 19;
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1_440].map(minutes => minutes * 60_000);

/** A scale for a time with pauses in it, which must not overlap and lie in order. */
export function timeScale(from: number, to: number, pauses: readonly Pause[] = []): TimeScale {
  const paused = pauses.reduce((sum, pause) => sum + pause.to - pause.from, 0);
  const active = Math.max(1, to - from - paused);
  const widthOf = (pause: Pause) => Math.min(pause.to - pause.from, NARROW * active);
  const whole = active + pauses.reduce((sum, pause) => sum + widthOf(pause), 0);
  const position = (instant: number): number => {
    const at = Math.min(to, Math.max(from, instant));
    const saved = pauses.reduce((sum, pause) => {
      const within = Math.min(pause.to, Math.max(pause.from, at)) - pause.from;
      const length = Math.max(1, pause.to - pause.from);
      return sum + within - (within / length) * widthOf(pause);
    }, 0);
    return rounded((100 * (at - from - saved)) / whole);
  };
  return { from, to, position, ticks: ticksOf(from, to, active, position) };
}

const rounded = (percent: number): number => Math.min(100, Math.max(0, Math.round(percent * 1_000) / 1_000));

function ticksOf(
  from: number,
  to: number,
  active: number,
  position: (instant: number) => number,
): readonly number[] {
  const step = STEPS.find(each => (100 * each) / active >= APART) ?? Number.POSITIVE_INFINITY;
  const ticks = [from];
  let last = 0;
  if (Number.isFinite(step) && (to - from) / step < 1_000)
    for (let tick = Math.ceil((from + 1) / step) * step; tick < to; tick += step) {
      const at = position(tick);
      if (at - last < APART || 100 - at < APART) continue;
      ticks.push(tick);
      last = at;
    }
  return to > from ? [...ticks, to] : ticks;
}
