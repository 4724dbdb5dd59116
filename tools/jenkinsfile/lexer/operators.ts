const OPERATORS = [
  '>>>=',
  '<=>',
  '==~',
  '===',
  '!==',
  '...',
  '..<',
  '**=',
  '<<=',
  '>>=',
  '*.',
  '.&',
  '.@',
  '?.',
  '?:',
  '?=',
  '->',
  '::',
  '++',
  '--',
  '+=',
  '-=',
  '*=',
  '/=',
  '%=',
  '&=',
  '|=',
  '^=',
  '==',
  '!=',
  '<=',
  '>=',
  '&&',
  '||',
  '=~',
  '<<',
  '..',
  '**',
] as const;

const SINGLE = new Set('()[]{}.,;:?+-*/%<>=!&|^~@');

/** The longest operator that begins here; `>>` is two, since it also closes `List<List<String>>`. */
export function operatorAt(text: string, at: number): string | undefined {
  const known = OPERATORS.find(operator => text.startsWith(operator, at));
  if (known !== undefined) return known;
  const single = text.charAt(at);
  return SINGLE.has(single) ? single : undefined;
}
