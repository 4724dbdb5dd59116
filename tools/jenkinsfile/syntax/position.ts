/** Where a name without parentheses may have arguments: `node 'X'`. */
export type Position = 'command' | 'inner';
