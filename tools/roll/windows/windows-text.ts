import { utcTime } from './wall-time.ts';
import type { OpeningFacts, WindowsFacts } from './windows-facts.ts';

/** For a person: whether a window is open, and a line for each opening to come. */
export function windowsText(facts: WindowsFacts): string {
  const rows = facts.openings.map(rowOf);
  const widths = [0, 1, 2, 3].map(column => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  const lines = rows.map(
    row => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`,
  );
  const table = lines.length > 0 ? ['', ...lines.map(line => line.trimEnd())] : [];
  return [...stateOf(facts), ...table, ''].join('\n');
}

function stateOf({ fleet, at, open, next, openings }: WindowsFacts): readonly string[] {
  const now = `${fleet}, ${utcText(at)} UTC:`;
  if (open !== null && open.until === null) return [`${now} a window is open for 400 days on end and more`];
  if (open?.until) {
    const { until, zone, left } = open;
    return [`${now} a window is open until ${until.local} ${zone} (${utcText(until.utc)} UTC), ${left} left`];
  }
  if (next === null)
    return [`${now} no window is open, and none opens within 400 days, because of the blackouts`];
  const listed = openings.some(({ opens, window }) => opens.utc === next.opens.utc && window === next.window);
  const later = `the next opens ${next.opens.local} ${next.zone} (${utcText(next.opens.utc)} UTC)`;
  return [`${now} no window is open; the next opens in ${next.in}`, ...(listed ? [] : [later])];
}

function rowOf({ window, zone, opens, closes, length, leftOut, notes }: OpeningFacts): readonly string[] {
  const utc = rangeText(utcText(opens.utc), utcText(closes.utc));
  const said = leftOut === null ? [length, ...notes] : [`left out: ${leftOut} is a blackout`];
  return [
    `window ${window}`,
    `${rangeText(opens.local, closes.local)} ${zone}`,
    `${utc} UTC`,
    said.join('; '),
  ];
}

/** No opening is longer than a day, so the weekday and the time of its end are enough. */
function rangeText(opens: string, closes: string): string {
  const [opensOn] = opens.split(' ');
  const [closesOn, , time = ''] = closes.split(' ');
  return `${opens} – ${opensOn === closesOn ? '' : `${closesOn} `}${time}`;
}

const utcText = (iso: string): string => utcTime(Date.parse(iso));
