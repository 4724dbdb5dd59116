import { cloudConfig } from '../cloud-config.ts';
/** What the leader is told at its first boot: which fleet it is of and where its home is. The rest Ansible brings. */
export const leaderUserData = (fleet, home) => cloudConfig(fleet, { machine: { role: 'leader', home }, accounts: [] });
