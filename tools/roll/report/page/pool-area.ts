import { type Html, html } from '../../../page/escape-html.ts';
import type { MachineStory } from '../machine-stories.ts';
import type { LaneColour } from './lane.ts';
import { PHASE_COLOUR } from './phase-look.ts';
import type { TimeScale } from './time-scale.ts';

/** So many steps a pool is drawn in. */
const STEPS = 200;

/** What is drawn above each other, from the bottom. */
const LAYERS = ['done', 'goes', 'proves', 'away', 'drains', 'boots'] as const satisfies readonly (
  | LaneColour
  | 'done'
)[];
type Layer = (typeof LAYERS)[number];

/** Many machines in one lane: at each time how many of them are in which phase, and how many are done. */
export function poolArea(machines: readonly MachineStory[], scale: TimeScale): Html {
  const heights = layerHeights(machines, scale);
  const below = new Float64Array(STEPS);
  const paths = LAYERS.map(layer => {
    const counts = heights.get(layer) ?? new Float64Array(STEPS);
    const path = stepPath(below, counts, machines.length);
    for (const [step, count] of counts.entries()) below[step] = (below[step] ?? 0) + count;
    return path === '' ? undefined : html`<path class="${layer}" d="${path}"/>`;
  });
  return html`<svg class="lane area" role="img" aria-label="how many of ${machines.length} machines are done, and in which phase the others are, as time goes on"><svg width="100%" height="100%" viewBox="0 0 ${STEPS} 100" preserveAspectRatio="none">${paths.filter(path => path !== undefined)}</svg><use href="#marks"/></svg>`;
}

/** How many machines there are in each layer at the middle of each step. */
function layerHeights(machines: readonly MachineStory[], scale: TimeScale): ReadonlyMap<Layer, Float64Array> {
  const changes = new Map<Layer, Float64Array>(LAYERS.map(layer => [layer, new Float64Array(STEPS + 1)]));
  const stepOf = (instant: number) => Math.round((scale.position(instant) / 100) * STEPS);
  const add = (layer: Layer, from: number, to: number) => {
    const row = changes.get(layer);
    if (row === undefined || to <= from) return;
    row[from] = (row[from] ?? 0) + 1;
    row[to] = (row[to] ?? 0) - 1;
  };
  for (const { intervals, end, state } of machines) {
    for (const { phase, from, to } of intervals) add(layerOf(phase), stepOf(from), stepOf(to));
    if (end !== undefined && (state === 'rolled' || state === 'gone')) add('done', stepOf(end.at), STEPS);
  }
  return new Map([...changes].map(([layer, row]) => [layer, runningSum(row)]));
}

function layerOf(phase: MachineStory['intervals'][number]['phase']): Layer {
  const colour = PHASE_COLOUR[phase];
  return colour === 'backs' ? 'away' : colour;
}

function runningSum(row: Float64Array): Float64Array {
  let sum = 0;
  return row
    .map(change => {
      sum += change;
      return sum;
    })
    .slice(0, STEPS);
}

/** The outline of a layer: along its top from the left, back along its bottom. */
function stepPath(below: Float64Array, counts: Float64Array, all: number): string {
  if (counts.every(count => count === 0)) return '';
  const y = (count: number) => Math.round((100 - (100 * count) / all) * 10) / 10;
  const top = stairs(step => y((below[step] ?? 0) + (counts[step] ?? 0)), 1);
  const bottom = stairs(step => y(below[step] ?? 0), -1);
  return `M0 ${y(below[0] ?? 0)}${top}${bottom}Z`;
}

/** Lines along the steps, to the right or back; what stays level is one line. */
function stairs(level: (step: number) => number, direction: 1 | -1): string {
  let path = '';
  for (let index = 0; index < STEPS; index++) {
    const step = direction === 1 ? index : STEPS - 1 - index;
    const next = step + direction;
    const goesOn = next >= 0 && next < STEPS && level(next) === level(step);
    if (index === 0) path += `V${level(step)}`;
    if (goesOn) continue;
    path += `H${direction === 1 ? step + 1 : step}`;
    if (next >= 0 && next < STEPS) path += `V${level(next)}`;
  }
  return path;
}
