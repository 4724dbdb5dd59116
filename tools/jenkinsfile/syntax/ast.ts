/** Where a piece of a Jenkinsfile stands; `start` and `end` count UTF-16 units of the file's text. */
export interface Spot {
  readonly file: string;
  /** Line and column count from 1. */
  readonly line: number;
  readonly column: number;
  readonly start: number;
  readonly end: number;
}

/** An argument of a call; named ones are `name: value`. */
export interface Argument {
  readonly name?: Expression;
  readonly value: Expression;
}

/** A parameter of a function or closure, or a declared variable; `initial` is what it is unless it is given. */
export interface Parameter {
  readonly name: string;
  readonly initial?: Expression;
  readonly at: Spot;
}

/** A closure's or a function's text. */
export interface Code {
  readonly kind: 'closure';
  /** Without an arrow a closure has the parameter `it`. */
  readonly parameters: readonly Parameter[] | undefined;
  readonly body: readonly Statement[];
  readonly at: Spot;
}

interface At {
  readonly at: Spot;
}

/** What has a value. Binary operators are left-deep chains in `operands`. */
export type Expression = At &
  (
    | { readonly kind: 'string'; readonly parts: readonly (string | Expression)[] }
    | { readonly kind: 'constant'; readonly text: string }
    | { readonly kind: 'null' }
    | { readonly kind: 'name'; readonly name: string }
    | {
        readonly kind: 'property';
        readonly object: Expression;
        readonly name: Expression;
        readonly spread: boolean;
      }
    | { readonly kind: 'index'; readonly object: Expression; readonly index: Expression }
    | {
        readonly kind: 'call';
        readonly object?: Expression;
        readonly spread: boolean;
        readonly name: Expression;
        readonly arguments: readonly Argument[];
      }
    | { readonly kind: 'apply'; readonly callee: Expression; readonly arguments: readonly Argument[] }
    | { readonly kind: 'list'; readonly items: readonly Expression[] }
    | { readonly kind: 'map'; readonly entries: readonly Argument[] }
    | { readonly kind: 'range'; readonly from: Expression; readonly to: Expression; readonly open: boolean }
    | Code
    | {
        readonly kind: 'ternary';
        readonly test: Expression;
        readonly yes: Expression;
        readonly no: Expression;
      }
    | { readonly kind: 'elvis'; readonly left: Expression; readonly right: Expression }
    | { readonly kind: 'binary'; readonly operator: string; readonly operands: readonly Expression[] }
    | { readonly kind: 'unary'; readonly operator: string; readonly operand: Expression }
    | { readonly kind: 'cast'; readonly operand: Expression }
    | {
        readonly kind: 'assign';
        readonly operator: string;
        readonly target: Expression;
        readonly value: Expression;
      }
    | {
        readonly kind: 'new';
        readonly type: string;
        readonly arguments: readonly Argument[];
        readonly body: readonly Statement[];
      }
    | { readonly kind: 'pointer'; readonly object: Expression; readonly name: string }
  );

/** One arm of an `if` or a case of a `switch`. */
export interface Arm {
  readonly tests: readonly Expression[];
  readonly body: readonly Statement[];
}

/** What is done. `unknown` is what could not be read; what it holds is not seen. */
export type Statement = At &
  (
    | { readonly kind: 'expression'; readonly expression: Expression }
    | { readonly kind: 'declare'; readonly field: boolean; readonly variables: readonly Parameter[] }
    | { readonly kind: 'function'; readonly name: string; readonly code: Code }
    | { readonly kind: 'class'; readonly name: string; readonly body: readonly Statement[] }
    | { readonly kind: 'if'; readonly arms: readonly Arm[]; readonly otherwise: readonly Statement[] }
    | { readonly kind: 'switch'; readonly subject: Expression; readonly arms: readonly Arm[] }
    | {
        readonly kind: 'while';
        readonly before: readonly Statement[];
        readonly test: Expression | undefined;
        readonly body: readonly Statement[];
      }
    | { readonly kind: 'for'; readonly iterable: Expression; readonly code: Code }
    | {
        readonly kind: 'try';
        readonly body: readonly Statement[];
        readonly catches: readonly (readonly Statement[])[];
        readonly last: readonly Statement[];
      }
    | { readonly kind: 'return'; readonly value: Expression | undefined }
    | {
        readonly kind: 'leave';
        readonly how: 'throw' | 'break' | 'continue';
        readonly value: Expression | undefined;
      }
    | { readonly kind: 'block'; readonly body: readonly Statement[] }
    | { readonly kind: 'unknown'; readonly why: string }
  );

/** A Jenkinsfile, or a Groovy file that one loads. */
export interface Script {
  readonly file: string;
  readonly text: string;
  readonly body: readonly Statement[];
}
