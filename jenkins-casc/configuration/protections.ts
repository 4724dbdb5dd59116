import type { SettingsMap } from './settings.ts';

/** What stands under `security`: the same for every fleet. */
export const PROTECTIONS: SettingsMap = {
  apiToken: {
    creationOfLegacyTokenEnabled: false,
    tokenGenerationOnCreationEnabled: false,
    usageStatisticsEnabled: true,
  },
  gitHooks: { allowedOnAgents: false, allowedOnController: false },
  gitHostKeyVerificationConfiguration: {
    sshHostKeyVerificationStrategy: 'knownHostsFileVerificationStrategy',
  },
  // Nobody approves scripts: Pipelines run in the sandbox.
  scriptApproval: { forceSandbox: true },
};
