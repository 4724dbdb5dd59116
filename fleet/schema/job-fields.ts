import { z } from 'zod';
import { timeOfDay, timeZone } from './fields.ts';
import { textField } from './value-field.ts';

/** A repository on GitHub. */
export const githubRepository = (description: string) =>
  textField(/^[\w.-]{1,100}\/[\w.-]{1,100}$/, 'a repository is `owner/name` on GitHub', {
    description,
    examples: ['apache/tvm'],
  });

/** A branch of a repository. */
export const branch = (description: string) =>
  textField(
    /^(?![-/.])(?!.*(?:\.\.|\/\/|\.lock$|[/.]$))[\w./-]{1,200}$/,
    'a branch has letters, digits, `_`, `.`, `/` and hyphens',
    { description, examples: ['main'] },
  );

/** A file of a repository. */
export const relativeFile = (description: string, example: string) =>
  textField(/^(?!\/)(?!.*\.\.)[\w./-]{1,255}$/, 'a file is a path inside the repository', {
    description,
    examples: [example],
  });

/** A time at which something runs every night. */
export const nightly = (description: string) =>
  z
    .strictObject({
      at: timeOfDay('When, in `zone`.', '02:00'),
      zone: timeZone('The zone of `at`.').prefault('UTC'),
    })
    .meta({ description });
