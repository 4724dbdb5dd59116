import { createColors } from 'picocolors';

/** How a step stands. */
export interface StepView {
  readonly name: string;
  /** What it is busy with; may be empty. */
  readonly detail: string;
  readonly seconds: number;
  readonly state: 'running' | 'done' | 'failed';
}

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const FRAMES_A_SECOND = 10;

/** A step in one line of at most `width` columns, without a line end. */
export function stepLine(
  view: StepView,
  { width, colour }: { readonly width: number; readonly colour: boolean },
): string {
  const { name, detail, seconds, state } = view;
  const colours = createColors(colour);
  const sign = {
    running: colours.cyan(FRAMES[Math.floor(seconds * FRAMES_A_SECOND) % FRAMES.length] ?? '·'),
    done: colours.green('✓'),
    failed: colours.red('✗'),
  }[state];
  const time = secondsText(seconds);
  const plain = detail === '' ? name : `${name} · ${detail}`;
  const room = Math.max(8, width - time.length - 5);
  const text = plain.length > room ? `${plain.slice(0, room - 1)}…` : plain;
  return `${sign} ${text} ${colours.dim(time)}`;
}

/** `0.4 s`, `12 s`, `2 min 05 s`. */
export function secondsText(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}
