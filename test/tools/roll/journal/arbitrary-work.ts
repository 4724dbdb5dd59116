import fc from 'fast-check';
import type {
  LeaderRecord,
  LostWork,
  RecordedParameter,
  RecordedWork,
} from '../../../../tools/roll/run/recorded-work.ts';
import { hostileText } from '../../../arbitraries/hostile-text.ts';

/** Milliseconds since 1970, in this century. */
export const instants = fc.integer({ min: 0, max: 4_000_000_000_000 });

/** Names, ids, addresses: plain ones, and any that a program could take for something else. */
export const names = fc.oneof(
  fc.constantFrom('gpu-1', 'cpu', 'i-0123456789abcdef0', 'job/tvm-cpu/job/main/12/', 'ami-1', 'Ωß'),
  hostileText,
);

/** Words of people and programs. */
export const sentences = hostileText;

/** JSON has no -0. */
const numbers = fc.double({ noNaN: true, noDefaultInfinity: true }).map(number => number + 0);

const parameters: fc.Arbitrary<RecordedParameter> = fc.oneof(
  fc.record({
    name: names,
    value: fc.oneof(hostileText, numbers, fc.boolean()),
  }),
  fc.record({ name: names, secret: fc.constant(true as const) }),
);

/** Work that was written down. */
export const recordedWork: fc.Arbitrary<RecordedWork> = fc.record({
  item: fc.nat(),
  job: names,
  kind: fc.constantFrom('freestyle', 'pipeline'),
  number: fc.option(fc.nat(), { nil: undefined }),
  since: instants,
  parameters: fc.array(parameters, { maxLength: 3 }),
  causes: fc.array(sentences, { maxLength: 2 }),
  commit: fc.option(names, { nil: undefined }),
});

const lists = fc.array(names, { maxLength: 3 });

/** Records of leaders, with few jobs. */
export const leaderRecords: fc.Arbitrary<LeaderRecord> = fc.record({
  at: instants,
  version: fc.constantFrom('2.528.2', '2.541'),
  session: names,
  nodes: lists,
  marks: fc.dictionary(names, sentences, { maxKeys: 2, noNullPrototype: true }),
  jobs: lists,
  plugins: fc.dictionary(fc.constantFrom('git', 'ec2-fleet', 'workflow-job'), names, {
    noNullPrototype: true,
  }),
  projects: lists,
  work: fc.array(recordedWork, { maxLength: 2 }),
});

/** Work that was lost. */
export const lostWork: fc.Arbitrary<LostWork> = fc.record({
  work: recordedWork,
  how: fc.constantFrom('rebuild', 'parameters', 'by-hand'),
});
