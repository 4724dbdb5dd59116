import fc from 'fast-check';
import { yamlOf } from '../../../fleet/render/yaml.ts';

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const instance = fc.stringMatching(/^[a-z][a-z0-9]{2,8}$/);
const person = fc.record({ id: fc.integer({ min: 1, max: 1_000_000 }), login: word });
const role = fc.constantFrom('read', 'triage', 'write', 'maintain', 'admin');
const grantee = fc.oneof(
  fc.constantFrom('everyone', '*', 'author'),
  role,
  role.map(name => `role ${name}`),
  fc.tuple(word, word).map(([organisation, team]) => `team ${organisation}/${team}`),
  person,
);
const upload = fc.constantFrom('all', 'latest', 'once', 'none');
const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const names = (least: number) => fc.uniqueArray(word, { minLength: least, maxLength: 3 });

/** Data of a `.ci-bot.yaml` that is well formed; rules may have something to say of it. */
export const writtenRepository = fc
  .uniqueArray(instance, { minLength: 1, maxLength: 3 })
  .chain(instances => {
    const one = optional(fc.constantFrom(...instances));
    const job = fc.record({
      job: fc.tuple(word, word).map(path => path.join('/')),
      description: optional(word),
      labels: names(0),
      instance: one,
      upload,
    });
    const build = fc.record({
      repositories: names(1),
      accelerators: fc.uniqueArray(
        word.map(name => `nvidia/${name}`),
        { maxLength: 2 },
      ),
      instances: fc.subarray(instances),
      description: optional(word),
      upload,
    });
    return fc.record({
      names: names(1),
      instances: fc.constant(instances),
      jobs: fc.dictionary(word, fc.oneof(job, fc.constant('folder/job')), { maxKeys: 4 }),
      builds: fc.dictionary(
        word.map(name => `linux/${name}`),
        fc.oneof(build, names(1)),
        { maxKeys: 3 },
      ),
      benchmarks: optional(fc.record({ instance: one, description: optional(word) })),
      permissions: fc.record({
        run: fc.array(grantee, { maxLength: 4 }),
        deploy: fc.array(grantee, { maxLength: 2 }),
      }),
      trusted: fc.array(grantee, { maxLength: 3 }),
      onPush: fc.constantFrom('mark', 'abort'),
      onMerge: fc.oneof(fc.constantFrom('nothing', 'all'), names(1)),
      editedComments: fc.constantFrom('ignore', 'rerun'),
      guide: fc.boolean(),
      runsPerHour: fc.integer({ min: 1, max: 100 }),
      deployLabel: fc.constantFrom('none', 'bot:deploy', 'ship it'),
      lists: optional(fc.constant({ repository: 'octo/lists', path: 'people.yaml' })),
    });
  })
  .map(data => yamlOf(data));
