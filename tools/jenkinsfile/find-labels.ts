import { followProgram } from './flow/follow-program.ts';
import { type Arrival, stepsOf } from './flow/graph.ts';
import type { ReadFile } from './flow/module.ts';
import { namesIn } from './flow/names.ts';
import type { Program, Sink } from './flow/program.ts';
import type { Chain, ChainLink, FoundLabels, LabelUse, UndecidedPlace } from './found-labels.ts';
import { distinct, inOrder } from './order.ts';
import type { Spot } from './syntax/ast.ts';
import { parseJenkinsfile } from './syntax/statements.ts';

/** A Jenkinsfile, or a file that one loads. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

const LONGEST_EXPRESSION = 80;

/**
 * Finds every label that can reach `node(…)`, `agent { label }` and `nodeFor(…)`, without running anything: values
 * are followed through constants, variables, maps, lists, arguments and results. What it cannot tell it says. Files
 * that another one loads are read as part of that one. Never throws; time grows with the length of the files.
 */
export function findLabels(sources: readonly SourceFile[]): FoundLabels {
  const files = sources.map(({ path, text }) => {
    const script = parseJenkinsfile(path, text);
    return { script, names: namesIn(script) };
  });
  const programs = files.map(file => followProgram([file, ...files.filter(other => other !== file)]));
  const texts = new Map(sources.map(({ path, text }) => [path, text]));
  const found = mainPrograms(files, programs).map(program => resultsOf(program, texts));
  const paths = [...texts.keys()];
  const uses = found.flatMap(each => each.uses);
  const undecided = found.flatMap(each => each.undecided);
  return {
    uses: inOrder(
      paths,
      distinct(uses, ({ kind, text, chain }) => [kind, text, chain[0], chain.at(-1)]),
      ({ chain }) => chain,
    ),
    undecided: inOrder(
      paths,
      distinct(undecided, ({ chain, ...place }) => [place, chain[0]]),
      place => [place],
    ),
  };
}

/** Those that no other program has as a part; of programs that load each other the first. */
function mainPrograms(files: readonly ReadFile[], programs: readonly Program[]): readonly Program[] {
  const partOfOther = (file: ReadFile, others: readonly Program[]) =>
    others.some(({ parts }) => parts[0] !== file && parts.includes(file));
  const main = programs.filter((_, index) => {
    const file = files[index];
    return file !== undefined && !partOfOther(file, programs);
  });
  for (const program of programs) {
    const [file] = program.parts;
    if (file !== undefined && !main.some(({ parts }) => parts.includes(file))) main.push(program);
  }
  return main;
}

function resultsOf(program: Program, texts: ReadonlyMap<string, string>): FoundLabels {
  const unseen = program.unseen.map(({ why, at }) => placeOf(why, at, [], texts));
  const results = program.sinks.map(sink => resultsAt(sink, texts));
  return {
    uses: results.flatMap(({ uses }) => uses),
    undecided: [...unseen, ...results.flatMap(({ undecided }) => undecided)],
  };
}

function resultsAt(sink: Sink, texts: ReadonlyMap<string, string>): FoundLabels {
  const uses: LabelUse[] = [];
  const undecided: UndecidedPlace[] = [];
  for (const arrival of sink.node.arrivals.values()) {
    const { value } = arrival;
    if (value.kind === 'null') continue;
    const chain = chainOf(sink, arrival);
    if (value.kind === 'undecided') undecided.push(placeOf(value.why, value.at, chain, texts));
    else if (value.kind !== 'text')
      undecided.push(placeOf(`a ${value.kind} is no label`, sink.expression, chain, texts));
    else if (value.text.trim() !== '') uses.push({ kind: sink.kind, text: value.text, chain });
  }
  if (sink.node.arrivals.size === 0)
    undecided.push(placeOf('no value was found that gets here', sink.expression, chainOf(sink), texts));
  return { uses, undecided };
}

function chainOf({ what, at }: Sink, arrival?: Arrival): Chain {
  const links = arrival === undefined ? [] : stepsOf(arrival).map(step => linkOf(step.what, step.at));
  return [linkOf(what, at), ...links];
}

function linkOf(what: string, { file, line, column }: Spot): ChainLink {
  return { what, file, line, column };
}

function placeOf(
  why: string,
  at: Spot,
  chain: readonly ChainLink[],
  texts: ReadonlyMap<string, string>,
): UndecidedPlace {
  const written = (texts.get(at.file) ?? '').slice(at.start, Math.min(at.end, at.start + LONGEST_EXPRESSION));
  const cut = at.end > at.start + LONGEST_EXPRESSION ? '…' : '';
  const expression = `${written.replace(/\s+/g, ' ')}${cut}`;
  return { file: at.file, line: at.line, column: at.column, expression, why, chain };
}
