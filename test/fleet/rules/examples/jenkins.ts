import { broken, type Example, group, holds, PUBLIC_KEY } from '../example.ts';
import type { WrittenMap } from '../patch.ts';

const APP = { as: 'github-app', app: 12 };
const LOGIN = { clientId: 'Iv1.0123456789abcdef' };
const job = (rest: WrittenMap = {}) => ({ repository: 'example/project', ...rest });
const lab = (external: WrittenMap) => ({
  pools: { lab: { labels: ['ios'], external: { hosts: ['edge-1.example.org'], ...external } } },
});
const rebuild = (label: string, pools: WrittenMap = {}) => ({
  registries: { rebuild: { repository: 'example/project', label } },
  pools,
});

/** Examples for the rules about Jenkins itself and what it needs to reach machines and GitHub. */
export const JENKINS: readonly Example[] = [
  holds('jenkins-secret-unknown', {
    jenkins: { github: 'app-key', login: { github: { ...LOGIN, secret: 'oauth' } } },
    secrets: { 'app-key': APP, oauth: {} },
  }),
  broken(
    'jenkins-secret-unknown',
    { jenkins: { github: 'app-key', login: { github: LOGIN }, agents: { key: 'agents-ssh-key' } } },
    ['jenkins.login.github.secret', 'github-oauth-secret', '`secrets`'],
    ['jenkins.agents.key', 'agents-ssh-key', 'did you mean `agent-ssh-key`?'],
    ['jenkins.github', 'app-key', '`secrets`'],
  ),

  holds('jenkins-secret-kind', {
    jenkins: { github: 'bot' },
    secrets: { bot: { as: 'password', user: 'example-bot' } },
  }),
  broken(
    'jenkins-secret-kind',
    { jenkins: { github: 'agent-ssh-key', agents: { key: 'admin-password' } } },
    ['jenkins.agents.key', 'admin-password', '`as: ssh-key` at `secrets.admin-password`'],
    ['jenkins.github', 'agent-ssh-key', '`as: github-app` or `as: password`'],
  ),

  holds('agent-public-key', { jenkins: { agents: { publicKey: PUBLIC_KEY } } }),
  broken('agent-public-key', { jenkins: { agents: { publicKey: null } } }, [
    'jenkins.agents.publicKey',
    undefined,
    'ssh-keygen',
  ]),

  holds('nobody-administers', {
    jenkins: { login: { github: LOGIN }, roles: { administer: { groups: ['example*ci'] } } },
  }),
  holds('nobody-administers', { jenkins: { roles: {} } }),
  broken('nobody-administers', { jenkins: { login: { github: LOGIN } } }, [
    'jenkins.roles.administer',
    undefined,
    'administer:',
  ]),

  holds('view-job-unknown', { jobs: { project: job() }, jenkins: { views: { All: ['project'] } } }),
  broken('view-job-unknown', { jobs: { project: job() }, jenkins: { views: { All: ['projekt'] } } }, [
    'jenkins.views.All[0]',
    'projekt',
    'did you mean `project`?',
  ]),

  holds('external-host-key', lab({ hostKeys: { 'edge-1.example.org': PUBLIC_KEY } })),
  holds('external-host-key', lab({ connect: 'inbound' })),
  broken('external-host-key', lab({}), [
    'pools.lab.external.hosts[0]',
    'edge-1.example.org',
    '`ssh-keyscan edge-1.example.org`',
  ]),

  holds('host-key-of-nobody', lab({ hostKeys: { 'edge-1.example.org': PUBLIC_KEY } })),
  broken('host-key-of-nobody', lab({ hostKeys: { 'edge-2.example.org': PUBLIC_KEY } }), [
    'pools.lab.external.hostKeys["edge-2.example.org"]',
    'edge-2.example.org',
    'did you mean `edge-1.example.org`?',
  ]),

  holds('jobs-without-github', {
    jobs: { project: job() },
    jenkins: { github: 'app' },
    secrets: { app: APP },
  }),
  holds('jobs-without-github', {}),
  broken('jobs-without-github', { jobs: { project: job() } }, ['jenkins.github', '1 job', '`github: ']),

  holds('forks-read-credentials', { jobs: { project: job({ forks: 'everyone' }) } }),
  holds('forks-read-credentials', { jobs: { project: job() }, secrets: { app: APP } }),
  broken(
    'forks-read-credentials',
    { jobs: { project: job({ forks: 'everyone' }) }, secrets: { app: APP, plain: {} } },
    ['jobs.project.forks', 'everyone', '`forks: contributors`'],
  ),

  holds('job-name-taken', { jobs: { project: job({ folder: 'all' }), all: job({ folder: 'more' }) } }),
  broken(
    'job-name-taken',
    { jobs: { project: job({ folder: 'all' }), all: job(), fleet: job(), other: job({ folder: 'fleet' }) } },
    ['jobs.project.folder', 'all', 'another name'],
    ['jobs.fleet', 'fleet', 'another name'],
    ['jobs.other.folder', 'fleet', 'another name'],
  ),

  holds('rebuild-label', rebuild('DOCKER', { docker: group('DOCKER', {}, { trust: 'main' }) })),
  broken('rebuild-label', rebuild('CPU'), ['registries.rebuild.label', 'CPU', '`trust: main`']),
  broken('rebuild-label', rebuild('CPUS'), ['registries.rebuild.label', 'CPUS', 'did you mean `CPU`?']),
];
