import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { SessionOptions } from '../../tools/adapters/jenkins/http-session.ts';
import { HttpSession } from '../../tools/adapters/jenkins/http-session.ts';
import { plainPlan } from '../../tools/adapters/jenkins/stand-in/build-plan.ts';
import { StandInJenkins } from '../../tools/adapters/jenkins/stand-in/stand-in-jenkins.ts';
import { type ControlledServer, jenkinsControlContract } from './jenkins-control-contract.ts';

const LONG = 300_000;

describe('what a roll does to the stand-in', () => {
  let standIn: StandInJenkins;
  let now = 1_795_291_200_000;
  beforeAll(async () => {
    standIn = await StandInJenkins.start({ now: () => now });
  });
  afterAll(() => standIn.stop());
  const sleep = async (milliseconds: number) => {
    now += milliseconds;
  };
  jenkinsControlContract({
    options: () => ({
      server: standIn.url,
      credentials: { kind: 'token', user: 'admin', secret: 'admin-token' },
      sleep,
    }),
    addNode: async name => standIn.state.work.addNode(name, { labels: [], executors: 1 }),
    removeNode: async name => standIn.state.work.removeNode(name),
    isLong: job => standIn.state.work.does(job, plainPlan(undefined, LONG)),
    pass: () => sleep(1_000),
  });
});

const { JENKINS_URL, JENKINS_USER = '', JENKINS_API_TOKEN = '' } = process.env;

/** As the form of Jenkins names a class. */
const classed = (name: string) => ({ 'stapler-class': name, $class: name });

/** A real server; nodes are made with no agent behind them. */
function realServer(server: URL): ControlledServer {
  const credentials = { kind: 'token', user: JENKINS_USER, secret: JENKINS_API_TOKEN } as const;
  const options: SessionOptions = { server, credentials };
  const session = new HttpSession(options);
  return {
    options: () => options,
    addNode: async name => {
      const node = {
        name,
        numExecutors: '1',
        remoteFS: '/tmp/jenkins-fleet-contract',
        labelString: '',
        mode: 'EXCLUSIVE',
        type: 'hudson.slaves.DumbSlave',
        retentionStrategy: classed('hudson.slaves.RetentionStrategy$Always'),
        nodeProperties: { 'stapler-class-bag': 'true' },
        launcher: { ...classed('hudson.slaves.JNLPLauncher'), webSocket: true },
      };
      const form = { name, type: node.type, json: JSON.stringify(node) };
      const path = 'computer/doCreateItem';
      const { status } = await session.ask({ method: 'POST', path, form, repeatable: false });
      expect(status).toBe(302);
    },
    removeNode: async name => {
      await session.ask({ method: 'POST', path: `computer/${name}/doDelete`, repeatable: true });
    },
    isLong: () => {},
    pass: () => pause(1_000),
  };
}

describe.runIf(JENKINS_URL)(
  'what a roll does to the Jenkins that JENKINS_URL names',
  { timeout: 120_000 },
  () => {
    jenkinsControlContract(realServer(new URL(JENKINS_URL || 'http://jenkins.invalid/')));
  },
);
