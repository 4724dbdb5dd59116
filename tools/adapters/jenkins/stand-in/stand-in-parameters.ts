import type { JobDefinition, ParameterDefinition } from './job-definition.ts';

/** The value of a parameter of one build. */
export interface ParameterValue {
  readonly name: string;
  readonly kind: 'string' | 'boolean' | 'password';
  readonly value: string;
}

/** A value that is none of those that a choice offers; Jenkins answers 500. */
export class BadChoice extends Error {}

/** The values of all declared parameters; what is not declared is dropped. @throws BadChoice */
export const parameterValues = (
  { parameters }: JobDefinition,
  given: ReadonlyMap<string, string>,
): readonly ParameterValue[] =>
  parameters.map(declared => valueGiven(declared, given.get(declared.name) ?? declared.initial));

function valueGiven({ name, kind, choices }: ParameterDefinition, value: string): ParameterValue {
  if (kind === 'choice' && !choices.includes(value)) throw new BadChoice(`${value} is no ${name}`);
  if (kind === 'boolean') return { name, kind, value: String(value === 'true' || value === 'on') };
  return { name, kind: kind === 'choice' ? 'string' : kind, value };
}

const CLASSES = {
  string: 'hudson.model.StringParameterValue',
  boolean: 'hudson.model.BooleanParameterValue',
  password: 'hudson.model.PasswordParameterValue',
} as const;

/** A value as Jenkins tells it: that of a password never. */
export const parameterJson = ({ name, kind, value }: ParameterValue): object => ({
  _class: CLASSES[kind],
  name,
  ...(kind !== 'password' && { value: kind === 'boolean' ? value === 'true' : value }),
});

/** The `params` of a queue item. */
export const parameterLines = (values: readonly ParameterValue[]): string =>
  values.map(({ name, kind, value }) => `\n${name}=${kind === 'password' ? '****' : value}`).join('');
