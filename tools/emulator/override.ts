import { type Configuration, type Resource, readConfiguration, resourcesOf } from './configuration.ts';
import { danglingReferences, refersTo } from './dangling.ts';
import { gapsIn } from './gaps.ts';
import type { Treatment } from './quirk.ts';
import { QUIRKS } from './quirks.ts';
import { relaxedPolicy } from './relaxed-policy.ts';
import { WORKING_TYPES } from './working-types.ts';

type Block = Readonly<Record<string, unknown>>;

/** The name of the file; Terraform merges files that end so into the configuration beside them. */
export const OVERRIDE_FILE = 'emulator_override.tf.json';

/**
 * Dummy keys, so that real ones in the environment are never used. The account number is asked for: without it the
 * provider makes ARNs that name no account. https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs
 */
const PROVIDER = {
  access_key: 'emulator',
  secret_key: 'emulator',
  max_retries: 2,
  s3_use_path_style: true,
  skip_credentials_validation: true,
  skip_metadata_api_check: true,
  skip_region_validation: true,
};

/** What the override file says and leaves out. */
export interface Override {
  /** Content of `OVERRIDE_FILE`. */
  readonly json: Block;
  /** Addresses of the resources that are left out. */
  readonly omitted: readonly string[];
  /** Resource types of which nobody knows how the emulator takes them. */
  readonly untried: readonly string[];
}

/** A configuration needs what the emulator has not, and no override can help. */
export class NotOnEmulator extends Error {
  constructor(faults: readonly string[]) {
    super(`this cannot be applied to the emulator:${faults.map(fault => `\n  ${fault}`).join('')}`);
    this.name = 'NotOnEmulator';
  }
}

/**
 * From a configuration in Terraform's JSON syntax: the override file with which it can be applied to the emulator
 * and taken away again, with nothing left to change in between. The state goes to `terraform.tfstate` beside it.
 * @throws NotOnEmulator when the configuration needs what the emulator has not.
 * @throws ZodError when it is not the JSON of a Terraform configuration.
 */
export function emulatorOverride(json: unknown): Override {
  const configuration = readConfiguration(json);
  const resources = resourcesOf(configuration);
  const omitted = resources.filter(({ type }) => treatmentsOf(type).some(({ kind }) => kind === 'omit'));
  const faults = [...danglingReferences(configuration, omitted), ...gapsIn(resources)];
  if (faults.length > 0) throw new NotOnEmulator(faults);
  const output = Object.fromEntries(
    Object.entries(configuration.output)
      .filter(([, { value }]) => omitted.some(resource => refersTo(value, resource)))
      .map(([name]) => [name, { value: null }]),
  );
  return {
    json: {
      terraform: { backend: { local: {} } },
      provider: { aws: providers(configuration) },
      ...(Object.keys(output).length > 0 && { output }),
      resource: overriddenResources(resources),
    },
    omitted: omitted.map(({ address }) => address),
    untried: [...new Set(resources.map(({ type }) => type))].filter(isUntried),
  };
}

function overriddenResources(resources: readonly Resource[]): Block {
  const overridden = resources
    .map(resource => ({ ...resource, block: overriddenBlock(resource) }))
    .filter(({ block }) => Object.keys(block).length > 0);
  const byType = Object.entries(Object.groupBy(overridden, ({ type }) => type));
  return Object.fromEntries(
    byType.map(([type, named = []]) => [
      type,
      Object.fromEntries(named.map(({ name, block }) => [name, block])),
    ]),
  );
}

function overriddenBlock(resource: Resource): Block {
  const treatments = treatmentsOf(resource.type);
  if (treatments.some(({ kind }) => kind === 'omit'))
    return resource.arguments.for_each === undefined ? { count: 0 } : { for_each: [] };
  const policy =
    resource.type === 'aws_s3_bucket_policy' ? relaxedPolicy(resource.arguments.policy) : undefined;
  const lifecycle = overriddenLifecycle(resource, treatments);
  return {
    ...Object.assign({}, ...treatments.map(each => (each.kind === 'set' ? each.values : {}))),
    ...(policy !== undefined && { policy }),
    ...(Object.keys(lifecycle).length > 0 && { lifecycle }),
  };
}

/** Terraform merges `lifecycle` argument by argument: a list of the override replaces the one that is there. */
function overriddenLifecycle(
  { arguments: { lifecycle } }: Resource,
  treatments: readonly Treatment[],
): Block {
  const ignored = treatments.flatMap(each => (each.kind === 'ignore' ? each.attributes : []));
  const own = lifecycle?.ignore_changes ?? [];
  return {
    ...(ignored.length > 0 && own !== 'all' && { ignore_changes: [...new Set([...own, ...ignored])] }),
    ...(lifecycle?.prevent_destroy === true && { prevent_destroy: false }),
  };
}

function providers({ provider: { aws = {} } }: Configuration): readonly Block[] {
  return [aws].flat().map(({ alias }) => ({ ...(alias !== undefined && { alias }), ...PROVIDER }));
}

const isUntried = (type: string) => !WORKING_TYPES.has(type) && treatmentsOf(type).length === 0;

const treatmentsOf = (type: string): readonly Treatment[] =>
  QUIRKS.filter(quirk => quirk.type === type).map(({ treatment }) => treatment);
