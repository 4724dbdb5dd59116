import { type Html, html } from '../../../page/escape-html.ts';
import { buildWords } from '../build-words.ts';
import { linkWithin, type ReportedStory } from '../reported-story.ts';
import type { WorkFate, WorkStory } from '../work-stories.ts';
import { type LaneBar, lane } from './lane.ts';
import type { Clock } from './machine-row.ts';

/** With more builds than this, those that simply went on are only counted. */
const MOST = 80;

const FATE_WORDS: Readonly<Record<WorkFate, string>> = {
  kept: 'went on',
  open: 'not known yet',
  ended: 'ended before',
  'started-again': 'started again',
  'by-hand': 'for a person',
  'not-started': 'lost',
};

const URGENT: ReadonlySet<WorkFate> = new Set<WorkFate>(['by-hand', 'not-started', 'started-again']);

/** What the leader ran and had in its queue when it went, and what became of it. */
export function workRows({ story, server }: ReportedStory, clock: Clock): Html | undefined {
  const { work } = story;
  if (work.length === 0) return undefined;
  const sorted = work.toSorted((one, other) => Number(URGENT.has(other.fate)) - Number(URGENT.has(one.fate)));
  const more = work.length - MOST;
  const rest = more > 0 ? html`<p class="notes">and ${more} more</p>` : undefined;
  return html`<h2>Builds and requests that the leader had</h2>
<p class="legend">The bar ends when a build was last seen before the leader went; what was started in its place is a bar of its own.</p>
<ul class="rows">${sorted.slice(0, MOST).map(each => workRow(each, { begun: story.begun, server }, clock))}</ul>${rest}`;
}

function workRow(
  { path, fate, since, seen, again, waited }: WorkStory,
  { begun, server }: { readonly begun: number; readonly server: URL },
  clock: Clock,
): Html {
  const from = Math.min(seen, Math.max(begun, since));
  const before: LaneBar = {
    colour: waited ? 'goes' : 'drains',
    from,
    to: seen,
    title: `${waited ? 'waited' : 'ran'} until ${clock.text(seen)}`,
  };
  const after: readonly LaneBar[] =
    again === undefined || again.failed !== undefined
      ? []
      : [{ colour: 'proves', from: again.at, to: again.at, title: `started again ${clock.text(again.at)}` }];
  const link = linkWithin(path, server);
  const name =
    link === undefined ? buildWords(path) : html`<a href="${link}" rel="noreferrer">${buildWords(path)}</a>`;
  const bad = fate === 'by-hand' || fate === 'not-started';
  return html`<li class="${bad ? 'row bad' : 'row'}"><span class="name">${name}</span>${lane([before, ...after], clock.scale)}<span class="how">${FATE_WORDS[fate]}</span></li>`;
}
