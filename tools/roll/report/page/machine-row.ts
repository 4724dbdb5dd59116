import { type Html, html } from '../../../page/escape-html.ts';
import { driftWords } from '../../plan/report/drift-words.ts';
import type { LeaderWork } from '../leader-story.ts';
import { lengthText } from '../length-text.ts';
import type { MachinePhase } from '../machine-stories.ts';
import type { End, Interval } from '../phase-lane.ts';
import { type ToldRow, tookOf } from '../told-machines.ts';
import { type LaneBar, lane } from './lane.ts';
import { PHASE_COLOUR } from './phase-look.ts';
import type { TimeScale } from './time-scale.ts';

/** What a row of the timeline shows. */
export interface ShownMachine extends ToldRow {
  readonly intervals: readonly Interval<MachinePhase | LeaderWork>[];
  readonly end: End | undefined;
}

/** How instants are drawn and told. */
export interface Clock {
  readonly scale: TimeScale;
  readonly text: (instant: number) => string;
}

/** A machine, or the leader, in the timeline: name, lane, how it ended, and why it did not end well. */
export function machineRow({ name, drift, intervals, end, standing }: ShownMachine, clock: Clock): Html {
  const bars = intervals.map(
    ({ phase, from, to }): LaneBar => ({
      colour: PHASE_COLOUR[phase],
      from,
      to,
      title: `${phase} ${clock.text(from)}–${clock.text(to)}`,
    }),
  );
  const took = intervals.length === 0 ? '' : ` ${lengthText(tookOf({ intervals }))}`;
  const why = end?.why === undefined ? undefined : html`<span class="why">${end.why}</span>`;
  const tone = end?.phase === 'failed' || end?.phase === 'restored' ? 'row bad' : 'row';
  return html`<li class="${tone}"><span class="name" title="${driftWords(drift)}">${name}</span>${lane(bars, clock.scale)}<span class="how">${standing}${took}</span>${why}</li>`;
}
