import { describe, expect, it } from 'vitest';
import { JenkinsVersion } from '../../../../fleet/values/jenkins-version.ts';
import { jenkinsDrift, withJenkinsDrift } from '../../../../tools/roll/drift/jenkins-drift.ts';
import type { Drift } from '../../../../tools/roll/facts.ts';
import { fleetOf, host, jenkinsOf, leader, staticPool } from '../plan/scenes.ts';

const fleetWithJenkins = (tag: string) => {
  const fleet = fleetOf({ cpu: staticPool(1) });
  return { ...fleet, leader: { ...fleet.leader, jenkins: JenkinsVersion.parse(tag) } };
};

describe('the Jenkins that runs', () => {
  it.each([
    ['2.528.3-lts-jdk21', '2.528.3'],
    ['2.528.3', '2.528.3'],
    ['2.540-jdk21', '2.540'],
  ])('is the one of the tag %s when it says %s', (tag, version) => {
    expect(jenkinsDrift(fleetWithJenkins(tag), version)).toBeUndefined();
  });

  it.each([
    ['2.528.3-lts-jdk21', '2.528.2', '2.528.3'],
    ['2.528.3-lts-jdk21', '2.540', '2.528.3'],
    ['2.540-jdk21', '2.528.3', '2.540'],
    ['2.540-jdk21', '2.540-SNAPSHOT', '2.540'],
  ])('is another than that of %s when it says %s', (tag, has, wanted) => {
    expect(jenkinsDrift(fleetWithJenkins(tag), has)).toEqual({ kind: 'jenkins', has, wanted });
  });

  it('is a difference of the leader, beside what AWS tells of it, and of nobody else', () => {
    const fleet = fleetWithJenkins('2.528.3-lts-jdk21');
    const machines = [leader(), host('cpu', 1, [])];
    const drift: Drift = { kind: 'jenkins', has: '2.528.2', wanted: '2.528.3' };
    const seen = withJenkinsDrift(fleet, machines, jenkinsOf([], { version: '2.528.2' }));
    expect(seen).toEqual([leader([...leader().drift, drift]), host('cpu', 1, [])]);
    expect(withJenkinsDrift(fleet, machines, jenkinsOf([]))).toEqual(machines);
    expect(withJenkinsDrift(fleet, machines, undefined)).toEqual(machines);
  });
});
