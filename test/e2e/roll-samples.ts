import { TimeZone } from '../../fleet/values/time-zone.ts';
import { planPage } from '../../tools/roll/plan/report/plan-page.ts';
import { rollStory } from '../../tools/roll/report/roll-story.ts';
import { storyPage } from '../../tools/roll/report/story-page.ts';
import type { AgentPhase } from '../../tools/roll/run/entry.ts';
import {
  autoscaledPool,
  build,
  fleetOf,
  host,
  jenkinsOf,
  leader,
  MINUTE,
  machine,
  NOW,
  node,
  planOf,
  staticPool,
} from '../tools/roll/plan/scenes.ts';
import {
  eventfulRoll,
  foundLost,
  recorded,
  ToldRoll,
  target,
  work,
} from '../tools/roll/report/told-rolls.ts';

const server = new URL('https://ci.example.org/');
const zone = TimeZone.parse('America/Los_Angeles');

const HOSTILE = `</style></script><script>document.title='owned'</script><img src=x onerror="document.title='owned'">"'`;
const LONG = 'l'.repeat(120);

function pageOf(roll: ToldRoll, now = roll.now): string {
  const story = rollStory(roll.lines, now);
  if (story === undefined) throw new Error('no roll was begun');
  return storyPage({ story, server, zone });
}

/** A roll in which everything has this in its name. */
function namedRoll(name: string): ToldRoll {
  const lost = work(name, 1);
  const roll = new ToldRoll().begin([target(`cpu-${name}`), target('leader')], {
    by: name,
    why: name,
    now: true,
  });
  roll.agent(`cpu-${name}`, 'draining').after(3).agent(`cpu-${name}`, 'failed', name);
  roll.leader('draining').act({ kind: 'record' }, 'leader', recorded([lost]));
  roll.act({ kind: 'find-lost' }, 'leader', foundLost([{ work: lost, how: 'by-hand' }]));
  roll.act({ kind: 'smoke', node: name }, `cpu-${name}`, { result: 'failed', why: name, fix: name });
  roll.write({ kind: 'order', order: 'abort', by: name, why: name });
  return roll.after(2).leader('failed', name);
}

/** How many machines the large roll has. */
const MANY = 10_000;

/** A roll of ten thousand machines in pools of all sizes, fifty at a time. */
function largeRoll(): ToldRoll {
  const names = Array.from({ length: MANY }, (_, index) => `${POOLS[index % 100] ?? 'large'}-${index}`);
  const roll = new ToldRoll().begin(names.map(target));
  const steps: readonly AgentPhase[] = ['draining', 'remaking', 'proving', 'rolled'];
  for (let first = 0; first < MANY; first += 50)
    for (const [index, phase] of steps.entries()) {
      for (const [number, name] of names.slice(first, first + 50).entries()) {
        if (first === 100 && number === 7 && phase === 'rolled')
          roll.agent(name, 'failed', 'no sound machine came');
        else roll.agent(name, phase);
      }
      roll.after(index < 3 ? 1.5 : 0);
    }
  return roll;
}

/** Of a hundred machines: four pools that are small, and one that has the rest. */
const POOLS = ['small', 'small', 'tiny', 'gpu', 'gpu', 'gpu', 'arm', 'arm'];

function planned(name: string): string {
  const fleet = fleetOf({ cpu: staticPool(2), big: autoscaledPool(4, ['BIG']) });
  const jenkins = jenkinsOf([node('cpu-1', [build(name, 300)]), node('cpu-2', [build('x', undefined)])], {
    waiting: [{ id: 3, task: name, since: NOW, why: 'Waiting for next available executor on ‘CPU’' }],
  });
  const machines = [leader(), host('cpu', 1), host('cpu', 2), machine('big', 1)];
  const opening = { opens: NOW, closes: NOW + 60 * MINUTE };
  return planPage({ plan: planOf(fleet, machines, jenkins, { opening }), server, zone, notes: [name, name] });
}

const eventful = eventfulRoll();

/** Pages about rolls that try a reader: eventful, under way, large, with long and with hostile names. */
export const PAGES = {
  eventful: pageOf(eventful),
  running: pageOf(
    Object.assign(new ToldRoll(), { lines: eventful.lines.slice(0, 14) }),
    eventful.lines[14]?.at,
  ),
  large: pageOf(largeRoll()),
  long: pageOf(namedRoll(LONG)),
  hostile: pageOf(namedRoll(HOSTILE)),
  harmless: pageOf(namedRoll('x')),
  plan: planned('tvm-cpu'),
  'plan-long': planned(LONG),
  'plan-hostile': planned(HOSTILE),
} satisfies Record<string, string>;

/** Which of them. */
export type PageName = keyof typeof PAGES;

/** All of them; the keys of a literal that nothing else touches. */
export const PAGE_NAMES = Object.keys(PAGES) as PageName[];

/** Every machine of the large roll. */
export const LARGE_NAMES: readonly string[] = Array.from(
  { length: MANY },
  (_, index) => `${POOLS[index % 100] ?? 'large'}-${index}`,
);
