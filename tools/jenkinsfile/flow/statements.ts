import type { Arm, Statement } from '../syntax/ast.ts';
import { storeName } from './assignments.ts';
import { evaluate, type Here } from './here.ts';
import { iterate } from './iteration.ts';
import { Scope } from './scope.ts';

type Of<K extends Statement['kind']> = Extract<Statement, { kind: K }>;

/**
 * Follows statements in a scope of their own.
 * @param tail whether the last one's value is what the code gives
 * @returns whether nothing behind them is reached
 */
export function follow(body: readonly Statement[], outer: Here, tail: boolean): boolean {
  const here = { ...outer, scope: new Scope(outer.scope) };
  const last = body.length - 1;
  return body.some((statement, index) => followStatement(statement, here, tail && index === last));
}

function followStatement(statement: Statement, here: Here, tail: boolean): boolean {
  switch (statement.kind) {
    case 'expression': {
      const value = evaluate(statement.expression, here);
      if (tail) here.program.graph.edge(value, here.result);
      return false;
    }
    case 'declare':
      followDeclaration(statement, here);
      return false;
    case 'for':
      followFor(statement, here);
      return false;
    case 'while':
      followWhile(statement, here);
      return false;
    case 'return':
      if (statement.value !== undefined)
        here.program.graph.edge(evaluate(statement.value, here), here.result);
      return !here.inner;
    case 'leave':
      if (statement.value !== undefined) evaluate(statement.value, here);
      return statement.how === 'throw';
    case 'unknown':
      here.program.unseen.push({ why: `this cannot be read: ${statement.why}`, at: statement.at });
      return false;
    default:
      return followBranches(statement, here, tail);
  }
}

function followBranches(statement: Statement, here: Here, tail: boolean): boolean {
  switch (statement.kind) {
    case 'if':
      return followIf(statement, here, tail);
    case 'switch':
      return followSwitch(statement, here, tail);
    case 'try':
      return followTry(statement, here, tail);
    case 'block':
      return follow(statement.body, here, tail);
    default:
      // Functions are known from the start, and so are those of classes.
      return false;
  }
}

function followDeclaration({ field, variables }: Of<'declare'>, here: Here): void {
  const { tracker, scope, module } = here;
  for (const { name, initial, at } of variables) {
    const value = initial === undefined ? undefined : evaluate(initial, here);
    if (!field) scope.declare(name, tracker.declare(module.shared.has(name)));
    if (value !== undefined) storeName(name, value, at, here);
  }
}

function followIf({ arms, otherwise }: Of<'if'>, here: Here, tail: boolean): boolean {
  for (const { tests } of arms) for (const test of tests) evaluate(test, here);
  const ways = [...arms.map(({ body }) => body), otherwise].map(body => () => follow(body, here, tail));
  return here.tracker.branch(ways, false);
}

/** Cases that fall through belong together with the next ones. */
function groupsOf(arms: readonly Arm[]): readonly (readonly Arm[])[] {
  const groups: Arm[][] = [];
  let open = false;
  for (const arm of arms) {
    if (open) groups.at(-1)?.push(arm);
    else groups.push([arm]);
    const last = arm.body.at(-1)?.kind;
    open = last !== 'leave' && last !== 'return';
  }
  return groups;
}

function followSwitch({ subject, arms }: Of<'switch'>, here: Here, tail: boolean): boolean {
  const { tracker } = here;
  evaluate(subject, here);
  for (const { tests } of arms) for (const test of tests) evaluate(test, here);
  const ways = groupsOf(arms).map(group => () => {
    const gone = group.map(({ body }) =>
      tracker.branch([() => follow(valued(body), here, tail)], group.length > 1),
    );
    return gone.at(-1) ?? false;
  });
  const complete = arms.some(({ tests }) => tests.length === 0);
  return tracker.branch(ways, !complete);
}

/** The value of a case is that of the statement before its `break`. */
function valued(body: readonly Statement[]): readonly Statement[] {
  const last = body.at(-1);
  return last?.kind === 'leave' && last.how === 'break' ? body.slice(0, -1) : body;
}

function followTry({ body, catches, last }: Of<'try'>, here: Here, tail: boolean): boolean {
  const gone = here.tracker.attempt(
    () => follow(body, here, tail),
    catches.map(rescue => () => follow(rescue, here, tail)),
  );
  return follow(last, here, false) || gone;
}

function followWhile({ before, test, body }: Of<'while'>, outer: Here): void {
  const here = { ...outer, scope: new Scope(outer.scope) };
  for (const statement of before) followStatement(statement, here, false);
  here.tracker.loop(() => {
    if (test !== undefined) evaluate(test, here);
    here.tracker.branch([() => follow(body, here, false)], true);
  });
}

/** The body of a `for` is followed for each element by itself, as if it were a closure. */
function followFor({ iterable, code, at }: Of<'for'>, here: Here): void {
  const { program, module, scope, environment, calls, result } = here;
  const name = `the loop at line ${at.line}`;
  const callable = program.closure(code, { name, module, scope, environment, calls, returnsTo: result });
  const body = program.holding({ kind: 'code', key: callable.key, callable });
  iterate(evaluate(iterable, here), body, { at, here, give: element => [element] });
}
