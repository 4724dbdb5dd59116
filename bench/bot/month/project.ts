import type { InstanceCatalogue } from '../../../fleet/catalogue/instance-types.ts';
import type { Fleet } from '../../../fleet/schema/fleet.ts';

/** Machines that are started when there is something to do. Times in seconds. */
export interface MachineKind {
  readonly name: string;
  readonly instance: string;
  readonly usdPerHour: number;
  /** Builds side by side on one machine. */
  readonly executors: number;
  /** From its start, from which on it is paid, until it takes builds. */
  readonly boot: number;
  /** How long it is kept when it has nothing to do. */
  readonly idle: number;
}

/** A job of CI: steps one after another, each on its own kind of machine. */
export interface CiJob {
  readonly name: string;
  readonly steps: readonly { readonly machine: string; readonly minutes: number }[];
}

/** A project with its CI. */
export interface Project {
  readonly name: string;
  readonly machines: readonly MachineKind[];
  readonly jobs: readonly CiJob[];
  /** What is assumed, and what is known and from where. */
  readonly notes: readonly string[];
}

const steps = (...given: readonly (readonly [machine: string, minutes: number])[]): CiJob['steps'] =>
  given.map(([machine, minutes]) => ({ machine, minutes }));

function priceOf(instance: string, catalogue: InstanceCatalogue): number {
  const usd = catalogue.get(instance)?.usdPerHour;
  if (usd === undefined) throw new Error(`the catalogue has no price of ${instance}`);
  return usd;
}

/** The eleven jobs of apache/mxnet on the machines that its wiki names. */
export function mxnetProject(catalogue: InstanceCatalogue): Project {
  const machine = (name: string, instance: string, executors: number, boot: number): MachineKind => ({
    name,
    instance,
    usdPerHour: priceOf(instance, catalogue),
    executors,
    boot,
    idle: 600,
  });
  return {
    name: 'apache/mxnet, 11 jobs',
    machines: [
      machine('linux-cpu', 'c5.18xlarge', 4, 300),
      machine('linux-gpu', 'g4dn.8xlarge', 1, 300),
      machine('windows-cpu', 'c5.18xlarge', 4, 1_800),
      machine('windows-gpu', 'g4dn.8xlarge', 1, 1_800),
    ],
    jobs: [
      { name: 'sanity', steps: steps(['linux-cpu', 2]) },
      { name: 'clang', steps: steps(['linux-cpu', 30]) },
      { name: 'edge', steps: steps(['linux-cpu', 30]) },
      { name: 'miscellaneous', steps: steps(['linux-cpu', 30]) },
      { name: 'website', steps: steps(['linux-cpu', 30]) },
      { name: 'centos-cpu', steps: steps(['linux-cpu', 30], ['linux-cpu', 71]) },
      { name: 'centos-gpu', steps: steps(['linux-cpu', 30], ['linux-gpu', 28]) },
      { name: 'unix-cpu', steps: steps(['linux-cpu', 30], ['linux-cpu', 71]) },
      { name: 'unix-gpu', steps: steps(['linux-cpu', 30], ['linux-gpu', 71]) },
      { name: 'windows-cpu', steps: steps(['windows-cpu', 30], ['windows-cpu', 45]) },
      { name: 'windows-gpu', steps: steps(['windows-cpu', 30], ['windows-gpu', 45]) },
    ],
    notes: [
      'Machines and executors: MXNet wiki, “Auto scaling the fleets” (c5.18xlarge with 4 executors, g3.8xlarge with 1). The catalogue has no g3 any more: g4dn.8xlarge, as many vCPUs, one GPU, in its place.',
      'Minutes: MXNet wiki, “CI Runtime Improvements” of 4 October 2018 (sanity 2, build 30, tests 71 at the longest), and on GPU tests 28 minutes on Ubuntu, 45 on Windows. Which job takes which of these is assumed; parallel parts of a job count as one.',
      'Start of a Windows machine 30 minutes (same wiki), of a Linux one 5 (assumed); idle machines are kept 10 minutes (assumed).',
    ],
  };
}

/** TVM's five jobs on the pools of its fleet file. */
export function tvmProject(fleet: Pick<Fleet, 'pools'>, catalogue: InstanceCatalogue): Project {
  const machines = ['cpu', 'cpu-small', 'gpu', 'arm'].map((name): MachineKind => {
    const pool = fleet.pools[name];
    if (pool?.kind !== 'autoscaled') throw new Error(`the fleet has no autoscaled pool ${name}`);
    const instance = pool.instances[0].name;
    return {
      name,
      instance,
      usdPerHour: priceOf(instance, catalogue),
      executors: pool.agents.reduce((sum, { executors }) => sum + executors, 0),
      boot: 300,
      idle: pool.autoscaled.idle.seconds,
    };
  });
  return {
    name: 'TVM’s fleet, 5 jobs',
    machines,
    jobs: [
      { name: 'tvm-arm', steps: steps(['cpu-small', 5], ['arm', 60]) },
      { name: 'tvm-cpu', steps: steps(['cpu-small', 5], ['cpu', 90]) },
      { name: 'tvm-docker', steps: steps(['cpu-small', 10]) },
      { name: 'tvm-gpu', steps: steps(['cpu-small', 5], ['cpu', 40], ['gpu', 60]) },
      { name: 'tvm-wasm', steps: steps(['cpu-small', 5], ['cpu', 30]) },
    ],
    notes: [
      'Pools, the first instance type of each, and how long idle machines are kept: fleets/tvm/fleet.yaml. Minutes of the jobs and a start of 5 minutes are assumed.',
    ],
  };
}
