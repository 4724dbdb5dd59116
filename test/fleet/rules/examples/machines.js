import { broken, group, holds, hosts } from '../example.ts';
const cpu = (patch) => ({ pools: { cpu: patch } });
const GPU_IMAGE = { image: 'agent-gpu' };
/** Examples for the rules about images and instance types. */
export const MACHINES = [
    holds('leader-too-small', { leader: { instance: 't3.medium' } }),
    broken('leader-too-small', { leader: { instance: 't3.small' } }, [
        'leader.instance',
        't3.small',
        'm7i.large',
    ]),
    holds('image-unknown', { images: { own: { arch: 'x86_64' } }, ...cpu({ image: 'own' }) }),
    broken('image-unknown', cpu({ image: 'agent-x86-64' }), [
        'pools.cpu.image',
        'agent-x86-64',
        'did you mean `agent-x86_64`?',
    ]),
    broken('image-unknown', cpu({ image: 'constructor' }), [
        'pools.cpu.image',
        'constructor',
        'describe it in `images`',
    ]),
    broken('image-unknown', { leader: { image: 'leaderr' } }, [
        'leader.image',
        'leaderr',
        'did you mean `leader`?',
    ]),
    holds('image-for-other-use', {
        images: { boss: { arch: 'x86_64', of: 'leader' } },
        leader: { image: 'boss' },
    }),
    broken('image-for-other-use', { leader: { image: 'agent-x86_64' } }, [
        'leader.image',
        'agent-x86_64',
        '`image: leader`',
    ]),
    broken('image-for-other-use', cpu({ image: 'leader' }), [
        'pools.cpu.image',
        'leader',
        '`image: agent-x86_64`',
    ]),
    holds('instance-type-unknown', cpu({ instances: ['g5.4xlarge', 'c6a.8xlarge'] })),
    broken('instance-type-unknown', cpu({ instances: ['c6a.8xlarge', 'c6a.8xlarg'] }), [
        'pools.cpu.instances[1]',
        'c6a.8xlarg',
        'did you mean `c6a.8xlarge`?',
    ]),
    broken('instance-type-unknown', { leader: { instance: 'quantum.enormous' } }, [
        'leader.instance',
        'quantum.enormous',
        'add its row to the catalogue',
    ]),
    holds('instance-arch', cpu({ image: 'agent-arm64', instances: ['r7g.8xlarge', 'm6g.large'] })),
    broken('instance-arch', cpu({ instances: ['c6a.8xlarge', 'r7g.8xlarge'] }), [
        'pools.cpu.instances[1]',
        'r7g.8xlarge',
        'choose an x86_64 type, or an image for arm64',
    ]),
    broken('instance-arch', { leader: { instance: 'm7g.large' } }, [
        'leader.instance',
        'm7g.large',
        'x86_64 type',
    ]),
    // A g6f has an eighth of a GPU, which is one to the driver.
    holds('gpu-image-without-gpu', cpu({ ...GPU_IMAGE, instances: ['g5.4xlarge', 'g6f.xlarge'] })),
    broken('gpu-image-without-gpu', cpu({ ...GPU_IMAGE, instances: ['g5.4xlarge', 'c6a.8xlarge', 'g4ad.xlarge'] }), ['pools.cpu.instances[1]', 'c6a.8xlarge', 'g4dn, g5 or g6'], ['pools.cpu.instances[2]', 'g4ad.xlarge', 'g4dn, g5 or g6']),
    holds('gpu-without-driver', cpu({ ...GPU_IMAGE, instances: ['g5.4xlarge'] })),
    // AMD's GPUs are not for the NVIDIA driver.
    holds('gpu-without-driver', cpu({ instances: ['g4ad.xlarge'] })),
    broken('gpu-without-driver', cpu({ instances: ['g4dn.xlarge'] }), [
        'pools.cpu.instances[0]',
        'g4dn.xlarge',
        '`agent-gpu`',
    ]),
    holds('instances-unlike', cpu({ instances: ['m5.large', 'm5.4xlarge'] })),
    broken('instances-unlike', cpu({ instances: ['m5.8xlarge', 'm5.large', 'm5.xlarge'] }), [
        'pools.cpu.instances[1]',
        'm5.large',
        'two pools',
    ]),
    holds('static-several-types', { pools: { docs: hosts('doc', 1) } }),
    holds('static-several-types', cpu({ instances: ['c6a.8xlarge', 'c6i.8xlarge'] })),
    broken('static-several-types', { pools: { docs: hosts('doc', 1, { instances: ['t3.large', 't3a.large'] }) } }, ['pools.docs.instances[1]', 't3a.large', 'second static pool']),
    holds('executors-above-vcpus', cpu({ executors: 32 })),
    holds('executors-above-vcpus', {
        pools: { lab: { labels: ['ios'], executors: 100, external: { hosts: ['a.example.org'] } } },
    }),
    broken('executors-above-vcpus', cpu({ executors: 33 }), [
        'pools.cpu.executors',
        '33 executors',
        'fewer executors',
    ]),
    broken('executors-above-vcpus', {
        pools: {
            two: hosts('x', 1, {
                labels: null,
                instances: ['m5.large'],
                agents: [{ labels: ['A'], executors: 2 }, { labels: ['B'] }],
            }),
        },
    }, ['pools.two.agents', '3 executors', 'larger instance type']),
    holds('external-host-twice', {
        pools: { lab: { labels: ['ios'], external: { hosts: ['a.example.org', 'b.example.org'] } } },
    }),
    broken('external-host-twice', {
        pools: {
            one: { labels: ['ios'], external: { hosts: ['a.example.org', 'b.example.org'] } },
            two: { labels: ['tv'], external: { hosts: ['c.example.org', 'b.example.org'] } },
        },
    }, ['pools.two.external.hosts[1]', 'b.example.org', 'several `agents`']),
    holds('debug-on-external', { pools: { cpu: group('CPU', {}, { debug: { sessions: true } }) } }),
    broken('debug-on-external', { pools: { lab: { labels: ['ios'], external: { hosts: ['a.example.org'] }, debug: {} } } }, ['pools.lab.debug', undefined, 'remove `debug`']),
    holds('hold-without-group', { pools: { cpu: group('CPU', {}, { debug: { hold: '30m' } }) } }),
    holds('hold-without-group', { pools: { docs: hosts('doc', 1, { debug: { sessions: false } }) } }),
    broken('hold-without-group', { pools: { docs: hosts('doc', 1, { debug: { hold: '30m' } }) } }, [
        'pools.docs.debug.hold',
        '30m',
        'remove `hold`',
    ]),
];
