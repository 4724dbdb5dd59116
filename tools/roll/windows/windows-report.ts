import type { Fleet } from '../../../fleet/schema/fleet.ts';
import { UserError } from '../../user-error.ts';
import { askedInstant, askedWeeks } from './asked-time.ts';
import { DAY } from './wall-clock.ts';
import { type WindowsFacts, windowsFacts } from './windows-facts.ts';
import { windowsText } from './windows-text.ts';

/** What was typed; without `at` it is now that is asked about. */
interface Typed {
  readonly at?: string;
  readonly weeks: string;
}

/**
 * What `fleet roll windows` tells of a fleet, for a machine and for a person.
 * @param file - the fleet file, for the message about one without windows.
 * @param now - in milliseconds since 1970.
 * @throws UserError when the fleet has no windows, or when what was typed is no time or no number.
 */
export function windowsReport(
  { fleet, maintenance }: Pick<Fleet, 'fleet' | 'maintenance'>,
  file: string,
  { at, weeks }: Typed,
  now: number,
): { readonly facts: WindowsFacts; readonly text: string } {
  const asked = { at: at === undefined ? now : askedInstant(at), span: askedWeeks(weeks) * 7 * DAY };
  if (maintenance.windows.length === 0)
    throw new UserError(`${file}: the fleet has no maintenance windows`, {
      fix: 'write for example `maintenance: {windows: [{days: [sun], at: "20:00", for: 6h, zone: America/Los_Angeles}]}`',
    });
  const facts = windowsFacts(fleet, maintenance, asked);
  return { facts, text: windowsText(facts) };
}
