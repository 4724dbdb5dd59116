import type { Gathered } from './gather-hosts.ts';
import type { Judged } from './judge-keys.ts';

const SOURCES: Readonly<Record<Judged['source'], string>> = {
  published: 'new, from its console',
  'as-before': 'as before',
  accepted: 'new, accepted by name',
  none: 'has published no host keys yet',
};

/** Whether every host of the fleet is known by a key. */
export const isComplete = ({ judged, machines, external }: Gathered): boolean =>
  machines.missing.length === 0 &&
  external.missing.length === 0 &&
  judged.every(({ source }) => source !== 'none');

/** What `fleet hosts` says: a line for each host, and what to do about those that nothing is known of. */
export function hostsReport(gathered: Gathered, folder: string): string {
  const { judged, machines, external } = gathered;
  const lines = [
    ...judged.map(({ machine, source, keys }): Line => {
      const count = keys.length > 0 ? `${keys.length} host key${keys.length > 1 ? 's' : ''}, ` : '';
      return [machine.name, machine.instanceId, `${count}${SOURCES[source]}`];
    }),
    ...external.known.map(({ names: [name = ''] }): Line => [name, '-', '1 host key, of the fleet file']),
    ...machines.missing.map((name): Line => [name, '-', 'is not applied yet']),
    ...external.missing.map((name): Line => [name, '-', 'has no host key in the fleet file']),
  ];
  const widths = [0, 1].map(column => Math.max(...lines.map(line => line[column]?.length ?? 0)));
  const table = lines.map(line => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  return [...table, `wrote ${folder}`, ...advice(gathered)].map(line => `${line.trimEnd()}\n`).join('');
}

type Line = readonly [string, string, string];

/** A machine prints its keys at the end of its first boot, and AWS shows a console some minutes late. */
function advice({ judged, machines, external }: Gathered): readonly string[] {
  return [
    ...(judged.some(({ source }) => source === 'none')
      ? [
          'Hosts without keys are not connected to. A new machine publishes them within minutes: run this again.',
        ]
      : []),
    ...(machines.missing.length > 0 ? ['Hosts that are not applied yet come with `fleet apply`.'] : []),
    ...(external.missing.length > 0
      ? ['Hosts outside AWS get their keys in `external.hostKeys`; `ssh-keyscan` prints them.']
      : []),
  ];
}
