import { columnWidths, rowLines, type TextColumn } from '../../map/text-columns.ts';
import { printable } from '../../report/printable.ts';
import type { ImageStatus } from './image-status.ts';
import { shortHash } from './verdict.ts';

const text = (title: string, wraps = true): TextColumn => ({ title, align: 'left', wraps });

const COLUMNS: readonly TextColumn[] = [
  text('Image', false),
  text('Used by'),
  text('Pinned AMI', false),
  { title: 'Age', align: 'right', wraps: false },
  text('Wanted', false),
  text('State'),
];

const NARROWEST = 80;

/** The images as a table for the terminal, with what to do about them below. */
export function statusTable(statuses: readonly ImageStatus[], fleet: string, width: number): string {
  const rows = statuses.map(status => cellsOf(status).map(printable));
  const widths = columnWidths(COLUMNS, rows, Math.max(NARROWEST, width));
  const titles = COLUMNS.map(({ title }) => title);
  const lines = [titles, ...rows].flatMap(row => rowLines(row, COLUMNS, widths));
  return `${[...lines, ...advice(statuses, fleet)].join('\n')}\n`;
}

function cellsOf(status: ImageStatus): readonly string[] {
  const { image, usedBy, ami, ageDays, wantedHash } = status;
  return [
    image,
    usedBy.join(', ') || 'nothing',
    ami ?? 'none',
    ageDays === undefined ? '?' : `${ageDays} d`,
    wantedHash === undefined ? '?' : shortHash(wantedHash),
    stateOf(status),
  ];
}

function stateOf({ verdict, newer }: ImageStatus): string {
  const why = 'why' in verdict ? `: ${verdict.why}` : '';
  const ready = verdict.kind === 'to be promoted' ? `; ${verdict.ami} holds what is wanted` : '';
  const other = newer !== undefined && !('ami' in verdict && verdict.ami === newer.ami);
  return `${verdict.kind}${why}${ready}${other ? `; ${newer.ami} of ${newer.built} is newer` : ''}`;
}

function advice(statuses: readonly ImageStatus[], fleet: string): readonly string[] {
  const namesOf = (kind: string) =>
    statuses.filter(({ verdict }) => verdict.kind === kind).map(({ image }) => image);
  const told = (verb: string, images: readonly string[]) =>
    images.length === 0 ? [] : [`next: fleet images ${verb} ${fleet} ${images.join(' ')}`];
  const lines = [...told('build', namesOf('to be built')), ...told('promote', namesOf('to be promoted'))];
  return lines.length === 0 ? [] : ['', ...lines];
}
