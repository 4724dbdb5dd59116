import { z } from 'zod';
import { grantees } from '../grantee.ts';

const ASKS = 'The author of the pull request and people who can write may, unless it is written otherwise.';
/** `permissions`. */
export const permissionsSchema = z
  .strictObject({
    run: grantees(`Who may run jobs. ${ASKS}`, ['author', 'role write']),
    build: grantees('Who may start builds.', ['role write']),
    abort: grantees(`Who may stop what runs. ${ASKS}`, ['author', 'role write']),
    approve: grantees('Who may let a commit of somebody who is not trusted be run.', ['role write']),
    deploy: grantees('Who may have artefacts uploaded.', ['role maintain']),
    benchmark: grantees('Who may run benchmarks, beside those of `lists`.', ['role write']),
    command: grantees('Who may ask for what changes nothing: `status`, `help`, `explain`, `show_config`.', [
      'everyone',
    ]),
    admin: grantees('Who may send dead letters again and name benchmarkers.', ['role admin']),
  })
  .meta({
    description:
      'Who may do what. A list replaces the standard one, and an empty list is nobody. Rights are looked at when somebody asks, and again before the run begins.',
  });
