import { describe, expect, it } from 'vitest';
import { poolSchema } from '../../../fleet/schema/pool.ts';
const AWS = { image: 'agent-x86_64', instances: ['c6a.large'] };
const GROUP = { labels: ['CPU'], ...AWS, autoscaled: { max: 2 } };
const LAB = { labels: ['ios'], external: { hosts: ['edge-1.example.org'] } };
/** Paths and fixes of what is refused. */
function refused(data) {
    const result = poolSchema.safeParse(data);
    if (result.success)
        return [];
    return result.error.issues.map(issue => [
        issue.path.join('.'),
        issue.code === 'custom' ? String(issue.params?.fix) : issue.code,
    ]);
}
describe('a pool', () => {
    it.each([
        [GROUP, 'autoscaled'],
        [{ labels: ['doc'], ...AWS, static: { hosts: 1 } }, 'static'],
        [LAB, 'external'],
    ])('%j is of kind %s', (data, kind) => expect(poolSchema.parse(data)).toMatchObject({ kind }));
    it('has one agent a host, with one executor, unless it says otherwise', () => {
        expect(poolSchema.parse(GROUP).agents).toEqual([
            { labels: ['CPU'], executors: 1, name: undefined, at: [] },
        ]);
        expect(poolSchema.parse({ ...GROUP, executors: 4 }).agents).toMatchObject([{ executors: 4 }]);
    });
    it('has several agents a host, each of which knows where it stands', () => {
        const agents = [{ labels: ['GPU', 'Linux'], executors: 2, name: 'octo' }, { labels: ['GPUBUILD'] }];
        expect(poolSchema.parse({ ...AWS, static: { hosts: 2 }, agents }).agents).toEqual([
            { labels: ['GPU', 'Linux'], executors: 2, name: 'octo', at: ['agents', 0] },
            { labels: ['GPUBUILD'], executors: 1, name: undefined, at: ['agents', 1] },
        ]);
    });
    it.each([
        [{ labels: ['CPU'], ...AWS }, [['', 'add for example `static: {hosts: 2}` or `autoscaled: {max: 10}`']]],
        [{ ...GROUP, static: { hosts: 1 } }, [['autoscaled', 'keep one of them']]],
        [{ ...AWS, autoscaled: { max: 2 } }, [['labels', 'write for example `labels: [CPU]`']]],
        [
            { labels: ['CPU'], instances: ['c6a.large'], static: { hosts: 1 } },
            [['image', 'write for example `image: agent-x86_64`']],
        ],
        [
            { labels: ['CPU'], image: 'agent-x86_64', static: { hosts: 1 } },
            [['instances', 'write for example `instances: [c6a.8xlarge]`']],
        ],
        [
            { ...LAB, ...AWS, root: '20GiB' },
            [
                ['image', 'remove `image`'],
                ['instances', 'remove `instances`'],
                ['root', 'remove `root`'],
            ],
        ],
        [
            { ...GROUP, executors: 2, agents: [{ labels: ['A'] }] },
            [
                ['labels', 'move `labels` into each entry of `agents`'],
                ['executors', 'move `executors` into each entry of `agents`'],
            ],
        ],
        [{ ...GROUP, autoscaled: { max: 2, idle: '90s' } }, [['autoscaled.idle', 'write for example `5m`']]],
        [{ ...GROUP, debug: { hold: '3h' } }, [['debug.hold', 'write for example `30m`']]],
        [{ ...GROUP, labels: [] }, [['labels', 'too_small']]],
        [
            { ...GROUP, labels: ['C PU', 'a--b'] },
            [
                ['labels.0', 'invalid_format'],
                ['labels.1', 'invalid_format'],
            ],
        ],
        [{ ...GROUP, autoscaled: {} }, [['autoscaled.max', 'invalid_type']]],
    ])('%j is refused at %j', (data, places) => expect(refused(data)).toEqual(places));
});
