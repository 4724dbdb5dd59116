import { MemoryBackend } from '../../bot/backends/memory/memory-backend.ts';
import { MemorySystem, type RunPlan } from '../../bot/backends/memory/memory-system.ts';
import { ARTEFACT, type BackendStage, backendContract, type Work } from './backend-contract.ts';
import { backendOrder } from './backend-orders.ts';

const PLAN: RunPlan = {
  waits: 1_000,
  runs: 5_000,
  outcome: 'success',
  summary: 'passed',
  tests: undefined,
  artefacts: { [ARTEFACT.name]: ARTEFACT.text },
};
const PLANS: Readonly<Record<Work, RunPlan>> = {
  passes: PLAN,
  fails: { ...PLAN, outcome: 'failure', artefacts: {} },
  lasts: { ...PLAN, runs: Infinity },
};

function memoryStage(holds: boolean): BackendStage {
  let now = 1_700_000_000_000;
  let isBroken = false;
  const works = new Map<string, Work>();
  const system = new MemorySystem({
    clock: () => now,
    places: 2,
    plan: order => PLANS[works.get(order.run) ?? 'passes'],
  });
  return {
    backend: () =>
      new MemoryBackend(system, { kind: 'slurm', holds, fault: () => (isBroken ? 'fails' : undefined) }),
    order(work) {
      const order = backendOrder({ intended: now });
      works.set(order.run, work);
      return order;
    },
    async pass() {
      now += 500;
    },
    begun: async run => system.begun(run),
    spoil: undefined,
    broken(broken) {
      isBroken = broken;
    },
    holds,
    onBranch: async (target, branch, sha) =>
      system.branches.filter(started => started === `${target} ${branch} ${sha}`).length,
    tidies: false,
    patience: 20,
    async end() {},
  };
}

backendContract('simulated, which holds', async () => memoryStage(true));
backendContract('simulated, which does not hold', async () => memoryStage(false));
