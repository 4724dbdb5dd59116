import { EVENT_ID, type Event } from 'js-yaml';
import type { Place, Problem } from '../problem.ts';
import { LIMITS, type TextLimits } from './limits.ts';
import type { MapNode, Node } from './tree.ts';
import { written } from './written.ts';
import { buildTree } from './yaml/build-tree.ts';
import { tooMuch, unwantedCharacters, withoutUnwanted } from './yaml/check-text.ts';
import { LineTable } from './yaml/line-table.ts';
import { readEvents } from './yaml/read-events.ts';
import type { SyntaxFault } from './yaml/syntax-fault.ts';

/** A file's tree, or everything that is wrong with its YAML; at most `LIMITS.problems` of each sort. */
export type Parsed =
  | { readonly ok: true; readonly root: MapNode }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads one YAML 1.2 document whose top is a map. Stricter than YAML where YAML surprises: no duplicate or
 * merge keys, no tags or directives, no numbers that lose digits. Aliases are followed, within limits.
 * With the usual limits it never takes more than a second, whatever the text.
 */
export function parseYaml(text: string, file: string, limits: TextLimits = LIMITS): Parsed {
  const lines = new LineTable(file, text);
  const refused = tooMuch(text, lines, limits);
  if (refused !== undefined) return { ok: false, problems: [refused] };
  const characters = unwantedCharacters(text, lines);
  const reading = readEvents(characters.length === 0 ? text : withoutUnwanted(text));
  const syntax = reading.faults.map(fault => syntaxProblem(fault, lines));
  const problems = [...characters, ...syntax];
  if (reading.events === undefined) return { ok: false, problems };
  const built = buildTree(reading.events, reading.text, lines);
  const unique = built.problems.filter(problem => syntax.length === 0 || problem.rule !== 'yaml-alias');
  problems.push(
    ...unique.slice(0, LIMITS.problems),
    ...documentProblems(reading.events, built.used, text, lines),
  );
  const root = built.root;
  if (root?.kind === 'map' && problems.length === 0) return { ok: true, root };
  if (root?.kind !== 'map' && problems.length === 0) problems.push(notAMap(root, lines.placeAt(0)));
  return { ok: false, problems };
}

function syntaxProblem({ offset, from: _from, ...told }: SyntaxFault, lines: LineTable): Problem {
  return { severity: 'error', path: [], ...told, place: lines.placeAt(offset) };
}

function documentProblems(
  events: readonly Event[],
  used: number,
  text: string,
  lines: LineTable,
): readonly Problem[] {
  const problems: Problem[] = [];
  const [first] = events;
  const base = { severity: 'error', path: [] } as const;
  if (first?.type === EVENT_ID.DOCUMENT && first.directives.length > 0)
    problems.push({
      ...base,
      rule: 'yaml-directive',
      place: lines.placeAt(text.search(/^%/m)),
      message: 'directives (lines that begin with `%`) are not used',
      fix: 'remove the line',
    });
  if (events.length > used)
    problems.push({
      ...base,
      rule: 'yaml-documents',
      place: lines.placeAt(secondDocument(events, used, text)),
      message: 'the file is one document, without `---` between parts',
      got: `${events.filter(event => event.type === EVENT_ID.DOCUMENT).length} documents`,
      fix: 'move the second document into a file of its own',
    });
  return problems;
}

/** The separator before the second document; the events tell only where its content is. */
function secondDocument(events: readonly Event[], used: number, text: string): number {
  const end = events.slice(0, used).reduce((last, event) => Math.max(last, endOf(event)), 0);
  const from = end === 0 && text.startsWith('---') ? 3 : end;
  const separator = /^(?:---|\.\.\.)(?=\s|$)/m.exec(text.slice(from));
  return from + (separator?.index ?? 0);
}

function endOf(event: Event): number {
  if (event.type === EVENT_ID.SCALAR) return event.valueEnd;
  if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING) return event.start;
  return event.type === EVENT_ID.ALIAS ? event.anchorEnd : 0;
}

function notAMap(root: Node | undefined, top: Place): Problem {
  const empty = root === undefined || (root.kind === 'scalar' && root.value === null);
  return {
    severity: 'error',
    rule: empty ? 'yaml-empty' : 'yaml-top',
    path: [],
    place: root?.place ?? top,
    message: empty ? 'the file is not empty' : 'the top of the file is a map of `key: value` lines',
    got: root === undefined ? 'nothing' : written(root),
    fix: 'write `key: value` lines',
  };
}
