import type { Code, Expression, Script, Statement } from '../syntax/ast.ts';
import { everyPiece, type Piece, piecesIn } from './walk.ts';

/** Steps that run their closure once, then and there: what it assigns is known behind it. */
const INLINE = new Set([
  ...[
    'node',
    'stage',
    'script',
    'steps',
    'stages',
    'timeout',
    'timestamps',
    'ansiColor',
    'dir',
    'ws',
    'withEnv',
  ],
  ...[
    'withCredentials',
    'wrap',
    'lock',
    'retry',
    'catchError',
    'warnError',
    'container',
    'podTemplate',
    'nodeFor',
  ],
  ...['sshagent', 'configFileProvider', 'throttle', 'pipeline', 'always', 'post', 'matrix', 'withCheckout'],
]);

/** The text of a constant string. */
export function constantOf(expression: Expression): string | undefined {
  if (expression.kind !== 'string') return undefined;
  const [only = ''] = expression.parts;
  return expression.parts.length <= 1 && typeof only === 'string' ? only : undefined;
}

/** Whether a closure that is handed to this function, in braces, is run then and there. */
export function runsInline(call: Expression, functions: { has(name: string): boolean }): boolean {
  if (call.kind !== 'call' || call.object !== undefined) return false;
  const name = constantOf(call.name);
  return name !== undefined && INLINE.has(name) && !functions.has(name);
}

/** What the text of a file says of its names. */
export interface Names {
  /** Variables that are assigned by code which runs at a time that is not followed. */
  readonly shared: ReadonlySet<string>;
  /** Variables of the binding that the file's own statements assign. */
  readonly atTop: ReadonlySet<string>;
  /** Every name or text that could give an outer name a value. */
  readonly words: ReadonlySet<string>;
}

/** A piece of code that is followed from its first statement to its last. */
interface Unit {
  readonly declared: Set<string>;
  readonly assigned: Set<string>;
  readonly outer: Unit | undefined;
}

class NameReader {
  readonly shared = new Set<string>();
  readonly words = new Set<string>();
  readonly #functions: Set<string>;

  constructor(functions: Set<string>) {
    this.#functions = functions;
  }

  unit(pieces: readonly Piece[], declared: readonly string[], outer: Unit | undefined): Unit {
    const unit: Unit = { declared: new Set(declared), assigned: new Set(), outer };
    for (const piece of pieces) this.#piece(piece, unit);
    if (outer !== undefined)
      for (const name of unit.assigned) if (!unit.declared.has(name)) this.shared.add(name);
    return unit;
  }

  #piece(piece: Piece, unit: Unit): void {
    if (piece.of === 'statement') {
      this.#statement(piece.it, unit);
      return;
    }
    const { it } = piece;
    if (it.kind === 'closure') {
      this.#code(it, unit);
      return;
    }
    this.#mention(it, unit);
    const inline = runsInline(it, this.#functions);
    for (const below of piecesIn(piece))
      if (inline && below.it.kind === 'closure') this.#inline(below.it, unit);
      else this.#piece(below, unit);
  }

  #mention(it: Expression, unit: Unit): void {
    if (it.kind === 'string') for (const part of it.parts) if (typeof part === 'string') this.#word(part);
    if (it.kind === 'assign') this.#assigned(it.target, unit);
    if (it.kind === 'unary' && (it.operator === '++' || it.operator === '--'))
      this.#assigned(it.operand, unit);
  }

  #statement(it: Statement, unit: Unit): void {
    if (it.kind === 'function') {
      this.#code(it.code, unit);
      return;
    }
    if (it.kind === 'declare') for (const { name } of it.variables) unit.declared.add(name);
    if (it.kind === 'for') {
      this.#code(it.code, unit);
      this.#piece({ of: 'expression', it: it.iterable }, unit);
      return;
    }
    for (const below of piecesIn({ of: 'statement', it })) this.#piece(below, unit);
  }

  /** `withEnv(['X=1'])` and `choice(name: 'X')` name what they set in a text. */
  #word(text: string): void {
    const word = /^\w{1,100}/.exec(text)?.[0];
    if (word !== undefined) this.words.add(word);
  }

  #assigned(target: Expression, unit: Unit): void {
    if (target.kind === 'list') for (const item of target.items) this.#assigned(item, unit);
    if (target.kind !== 'name') return;
    unit.assigned.add(target.name);
    this.words.add(target.name);
  }

  #inline(code: Code, unit: Unit): void {
    for (const { name } of code.parameters ?? []) unit.declared.add(name);
    for (const below of piecesIn({ of: 'expression', it: code })) this.#piece(below, unit);
  }

  #code(code: Code, outer: Unit): void {
    const parameters = (code.parameters ?? []).map(({ name }) => name);
    this.unit(piecesIn({ of: 'expression', it: code }), parameters, outer);
  }
}

/** The names of the functions of a file. */
function functionNames(script: Script): Set<string> {
  const names = new Set<string>();
  for (const { of, it } of everyPiece(script.body))
    if (of === 'statement' && it.kind === 'function') names.add(it.name);
  return names;
}

/** Reads what a file's text says of its names. */
export function namesIn(script: Script): Names {
  const reader = new NameReader(functionNames(script));
  const top = reader.unit(
    script.body.map(it => ({ of: 'statement', it })),
    [],
    undefined,
  );
  const atTop = new Set([...top.assigned].filter(name => !top.declared.has(name)));
  return { shared: reader.shared, atTop, words: reader.words };
}
