import type { Argument, Code, Expression, Statement } from '../syntax/ast.ts';

/** A piece of the tree of a Jenkinsfile. */
export type Piece =
  | { readonly of: 'statement'; readonly it: Statement }
  | { readonly of: 'expression'; readonly it: Expression };

const statements = (body: readonly Statement[]): Piece[] => body.map(it => ({ of: 'statement', it }));
const expressions = (...all: (Expression | undefined)[]): Piece[] =>
  all.flatMap(it => (it === undefined ? [] : [{ of: 'expression', it }]));
const inArguments = (all: readonly Argument[]): Piece[] =>
  all.flatMap(({ name, value }) => expressions(name, value));
const inCode = ({ parameters, body }: Code): Piece[] => [
  ...expressions(...(parameters ?? []).map(({ initial }) => initial)),
  ...statements(body),
];

function inExpression(it: Expression): Piece[] {
  switch (it.kind) {
    case 'string':
      return expressions(...it.parts.filter(part => typeof part !== 'string'));
    case 'property':
      return expressions(it.object, it.name);
    case 'index':
      return expressions(it.object, it.index);
    case 'call':
      return [...expressions(it.object, it.name), ...inArguments(it.arguments)];
    case 'apply':
      return [...expressions(it.callee), ...inArguments(it.arguments)];
    case 'list':
      return expressions(...it.items);
    case 'map':
      return inArguments(it.entries);
    case 'new':
      return [...inArguments(it.arguments), ...statements(it.body)];
    case 'closure':
      return inCode(it);
    default:
      return inOperation(it);
  }
}

function inOperation(it: Expression): Piece[] {
  switch (it.kind) {
    case 'range':
      return expressions(it.from, it.to);
    case 'ternary':
      return expressions(it.test, it.yes, it.no);
    case 'elvis':
      return expressions(it.left, it.right);
    case 'binary':
      return expressions(...it.operands);
    case 'unary':
    case 'cast':
      return expressions(it.operand);
    case 'assign':
      return expressions(it.target, it.value);
    case 'pointer':
      return expressions(it.object);
    default:
      return [];
  }
}

function inStatement(it: Statement): Piece[] {
  switch (it.kind) {
    case 'expression':
      return expressions(it.expression);
    case 'declare':
      return expressions(...it.variables.map(({ initial }) => initial));
    case 'function':
      return inCode(it.code);
    case 'for':
      return [...expressions(it.iterable), ...inCode(it.code)];
    case 'class':
    case 'block':
      return statements(it.body);
    case 'return':
    case 'leave':
      return expressions(it.value);
    default:
      return inControl(it);
  }
}

function inControl(it: Statement): Piece[] {
  switch (it.kind) {
    case 'if':
      return [
        ...it.arms.flatMap(arm => [...expressions(...arm.tests), ...statements(arm.body)]),
        ...statements(it.otherwise),
      ];
    case 'switch':
      return [
        ...expressions(it.subject),
        ...it.arms.flatMap(arm => [...expressions(...arm.tests), ...statements(arm.body)]),
      ];
    case 'while':
      return [...statements(it.before), ...expressions(it.test), ...statements(it.body)];
    case 'try':
      return [...statements(it.body), ...it.catches.flatMap(statements), ...statements(it.last)];
    default:
      return [];
  }
}

/** The pieces right below a piece. */
export function piecesIn(piece: Piece): readonly Piece[] {
  return piece.of === 'statement' ? inStatement(piece.it) : inExpression(piece.it);
}

/** Every piece of a body, from the top down. */
export function* everyPiece(body: readonly Statement[]): Generator<Piece> {
  const waiting = statements(body).reverse();
  for (let piece = waiting.pop(); piece !== undefined; piece = waiting.pop()) {
    yield piece;
    for (const below of piecesIn(piece).toReversed()) waiting.push(below);
  }
}
