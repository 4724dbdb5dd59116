import { counted, countText } from '../../../map/figure-text.ts';
import { type Html, html } from '../../../page/escape-html.ts';
import type { MachineStory } from '../machine-stories.ts';
import { machineCounts } from '../story-counts.ts';
import { countsWords } from '../story-headline.ts';
import { standingOf, toldMachines } from '../told-machines.ts';
import { type Clock, machineRow } from './machine-row.ts';
import { poolArea } from './pool-area.ts';

/** A pool of more machines than this is drawn as a whole. */
const MOST_ROWS = 60;
/** The same where the whole fleet has more machines than `MANY`. */
const FEWER_ROWS = 8;
const MANY = 600;
/** So many of a pool that is drawn as a whole are shown by themselves. */
const SHOWN = 10;

/** A pool with a row for each machine, or drawn as a whole with those that tell most. */
export function poolRows(pool: string, machines: readonly MachineStory[], clock: Clock, ofAll: number): Html {
  const counts = countsWords(machineCounts(machines.map(({ state }) => state))).join(', ');
  const folded = machines.length > (ofAll > MANY ? FEWER_ROWS : MOST_ROWS);
  const shown = folded ? toldMachines(machines, SHOWN) : machines;
  const whole = html`<li class="row"><span class="name">all ${counted(machines.length, 'machine')}</span>${folded ? poolArea(machines, clock.scale) : undefined}<span class="how">${counts}</span></li>`;
  const rows = shown.map(machine => machineRow({ ...machine, standing: standingOf(machine) }, clock));
  return html`<section class="pool"><h3>${pool} <small>${counted(machines.length, 'machine')}: ${counts}</small></h3>
<ul class="rows">${folded ? whole : undefined}${rows}</ul>${folded ? allNames(machines) : undefined}</section>`;
}

/** The names of all machines of a pool, by where they stand. */
function allNames(machines: readonly MachineStory[]): Html {
  const byState = [...Map.groupBy(machines, ({ state }) => state)];
  const lists = byState.map(
    ([state, own]) =>
      html`<p class="names"><b>${state}</b> (${countText(own.length)}): ${own.map(({ name }) => name).join(', ')}</p>`,
  );
  return html`<details><summary>All ${counted(machines.length, 'machine')} by name</summary>${lists}</details>`;
}
