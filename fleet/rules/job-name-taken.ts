import { FLEET_FOLDER } from '../resolve/names.ts';
import { own } from './own.ts';
import { rule } from './rule.ts';

/** In Jenkins, folders and jobs share their names. */
export const jobNameTaken = rule(
  {
    id: 'job-name-taken',
    severity: 'error',
    says: 'No job has the name of a folder; the folder `fleet` is for the jobs that every fleet has.',
  },
  function* ({ fleet: { jobs } }) {
    for (const [name, { folder }] of Object.entries(jobs)) {
      if (folder === FLEET_FOLDER || (folder === undefined && name === FLEET_FOLDER))
        yield {
          path: folder === undefined ? ['jobs', name] : ['jobs', name, 'folder'],
          message: `\`${FLEET_FOLDER}\` is the folder of the jobs that every fleet has`,
          got: FLEET_FOLDER,
          fix: 'choose another name',
        };
      else if (
        folder !== undefined &&
        own(jobs, folder) !== undefined &&
        own(jobs, folder)?.folder === undefined
      )
        yield {
          path: ['jobs', name, 'folder'],
          related: [['jobs', folder]],
          message: 'a folder has a name of its own, and a job has this one',
          got: folder,
          fix: 'choose another name for one of them',
        };
    }
  },
);
