import { z } from 'zod';
import type { Path } from '../problem.ts';
import type { InstanceType } from '../values/instance-type.ts';
import { Size } from '../values/size.ts';
import type { DeepReadonly } from './deep-readonly.ts';
import type { autoscaledSchema } from './pool-autoscaled.ts';
import type { externalSchema } from './pool-external.ts';
import type { poolFields } from './pool-fields.ts';
import type { staticSchema } from './pool-static.ts';

type Fields = DeepReadonly<z.output<typeof poolFields>>;
type Context = z.core.$RefinementCtx<z.output<typeof poolFields>>;

/** One Jenkins agent of each host of a pool. */
export interface AgentSpec {
  readonly labels: readonly string[];
  readonly executors: number;
  /** What its node names begin with; undefined: the pool's name. */
  readonly name: string | undefined;
  /** Where its keys stand in the pool: in the pool itself, or in an entry of `agents`. */
  readonly at: Path;
}

interface AnyPool extends Pick<Fields, 'remoteRoot' | 'trust'> {
  readonly agents: readonly AgentSpec[];
  readonly sponsor: string | undefined;
  readonly debug: Fields['debug'];
}

/** What pools of AWS machines have beyond any pool. */
interface Machines {
  readonly image: string;
  /** Never empty; the first is the preferred one. */
  readonly instances: readonly [InstanceType, ...InstanceType[]];
  readonly root: Size;
}

/** Long-lived hosts in AWS. */
export interface StaticPool extends AnyPool, Machines {
  readonly kind: 'static';
  readonly static: DeepReadonly<z.output<typeof staticSchema>>;
}

/** Machines of an autoscaling group. */
export interface AutoscaledPool extends AnyPool, Machines {
  readonly kind: 'autoscaled';
  readonly autoscaled: DeepReadonly<z.output<typeof autoscaledSchema>>;
}

/** Hosts outside AWS. */
export interface ExternalPool extends AnyPool {
  readonly kind: 'external';
  readonly external: DeepReadonly<z.output<typeof externalSchema>>;
}

/** A pool of one of the three kinds; the kind decides which other keys there are. */
export type Pool = StaticPool | AutoscaledPool | ExternalPool;

const KINDS = ['static', 'autoscaled', 'external'] as const;

/** Turns the keys of a pool into one of the three kinds, or says which keys do not go together. */
export function resolvePool(fields: Fields, context: Context): Pool {
  const before = context.issues.length;
  const refuse = (path: readonly string[], message: string, fix: string) =>
    void context.issues.push({ code: 'custom', path: [...path], message, input: fields, params: { fix } });
  const pool = poolOfKind(fields, refuse);
  return pool === undefined || context.issues.length > before ? z.NEVER : pool;
}

type Refuse = (path: readonly string[], message: string, fix: string) => void;

function poolOfKind(fields: Fields, refuse: Refuse): Pool | undefined {
  const kinds = KINDS.filter(kind => fields[kind] !== undefined);
  if (kinds.length !== 1)
    refuse(
      kinds.slice(1, 2),
      `a pool has exactly one of \`static\`, \`autoscaled\` and \`external\`; this one has ${kinds.length === 0 ? 'none' : kinds.length}`,
      kinds.length === 0
        ? 'add for example `static: {hosts: 2}` or `autoscaled: {max: 10}`'
        : 'keep one of them',
    );
  const { remoteRoot, trust, sponsor, debug } = fields;
  const common = { agents: agentsOf(fields, refuse), remoteRoot, trust, sponsor, debug };
  if (fields.external) {
    refuseMachines(fields, refuse);
    return { kind: 'external', ...common, external: fields.external };
  }
  const machines = machinesOf(fields, refuse);
  if (machines === undefined) return undefined;
  if (fields.autoscaled) return { kind: 'autoscaled', ...common, ...machines, autoscaled: fields.autoscaled };
  return fields.static && { kind: 'static', ...common, ...machines, static: fields.static };
}

function agentsOf({ labels, executors, agents }: Fields, refuse: Refuse): readonly AgentSpec[] {
  if (agents === undefined) {
    if (labels === undefined) refuse(['labels'], '`labels` is missing', 'write for example `labels: [CPU]`');
    return [{ labels: labels ?? [], executors: executors ?? 1, name: undefined, at: [] }];
  }
  for (const [key, value] of Object.entries({ labels, executors }))
    if (value !== undefined)
      refuse(
        [key],
        `\`${key}\` and \`agents\` exclude each other`,
        `move \`${key}\` into each entry of \`agents\``,
      );
  return agents.map((agent, index) => ({ ...agent, name: agent.name, at: ['agents', index] }));
}

function refuseMachines(fields: Fields, refuse: Refuse): void {
  for (const key of ['image', 'instances', 'root'] as const)
    if (fields[key] !== undefined)
      refuse(
        [key],
        `\`${key}\` says how AWS makes a machine; an \`external\` pool's hosts are there already`,
        `remove \`${key}\``,
      );
}

function machinesOf({ image, instances, root }: Fields, refuse: Refuse): Machines | undefined {
  if (image === undefined) refuse(['image'], '`image` is missing', 'write for example `image: agent-x86_64`');
  const [first, ...others] = instances ?? [];
  if (first === undefined)
    refuse(['instances'], '`instances` is missing', 'write for example `instances: [c6a.8xlarge]`');
  if (image === undefined || first === undefined) return undefined;
  return { image, instances: [first, ...others], root: root ?? Size.ofGibibytes(150) };
}
