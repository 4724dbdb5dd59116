import { broken, group, holds, hosts, SPOT } from '../example.ts';
const job = (rest = {}) => ({
    repository: 'apache/tvm',
    ...rest,
});
const lab = (voting) => ({ labels: ['ios'], external: { hosts: ['a.example.org'], voting } });
/** Examples for the rules about `runs` and `jobs`. */
export const RUNS_AND_JOBS = [
    holds('runs-label-unknown', { aliases: { Any: 'CPU' }, runs: { CPU: ['ci-cpu'], Any: ['ci-lint'] } }),
    broken('runs-label-unknown', { runs: { CPU: ['ci-cpu'], CPUs: ['ci-lint'] } }, [
        'runs.CPUs',
        'CPUs',
        'did you mean `CPU`?',
    ]),
    holds('pool-unreachable', { pools: { more: group('MORE') } }),
    holds('pool-unreachable', {
        runs: { CPU: ['ci-cpu'] },
        jobs: { app: job({ labels: ['MORE'] }) },
        pools: { more: group('MORE') },
    }),
    // By an alias, then by a fall-back, then by a fall-back of that.
    holds('pool-unreachable', {
        aliases: { Any: 'A' },
        runs: { Any: ['ci-cpu'] },
        pools: { a: group('A', { ...SPOT, fallback: 'B' }), b: group('B', { ...SPOT, fallback: 'CPU' }) },
    }),
    broken('pool-unreachable', { runs: { CPU: ['ci-cpu'] }, pools: { more: group('MORE') } }, [
        'pools.more.labels',
        'MORE',
        'to `runs`',
    ]),
    broken('pool-unreachable', {
        jobs: { app: job({ labels: ['CPU'] }) },
        pools: { two: hosts('', 1, { labels: null, agents: [{ labels: ['CPU'] }, { labels: ['B', 'C'] }] }) },
    }, ['pools.two.agents[1].labels', 'B, C', 'remove the agent']),
    holds('only-non-voting', { runs: { ios: ['test'] }, pools: { lab: lab(true) } }),
    holds('only-non-voting', { runs: { ios: ['test'] }, pools: { lab: lab(false), mac: hosts('ios', 1) } }),
    holds('only-non-voting', { pools: { lab: lab(false) } }),
    broken('only-non-voting', { runs: { ios: ['test'] }, pools: { lab: lab(false) } }, [
        'runs.ios',
        'ios',
        'a pool that votes',
    ]),
    holds('job-label-unknown', { aliases: { Any: 'CPU' }, jobs: { app: job({ labels: ['CPU', 'Any'] }) } }),
    broken('job-label-unknown', { jobs: { app: job({ labels: ['CPU', 'GPUX'] }) } }, [
        'jobs.app.labels[1]',
        'GPUX',
        'use one of `CPU`',
    ]),
    holds('job-context-twice', {
        jobs: { a: job(), b: job({ context: 'c' }), c: { repository: 'apache/mxnet' } },
    }),
    broken('job-context-twice', { jobs: { a: job({ context: 'cpu' }), b: { repository: 'Apache/TVM', context: 'cpu' } } }, ['jobs.b.context', 'cpu', 'another `context`']),
    broken('job-context-twice', { jobs: { a: job({ context: 'b' }), b: job() } }, [
        'jobs.b',
        'b',
        'another `context`',
    ]),
    holds('job-twice', { jobs: { a: job(), b: job({ jenkinsfile: 'ci/Jenkinsfile' }) } }),
    broken('job-twice', { jobs: { a: job(), b: job() } }, [
        'jobs.b.jenkinsfile',
        'Jenkinsfile',
        'the path that was meant',
    ]),
    holds('forks-reach-trusted', { jobs: { app: job({ forks: 'everyone' }) } }),
    holds('forks-reach-trusted', { jobs: { app: job() }, pools: { docs: hosts('doc', 1, { trust: 'main' }) } }),
    broken('forks-reach-trusted', { jobs: { app: job({ forks: 'everyone' }) }, pools: { docs: hosts('doc', 1, { trust: 'main' }) } }, ['jobs.app.forks', 'everyone', '`forks: contributors`']),
];
