import type { Spot } from '../syntax/ast.ts';
import type { FlowNode } from './graph.ts';
import type { Given } from './instances.ts';

/** A method call whose parts are worked out. */
export interface MethodCall {
  readonly receiver: FlowNode;
  readonly name: string;
  readonly given: Given;
  readonly at: Spot;
  /** `list*.name()`. */
  readonly spread: boolean;
}
