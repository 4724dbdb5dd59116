import { countText } from '../../../map/figure-text.ts';
import { type Html, html } from '../../../page/escape-html.ts';
import type { RollEvent } from '../roll-events.ts';

/** More than this nobody reads on a page; what is routine of single machines gives way. */
const MOST = 1_500;

/** The events of a roll, folded away. @param time - what a clock shows at an instant. */
export function eventLog(events: readonly RollEvent[], time: (instant: number) => string): Html {
  const shown = shownEvents(events);
  const left = events.length - shown.length;
  const note =
    left === 0
      ? undefined
      : html`<p class="notes">${countText(left)} routine events of machines are left out.</p>`;
  const rows = shown.map(
    ({ at, machine, says, tone }) =>
      html`<li class="${tone}"><time datetime="${new Date(at).toISOString()}">${time(at)}</time><span>${machine ?? 'roll'}</span><span>${says}</span></li>`,
  );
  return html`<h2>Log</h2>${note}<details><summary>${countText(shown.length)} events</summary><ol class="log">${rows}</ol></details>`;
}

function shownEvents(events: readonly RollEvent[]): readonly RollEvent[] {
  if (events.length <= MOST) return events;
  const rank = ({ tone, machine }: RollEvent) =>
    tone === 'bad' ? 0 : machine === undefined || machine === 'leader' ? 1 : 2;
  const chosen = new Set(events.toSorted((one, other) => rank(one) - rank(other)).slice(0, MOST));
  return events.filter(event => chosen.has(event));
}
