import { alarmFindings } from './checks/alarms.ts';
import { awsRightFindings, backupFindings } from './checks/aws.ts';
import { capacityFindings } from './checks/capacity.ts';
import { deploymentFindings } from './checks/deployments.ts';
import { agentFindings, planFindings } from './checks/fleet-state.ts';
import { imageFindings } from './checks/images.ts';
import { jenkinsFindings, jenkinsRightFindings, smokeFindings } from './checks/jenkins.ts';
import { journalFindings, otherRollFindings } from './checks/journal.ts';
import { configurationFindings, pluginFindings } from './checks/leader-inputs.ts';
import { terraformFindings } from './checks/terraform.ts';
import { windowFindings } from './checks/window.ts';
import { CHECKS, type PreflightFinding } from './finding.ts';
import type { PreflightFacts } from './preflight-facts.ts';

/** All that can be said before a roll touches anything, all at once, in the order of `CHECKS`. */
export function preflight(facts: PreflightFacts): readonly PreflightFinding[] {
  const findings = [
    windowFindings,
    planFindings,
    journalFindings,
    otherRollFindings,
    jenkinsFindings,
    jenkinsRightFindings,
    smokeFindings,
    awsRightFindings,
    terraformFindings,
    backupFindings,
    imageFindings,
    pluginFindings,
    configurationFindings,
    capacityFindings,
    alarmFindings,
    deploymentFindings,
    agentFindings,
  ].flatMap(check => check(facts));
  const order = Object.keys(CHECKS);
  return findings.toSorted((a, b) => order.indexOf(a.check) - order.indexOf(b.check));
}
