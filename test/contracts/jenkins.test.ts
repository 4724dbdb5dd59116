import { afterAll, beforeAll, describe } from 'vitest';
import { HttpJenkins } from '../../tools/adapters/jenkins/http-jenkins.ts';
import { MemoryJenkins } from '../../tools/adapters/jenkins/memory-jenkins.ts';
import { StandInJenkins } from '../../tools/adapters/jenkins/stand-in/stand-in-jenkins.ts';
import { jenkinsContract } from './jenkins-contract.ts';

describe('Jenkins in memory', () => {
  const jenkins = new MemoryJenkins();
  jenkinsContract(() => jenkins);
});

describe.each(['token', 'password'] as const)('Jenkins over HTTP with a %s', kind => {
  let standIn: StandInJenkins;
  beforeAll(async () => {
    standIn = await StandInJenkins.start();
  });
  afterAll(() => standIn.stop());
  const credentials = { kind, user: 'admin', secret: `admin-${kind}` };
  jenkinsContract(() => new HttpJenkins({ server: standIn.url, credentials }));
});

const { JENKINS_URL, JENKINS_USER = '', JENKINS_API_TOKEN = '' } = process.env;

if (JENKINS_URL !== undefined)
  describe('the Jenkins that JENKINS_URL names', () => {
    const credentials = { kind: 'token', user: JENKINS_USER, secret: JENKINS_API_TOKEN } as const;
    jenkinsContract(() => new HttpJenkins({ server: new URL(JENKINS_URL), credentials }));
  });
