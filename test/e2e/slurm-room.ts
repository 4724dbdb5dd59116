import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SlurmBackend } from '../../bot/backends/slurm/slurm-backend.ts';
import { SLURM_LIMITS, type SlurmWorld } from '../../bot/backends/slurm/slurm-world.ts';
import type { SlurmSettings } from '../../bot/configuration/operator-settings.ts';
import { machinePrograms } from '../../tools/adapters/process/machine-programs.ts';
import { slurmSettings } from '../bot/backends/slurm/slurm-settings.ts';
import { ARTEFACT } from '../contracts/backend-contract.ts';
import type { Files } from './build-origin.ts';
import type { StartedSlurm } from './started-slurm.ts';

/** A backend in a folder of its own before a Slurm that runs. */
export function slurmWorld(
  slurm: StartedSlurm,
  address: string,
  folder: string,
  said: Partial<SlurmSettings> = {},
): SlurmWorld {
  const buildScript = fileURLToPath(new URL('../../bot/backends/slurm/job-script.sh', import.meta.url));
  return {
    settings: slurmSettings(folder, { buildScript, ...said }),
    programs: machinePrograms,
    git: '/usr/bin/git',
    environment: slurm.environment,
    clock: () => Date.now(),
    facets: (_repository, target) => {
      const [architecture = '', repository = ''] = target.split(' ');
      return { architecture, repository };
    },
    cloneAddress: () => address,
    // A controller that is stopped need not be waited for so long.
    limits: { ...SLURM_LIMITS, command: 3_000, resultGrace: 0 },
  };
}

export const slurmBackend = (world: SlurmWorld): SlurmBackend => new SlurmBackend(world);

/** The scripts of a target repository; the file `work` says how it goes, and each beginning is noted in a folder by its request. */
export const scripts = (noted: string): Files => ({
  'bot/build.sh': `#!/bin/bash
event=$(basename "$(dirname "$(dirname "$PWD")")")
echo begun >>"${noted}/$event"
[[ $(<work) == lasts ]] && exec sleep 600
printf '%s' 'Changed:' >built; ls *.diff >>built
`,
  'bot/check-build.sh': `#!/bin/bash
result=_bot_job$SLURM_JOB_ID.result
if [[ $(<work) == fails ]]; then
  printf '[RESULT]\\ncomment_description = <details><summary>:cry: FAILURE _(click triangle for details)_</summary><dl><dt>_Reason_</dt><dd>it is so &lt;told&gt;</dd></dl></details>\\nstatus = FAILURE\\nartefacts =\\n' >"$result"
  exit 1
fi
printf '%s' '${ARTEFACT.text.trim()}' >${ARTEFACT.name}; echo >>${ARTEFACT.name}
printf '[RESULT]\\ncomment_description = <summary>:grin: SUCCESS</summary>\\nstatus = SUCCESS\\nartefacts = \\n    ${ARTEFACT.name}\\n' >"$result"
`,
  'bot/check-test.sh': `#!/bin/bash
printf '[TEST]\\ncomment_description = <summary>:grin: SUCCESS</summary>\\nstatus = SUCCESS\\n' >"_bot_job$SLURM_JOB_ID.test"
`,
  work: 'base\n',
});

/** How often work of a request began. */
export async function begunIn(noted: string, request: string): Promise<number> {
  const text = await readFile(join(noted, `event_${request}`), 'utf8').catch(() => '');
  return text.split('\n').length - 1;
}
