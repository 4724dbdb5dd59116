import { afterEach, describe, expect, it } from 'vitest';
import type { SessionOptions } from '../../tools/adapters/jenkins/http-session.ts';
import { readJenkins } from '../../tools/roll/jenkins-facts/read-jenkins.ts';
import { expectSound, jenkinsWorkContract } from './jenkins-work-contract.ts';
import { answering, body, replayed } from './replayed-jenkins.ts';
import { Stage } from './stand-in-scenes.ts';

describe('what the recorded server works on', () => {
  jenkinsWorkContract(async scene => replayed(scene));

  it('shows what waits for a node that only a cloud can make', async () => {
    const state = {
      overview: body('07-quietdown', 0),
      computers: body('16-ec2-fleet-cloud', 1),
      queue: { items: [body('16-ec2-fleet-cloud', 0)] },
      jobs: { jobs: [] },
    };
    const facts = await readJenkins(answering(state), { now: () => 0 });
    expect(facts.waiting).toMatchObject([
      { task: 'fs-fleet', why: 'All nodes of label ‘fleet’ are offline' },
    ]);
    expect(facts.nodes.map(({ state }) => state)).toEqual(['online', 'offline']);
  });
});

describe('what the stand-in works on', () => {
  const stages: Stage[] = [];
  afterEach(async () => {
    for (const { standIn } of stages.splice(0)) await standIn.stop();
  });
  jenkinsWorkContract(async (scene): Promise<SessionOptions> => {
    const stage = await Stage.set();
    stages.push(stage);
    stage.play[scene]();
    const credentials = { kind: 'token', user: 'reader', secret: 'reader-token' } as const;
    return { server: stage.standIn.url, credentials, pauses: [] };
  });
});

const { JENKINS_URL, JENKINS_USER = '', JENKINS_API_TOKEN = '' } = process.env;

if (JENKINS_URL !== undefined)
  describe('what the Jenkins that JENKINS_URL names works on', () => {
    it('can be read', async () => {
      const credentials = { kind: 'token', user: JENKINS_USER, secret: JENKINS_API_TOKEN } as const;
      const facts = await readJenkins({ server: new URL(JENKINS_URL), credentials }, { now: Date.now });
      expectSound(facts);
      expect(facts.nodes).not.toEqual([]);
    });
  });
