import { type GitlabPlan, gitlabRoom } from '../bot/backends/gitlab/gitlab-room.ts';
import { ARTEFACT, type BackendStage, backendContract, type Work } from './backend-contract.ts';
import { backendOrder } from './backend-orders.ts';

const PLAN: GitlabPlan = {
  waits: 1_000,
  runs: 2_000,
  status: 'success',
  files: { [ARTEFACT.name]: ARTEFACT.text },
};
const PLANS: Readonly<Record<Work, GitlabPlan>> = {
  passes: PLAN,
  fails: { ...PLAN, status: 'failed', files: {} },
  lasts: { ...PLAN, runs: Infinity },
};

async function gitlabStage(delivered: boolean, empty: boolean): Promise<BackendStage> {
  const works = new Map<string, Work>();
  const room = await gitlabRoom(run => PLANS[works.get(run) ?? 'passes'], { empty });
  room.delivered = delivered;
  return {
    backend: () => room.backend(),
    order(work) {
      const order = backendOrder({ intended: room.now, target: 'benchmarks' });
      works.set(order.run, work);
      return order;
    },
    async pass() {
      room.now += 500;
    },
    begun: async run => {
      room.gitlab.pipelines.advance();
      return room.begun.get(run) ?? 0;
    },
    spoil: undefined,
    broken(broken) {
      room.fault = broken ? () => 'silent' : undefined;
    },
    holds: false,
    onBranch: undefined,
    tidies: true,
    patience: 30,
    end: () => room.gitlab.stop(),
  };
}

backendContract('GitLab, whose runner reports', () => gitlabStage(true, false));
backendContract('an empty GitLab project, and reports that are lost', () => gitlabStage(false, true));
