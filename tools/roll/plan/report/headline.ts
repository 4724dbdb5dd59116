import { wallTime } from '../../windows/wall-time.ts';
import { minutesText } from '../minutes-text.ts';
import { isUpToDate } from '../planned.ts';
import type { ReportedPlan } from './reported-plan.ts';
import { timelineRows } from './timeline-rows.ts';

/** What a reader wants to know first, a sentence or two each. */
export function headline(reported: ReportedPlan): readonly string[] {
  const { plan } = reported;
  if (plan.machines === 0)
    return [`${plan.fleet}: AWS has no machine of this fleet. There is nothing to roll.`];
  if (isUpToDate(plan))
    return [`${plan.fleet}: none of ${machines(plan.machines)} is outdated. There is nothing to roll.`];
  const rows = timelineRows(plan);
  const left =
    plan.left.length === 0
      ? ''
      : `; ${plan.left.length} of them ${plan.left.length === 1 ? 'is' : 'are'} left alone`;
  const outdated = `${plan.fleet}: ${rows.length + plan.left.length} of ${machines(plan.machines)} outdated${left}.`;
  const unread = plan.buildsKnown
    ? []
    : [
        'Jenkins was not read: which builds run is unknown, and each machine is waited for until the deadline.',
      ];
  return [
    outdated,
    windowSentence(reported),
    ...(rows.length === 0 ? [] : durationSentences(reported)),
    ...unread,
  ];
}

const machines = (count: number): string => `${count} machine${count === 1 ? '' : 's'}`;

function windowSentence({ plan: { at, opening }, zone }: ReportedPlan): string {
  if (opening === undefined)
    return 'No maintenance window is open or opens; the times are as if it began at once.';
  const closes = Number.isFinite(opening.closes) ? wallTime(opening.closes, zone) : 'not within a year';
  if (opening.opens <= at) return `The window is open; it closes ${closes} (${zone}).`;
  return `The window opens ${wallTime(opening.opens, zone)} and closes ${closes} (${zone}). The times are as if the builds of now ran then.`;
}

function durationSentences({ plan, zone }: ReportedPlan): readonly string[] {
  const { begins, ends, agents, atLeast, leader, opening } = plan;
  const bound = agents.length === 0 ? '' : `; no order of the agents takes less than ${minutesText(atLeast)}`;
  const late = timelineRows(plan).filter(({ fits }) => !fits);
  const takes = `${late.length === 0 ? 'It takes' : 'All of it would take'} ${minutesText(ends - begins)}, until ${wallTime(ends, zone)}${bound}.`;
  const all = timelineRows(plan).length;
  const names = late.map(({ name }) => name).join(', ');
  const fit =
    late.length === 0
      ? 'All of it fits the window.'
      : `${all - late.length} of ${all} fit the window; left for the next: ${names}.`;
  const order =
    leader && agents.length > 0 ? [`The leader goes ${leader.position} the agents: ${leader.because}.`] : [];
  return [takes, ...(opening === undefined ? [] : [fit]), ...order];
}
