import { groovy } from '../../fleet/render/escape.ts';
import type { Data } from '../../fleet/render/yaml.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { branchPath, jobPath, sortedJobs } from './job-paths.ts';
import { pipelineJob } from './pipeline-job.ts';
import { nightlyTimer } from './timer.ts';

/**
 * A job for each nightly time: it starts the main branch of a multibranch Pipeline and is done. A timer in the Jenkinsfile
 * would do the same, but belongs to the repository that is built, not to the fleet (B10).
 */
export function nightlyJobs(fleet: Fleet): readonly Data[] {
  return sortedJobs(fleet).flatMap(([name, job]) => {
    if (job.nightly === undefined) return [];
    const branch = branchPath(`/${jobPath(name, job)}`, job.main);
    return [
      pipelineJob({
        fleet: fleet.fleet,
        name: `nightly-${name}`,
        description: `Builds ${job.main} of ${jobPath(name, job)} every night at ${job.nightly.at} (${job.nightly.zone}).`,
        script: `build(job: ${groovy(branch)}, wait: false)\n`,
        timer: nightlyTimer(job.nightly),
        concurrent: false,
      }),
    ];
  });
}
