import { describe, expect, it } from 'vitest';
import type { JenkinsNow } from '../../../../tools/roll/requeue/jenkins-now.ts';
import { lostWork } from '../../../../tools/roll/requeue/lost-work.ts';
import type { RecordedWork } from '../../../../tools/roll/run/recorded-work.ts';
import { SETTLING } from '../../../../tools/roll/run/time-limits.ts';
import { afterBack, build, DOWNTIME, RECORDED, recordOf, waiting, work } from './works.ts';

const NOTHING: JenkinsNow = { waiting: [], builds: [] };
const PIPELINE = work({ kind: 'pipeline', job: 'job/app/job/main/', number: 12 });
const SECRET = [{ name: 'KEY', secret: true }] as const;
const seen = (item: RecordedWork) => ({ ...item, repeats: undefined, accounts: [] });

const lost = (recorded: RecordedWork, now: Partial<JenkinsNow>) =>
  lostWork(recordOf(recorded), { ...NOTHING, ...now }, DOWNTIME).map(({ how }) => how);

describe('a recorded build', () => {
  it.each([
    ['was killed in the middle of a hard restart', build(work()), ['parameters']],
    ['was aborted because it does not resume', build(PIPELINE, { result: 'ABORTED' }), ['rebuild']],
    ['could not be resumed', build(PIPELINE, { ended: afterBack(0.1) }), ['rebuild']],
    [
      'died without its end being written',
      build(work(), { result: 'ABORTED', ended: work().since }),
      ['parameters'],
    ],
    [
      'waited in vain for its node',
      build(PIPELINE, {
        result: 'ABORTED',
        ended: afterBack(5.2),
        interrupted: ['Timeout waiting for agent to come back'],
      }),
      ['rebuild'],
    ],
    ['runs on', build(PIPELINE, { result: undefined, ended: undefined }), []],
    ['passed before the stop', build(work(), { result: 'SUCCESS', ended: RECORDED + 60_000 }), []],
    ['passed after it was resumed', build(PIPELINE, { result: 'SUCCESS', ended: afterBack(0.1) }), []],
    ['failed by itself before the stop', build(work(), { ended: RECORDED + 60_000 }), []],
    ['failed by itself long after it was resumed', build(PIPELINE, { ended: afterBack(30) }), []],
    [
      'lost its node much later',
      build(PIPELINE, {
        result: 'ABORTED',
        ended: DOWNTIME.back + SETTLING + 1,
        interrupted: ['Agent was removed'],
      }),
      [],
    ],
    [
      'was aborted by a person',
      build(PIPELINE, { result: 'ABORTED', ended: afterBack(0.5), interrupted: ['Aborted by dev'] }),
      [],
    ],
  ])('that %s', (_, after, how) => {
    const recorded = after.kind === 'pipeline' ? PIPELINE : work();
    expect(lost(recorded, { builds: [after] })).toEqual(how);
  });

  it('that vanished is started with its parameters, since nothing is left to rebuild', () => {
    expect(lost(PIPELINE, {})).toEqual(['parameters']);
  });

  it('with a password is left to a person', () => {
    const recorded = { ...PIPELINE, parameters: SECRET };
    expect(lost(recorded, { builds: [build(recorded)] })).toEqual(['by-hand']);
  });

  it('is not taken for another under the same number, as there is when an older home was put back', () => {
    const other = build(PIPELINE, { since: afterBack(1), result: 'SUCCESS', ended: afterBack(2) });
    expect(lost(PIPELINE, { builds: [other] })).toEqual(['parameters']);
  });

  it('is not lost when the ec2-fleet plugin has started it again', () => {
    const again = seen(waiting({ item: 140, since: DOWNTIME.down + 500 }));
    expect(lost(work(), { builds: [build(work())], waiting: [again] })).toEqual([]);
    const ofPipeline = seen({ ...PIPELINE, number: undefined, since: DOWNTIME.down + 500, causes: [] });
    expect(lost(PIPELINE, { builds: [build(PIPELINE)], waiting: [ofPipeline] })).toEqual([]);
  });

  it('is lost when the plugin took the parameters of another', () => {
    const recorded = { ...PIPELINE, parameters: [{ name: 'N', value: '1' }] };
    const again = seen({ ...recorded, number: undefined, since: DOWNTIME.down, causes: [], parameters: [] });
    expect(lost(recorded, { builds: [build(recorded)], waiting: [again] })).toEqual(['rebuild']);
  });

  it('is lost still when another came by a new push', () => {
    const pushed = { ...PIPELINE, causes: ['Push event to branch main'] };
    const next = build(
      { ...pushed, number: 13, since: afterBack(1) },
      { result: undefined, ended: undefined },
    );
    expect(lost(pushed, { builds: [next, build(pushed)] })).toEqual(['rebuild']);
  });

  it('is not lost when a person has rebuilt it', () => {
    const by = build({ ...PIPELINE, number: 13, since: afterBack(1) }, { repeats: 12, result: undefined });
    expect(lost(PIPELINE, { builds: [by, build(PIPELINE)] })).toEqual([]);
  });

  it('is left to the Pipeline that began it, when that is gone too', () => {
    const causes = ['Started by upstream project "app/main" build number 12'];
    const inner = work({ causes });
    const both = lostWork(recordOf(PIPELINE, inner), NOTHING, DOWNTIME);
    expect(both.map(each => each.work)).toEqual([PIPELINE]);
    const running = build(PIPELINE, { result: undefined, ended: undefined });
    const alone = lostWork(recordOf(PIPELINE, inner), { ...NOTHING, builds: [running] }, DOWNTIME);
    expect(alone.map(each => each.work)).toEqual([inner]);
  });
});

describe('what was found lost before', () => {
  const twin = { ...work(), item: 94, number: 18 };
  const first = lostWork(recordOf(work()), NOTHING, DOWNTIME);

  it('is not found again, but what is like it is', () => {
    const later = lostWork(recordOf(work(), twin), NOTHING, DOWNTIME, first);
    expect(later.map(each => each.work)).toEqual([twin]);
  });
});

describe('a recorded request', () => {
  const request = waiting({ parameters: [{ name: 'N', value: 1 }] });
  const became = (said: Parameters<typeof build>[1] = {}) =>
    build(
      { ...request, number: 18, since: afterBack(0.1) },
      { result: undefined, ended: undefined, ...said },
    );

  it('that waits on, or became a build, is not lost', () => {
    expect(lost(request, { waiting: [seen(request)] })).toEqual([]);
    expect(lost(request, { builds: [became()] })).toEqual([]);
    expect(lost(request, { builds: [became({ result: 'FAILURE', ended: afterBack(0.2) })] })).toEqual([]);
  });

  it('that is nowhere is started with its parameters', () => {
    expect(lost(request, {})).toEqual(['parameters']);
    expect(lost({ ...request, parameters: SECRET }, {})).toEqual(['by-hand']);
  });

  it('is not taken for another under the same id, as there is after a crash', () => {
    expect(lost(request, { waiting: [seen({ ...request, since: afterBack(1) })] })).toEqual(['parameters']);
    expect(lost(request, { waiting: [seen({ ...request, job: 'job/other/' })] })).toEqual(['parameters']);
    const others = [
      became({ job: 'job/other/' }),
      became({ parameters: [{ name: 'N', value: 2 }] }),
      became({ causes: ['Started by timer'] }),
      became({ since: request.since - 1 }),
    ];
    for (const other of others) expect(lost(request, { builds: [other] })).toEqual(['parameters']);
  });

  it('that another request was folded into is known all the same', () => {
    const folded = became({ causes: ['Started by user dev', 'Started by user ops'] });
    expect(lost(request, { builds: [folded] })).toEqual([]);
  });
});
