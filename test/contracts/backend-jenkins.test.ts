import { type Branch, JenkinsStage } from '../bot/backends/jenkins/jenkins-stage.ts';
import { type BackendStage, backendContract } from './backend-contract.ts';

async function staged(branch: Branch): Promise<BackendStage> {
  const stage = await JenkinsStage.set(branch);
  const jobs = new Map<string, string>();
  return {
    backend: () => stage.backend(),
    order(work) {
      const order = stage.order(work);
      jobs.set(order.run, stage.job(order));
      return order;
    },
    pass: () => stage.pass(),
    begun: async run => stage.builds(jobs.get(run) ?? ''),
    // Whoever can write to the disks of Jenkins is no pull request.
    spoil: undefined,
    broken(broken) {
      stage.standIn.meddle = () => (broken ? 'drop' : 'answer');
    },
    holds: false,
    onBranch: async (target, branch) => stage.builds(stage.job({ target }, branch)),
    tidies: false,
    patience: 20,
    end: () => stage.standIn.stop(),
  };
}

const BRANCHES: readonly Branch[] = ['with the parameter', 'without parameters', 'never seen'];
for (const branch of BRANCHES) backendContract(`Jenkins, branch ${branch}`, () => staged(branch));
