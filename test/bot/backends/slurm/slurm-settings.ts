import { join } from 'node:path';
import type { SlurmSettings } from '../../../../bot/configuration/operator-settings.ts';

/** A cluster whose jobs lie below a folder. */
export const slurmSettings = (folder: string, said: Partial<SlurmSettings> = {}): SlurmSettings => ({
  submitCommand: 'sbatch',
  pollCommand: 'squeue',
  scontrolCommand: 'scontrol',
  cancelCommand: 'scancel',
  jobName: 'ci-bot',
  jobsBaseDir: join(folder, 'jobs'),
  jobIdsDir: join(folder, 'ids'),
  trashBin: join(folder, 'trash'),
  sharedFs: undefined,
  buildLogsDir: undefined,
  containerCache: undefined,
  cvmfsCustomizations: {},
  httpProxy: undefined,
  httpsProxy: undefined,
  loadModules: [],
  localTmp: join(folder, 'tmp'),
  submitParameters: [],
  architectures: { 'linux/x86_64/generic': ['--ntasks=1'], 'linux/x86_64/amd/zen2': ['--constraint=zen2'] },
  accelerators: { 'nvidia/cc80': ['--gres=gpu:1'] },
  repositories: {
    'stack-2023.06': {
      name: 'software.example.org',
      version: '2023.06',
      configBundle: undefined,
      configMap: {},
      container: 'docker://registry.example.org/build-node:1',
    },
  },
  repositoriesDir: undefined,
  buildScript: join(folder, 'job-script.sh'),
  ...said,
});
