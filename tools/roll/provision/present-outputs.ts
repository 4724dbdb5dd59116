import type { StateResources } from '../../adapters/terraform/terraform.ts';
import type { Configuration } from '../../emulator/configuration.ts';
import { MACHINE_OUTPUTS } from '../../hosts/machines.ts';

const REFERENCE = /^\$\{(\w+\.[\w-]+)\.(\w+)\}$/;

/**
 * The outputs that name machines, as they would be now: after a plan with targets, Terraform leaves those as they were
 * which also depend on other machines. What the state has not is null.
 */
export const presentOutputs = (
  { output }: Pick<Configuration, 'output'>,
  state: StateResources,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(MACHINE_OUTPUTS.map(name => [name, resolved(output[name]?.value, state)]));

/** The addresses of the machines that these outputs name. */
export function namedMachines({ output }: Pick<Configuration, 'output'>): readonly string[] {
  const text = JSON.stringify(MACHINE_OUTPUTS.map(name => output[name]?.value));
  const found = [...text.matchAll(/\$\{(aws_instance\.[\w-]+)\.\w+\}/g)];
  return [...new Set(found.map(([, address = '']) => address))];
}

function resolved(value: unknown, state: StateResources): unknown {
  if (Array.isArray(value)) return value.map(item => resolved(item, state));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolved(item, state)]));
  const [, address, attribute] = (typeof value === 'string' && REFERENCE.exec(value)) || [];
  if (address === undefined || attribute === undefined) return value;
  return state.get(address)?.[attribute] ?? null;
}
