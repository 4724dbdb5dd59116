import type { InstanceFacts } from '../../fleet/catalogue/instance-types.ts';
import type { HourlyCost } from '../../fleet/resolve/cost.ts';
import type { Pool } from '../../fleet/schema/pool-kind.ts';

/** The three kinds of pool, in the order in which they are shown. */
export const POOL_KINDS = ['static', 'autoscaled', 'external'] as const satisfies readonly Pool['kind'][];

/** A kind of pool. */
export type PoolKind = Pool['kind'];

/** The fewest and the most of something. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** An instance type; no facts when the catalogue does not know it. */
export interface InstanceView {
  readonly name: string;
  readonly facts: InstanceFacts | undefined;
}

/** A label that an agent carries: its own, or an alias of one of its own. */
export interface LabelView {
  readonly name: string;
  readonly aliasOf: string | undefined;
}

/** One agent of each host of a pool. */
export interface AgentView {
  /** What its node names begin with; undefined: the pool's name. */
  readonly name: string | undefined;
  readonly labels: readonly LabelView[];
  readonly executors: number;
}

/** How machines are bought: the first `base` on demand, of those above a share in whole percent. */
export interface PurchaseView {
  readonly base: number;
  readonly onDemand: number;
  readonly spot: number;
}

/** The label to retry with when a spot machine is lost, and the pools that carry it. */
export interface FallbackView {
  readonly label: string;
  readonly pools: readonly string[];
}

/** A pool as a person wants to see it. */
export interface PoolView {
  readonly name: string;
  readonly kind: PoolKind;
  readonly agents: readonly AgentView[];
  /** Hosts; those of an external pool count here, though nobody pays AWS for them. */
  readonly machines: Range;
  /** The preferred type first; none for an external pool. */
  readonly instances: readonly InstanceView[];
  /** Undefined: an external pool, whose hosts are not bought. */
  readonly purchase: PurchaseView | undefined;
  readonly fallback: FallbackView | undefined;
  readonly image: string | undefined;
  /** The system volume, such as `150GiB`. */
  readonly root: string | undefined;
  readonly trust: string;
  readonly sponsor: string | undefined;
  /** `false`: a failed build there is told and blocks nobody. */
  readonly voting: boolean;
  /** How its machines come, go and are reached, in short phrases. */
  readonly notes: readonly string[];
  /** US dollars an hour. */
  readonly cost: HourlyCost;
}

/** The public door. */
export interface LoadBalancerView {
  readonly domain: string;
  readonly beta: string | undefined;
  readonly docs: { readonly host: string; readonly pool: string; readonly port: number } | undefined;
  /** The weight of its record among all records of the domain. */
  readonly weight: number;
  /** Requests that one address may make in five minutes. */
  readonly rateLimit: number;
}

/** The machine that runs the Jenkins controller. */
export interface LeaderView {
  readonly instance: InstanceView;
  /** The tag of its image, such as `2.528.3-lts-jdk21`. */
  readonly jenkins: string;
  readonly root: string;
  readonly home: string;
  /** Such as `daily at 03:00 UTC, kept 14d`. */
  readonly backup: string;
  readonly cost: HourlyCost;
}

/** Pools that trust each other share one build cache. */
export interface TrustZoneView {
  readonly name: string;
  /** Only reviewed code runs there. */
  readonly trusted: boolean;
  /** Other zones whose build cache it may read. */
  readonly reads: readonly string[];
  readonly pools: readonly string[];
  /** The bucket of its build cache. */
  readonly cache: string;
}

/** What the pools of one sponsor amount to. */
export interface SponsorView {
  /** Undefined: nobody is named, so the fleet's own account pays; the leader stands here. */
  readonly name: string | undefined;
  readonly pools: readonly string[];
  readonly machines: Range;
  readonly cost: HourlyCost;
  /** US dollars a month. */
  readonly budget: number | undefined;
}

/** A fleet as a person wants to see it: plain data, every default filled in, every sum made. */
export interface FleetView {
  readonly fleet: string;
  readonly environment: string;
  readonly region: string;
  /** Such as `own VPC 10.100.0.0/16` or `VPC vpc-0123…`. */
  readonly network: string;
  readonly loadBalancer: LoadBalancerView;
  readonly leader: LeaderView;
  readonly pools: Readonly<Record<PoolKind, readonly PoolView[]>>;
  readonly trust: readonly TrustZoneView[];
  /** What else is kept, in short phrases: cache retention, shared file system, artefacts, registries. */
  readonly stores: readonly string[];
  readonly sponsors: readonly SponsorView[];
  /** All hosts of the pools, external ones with them, without the leader. */
  readonly machines: Range;
  /** How many builds can run side by side. */
  readonly executors: Range;
  /** The leader and all pools, US dollars an hour. */
  readonly cost: HourlyCost;
  /** Instance types without a known price, the leader's with them. */
  readonly unpriced: readonly string[];
}

/** All pools in the order in which they are shown. */
export const allPools = (view: Pick<FleetView, 'pools'>): readonly PoolView[] =>
  POOL_KINDS.flatMap(kind => view.pools[kind]);
