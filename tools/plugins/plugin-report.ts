import { clipped } from '../labels/clipped.ts';
import { printable } from '../report/printable.ts';
import type { Finding } from './finding.ts';

/** In characters; the JSON has the whole text. */
const LONGEST_LINE = 400;

const SEVERITIES = ['error', 'warning', 'information'] as const;

/** What `fleet plugins check --json` prints. */
export interface PluginReport {
  readonly fleet: string;
  /** The version of Jenkins on the leader. */
  readonly jenkins: string;
  readonly plugins: Readonly<Record<string, string>>;
  /** Errors first, then warnings, then information; within these by plugin. */
  readonly findings: readonly Finding[];
}

/** In the order in which a person should read them. */
export const inOrder = (findings: readonly Finding[]): readonly Finding[] =>
  SEVERITIES.flatMap(severity =>
    findings
      .filter(finding => finding.severity === severity)
      .sort((a, b) => (a.plugin < b.plugin ? -1 : a.plugin > b.plugin ? 1 : 0)),
  );

/** The report for a person, with line ends. */
export function reportText({ fleet, jenkins, plugins, findings }: PluginReport): string {
  const lines = findings.flatMap(({ severity, message, fix }) => [
    line(`${severity}: ${message}`),
    ...(fix === undefined ? [] : [line(`    ${fix}`)]),
  ]);
  const counts = SEVERITIES.map(severity => {
    const count = findings.filter(finding => finding.severity === severity).length;
    return severity === 'information' ? `${count} to know` : `${count} ${severity}${count === 1 ? '' : 's'}`;
  });
  const summary = `${fleet}: ${Object.keys(plugins).length} plugins for Jenkins ${jenkins}: ${counts.join(', ')}`;
  return `${[...lines, line(summary)].join('\n')}\n`;
}

const line = (text: string): string => printable(clipped(text, LONGEST_LINE));
