import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isScalar, parseDocument, visit } from 'yaml';
import { LEADER } from '../../fleet/resolve/leader-layout.ts';
import { secretName } from '../../fleet/resolve/names.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { fleetArbitrary } from '../arbitraries/fleet.ts';
import { hostileText } from '../arbitraries/hostile-text.ts';
import { ofType } from '../stacks/stack-view.ts';
import { synthesised } from '../stacks/synthesised.ts';
import { fleetWith } from '../stacks/written-fleet.ts';
import { generated, groupVariablesOf, leaderSecretsOf, readGenerated } from './generated.ts';
import { hostileFleet } from './hostile-fleet.ts';

describe('the variables of any fleet', () => {
  it('name the log groups and secrets that the stacks make', () => {
    fc.assert(
      fc.property(fleetArbitrary(), fleet => {
        const stack = synthesised(fleet);
        const namesOf = (type: string) => ofType(stack, type).map(({ attributes }) => attributes.name);
        const { fleet_log_group_leader, fleet_log_group_agents } = groupVariablesOf(fleet, 'all');
        expect(namesOf('aws_cloudwatch_log_group')).toEqual(
          expect.arrayContaining([fleet_log_group_leader, fleet_log_group_agents]),
        );
        const made = namesOf('aws_secretsmanager_secret');
        expect(leaderSecretsOf(fleet).filter(({ secret_id }) => !made.includes(secret_id))).toEqual([]);
      }),
      { numRuns: 5 },
    );
  });

  it('name the port that the load balancer asks', () => {
    const fleet = fleetWith({});
    const ports = ofType(synthesised(fleet), 'aws_lb_target_group').map(({ attributes }) => attributes.port);
    expect(ports).toContain(groupVariablesOf(fleet, 'leader').leader_port);
  });
});

describe('the secrets of the leader', () => {
  const entries = (fleet: Fleet, ...names: readonly string[]) =>
    names.map(name => ({ name, secret_id: secretName(fleet, name) }));

  it('are those of the login and the agents, and every credential, and no other', () => {
    const fleet = fleetWith({
      secrets: { 'bot-token': { as: 'text' }, 'docker-hub': { agents: ['main'], description: 'for agents' } },
    });
    expect(leaderSecretsOf(fleet)).toEqual(entries(fleet, 'admin-password', 'agent-ssh-key', 'bot-token'));
  });

  it('are the OAuth secret instead of a password when people log in through GitHub', () => {
    const fleet = fleetWith({
      secrets: { 'github-oauth-secret': {} },
      jenkins: { login: { github: { clientId: 'Iv1.0123456789abcdef' } } },
    });
    expect(leaderSecretsOf(fleet)).toEqual(entries(fleet, 'agent-ssh-key', 'github-oauth-secret'));
  });
});

describe('the leader', () => {
  it('runs the image of the fleet file, by tag or by digest', () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    for (const jenkins of ['2.528.3-lts-jdk21', `2.528.3-lts-jdk21@${digest}`]) {
      const fleet = fleetWith({ leader: { instance: 'm7i.large', jenkins } });
      expect(groupVariablesOf(fleet, 'leader')).toMatchObject({
        leader_jenkins_image: `jenkins/jenkins:${jenkins}`,
        leader_url: `https://${fleet.domain}/`,
        leader_home_mount: LEADER.home,
      });
    }
  });
});

describe('hostile texts of a fleet file', () => {
  it('are read back as they are', () => {
    fc.assert(
      fc.property(hostileText, text => {
        const fleet = hostileFleet([text]);
        expect(groupVariablesOf(fleet, 'all')).toMatchObject({ fleet_region: text, fleet_domain: text });
        expect(groupVariablesOf(fleet, 'leader')).toMatchObject({ leader_url: `https://${text}/` });
        expect(groupVariablesOf(fleet, 'agents')).toMatchObject({ agent_public_key: text });
        expect(readGenerated(fleet, 'inventory/host_vars/cpu-1.tvm.internal.yml')).toEqual({
          agent_remote_roots: [text],
          agent_labels: [text],
        });
      }),
    );
  });

  it('are marked, so that Ansible takes none for a template', () => {
    for (const [path, text] of generated(hostileFleet(['{{ 1 }}'])))
      if (path.endsWith('.yml') && text.includes('{{ 1 }}'))
        visit(parseDocument(text), {
          Scalar: (_, node) => {
            if (isScalar(node) && String(node.value).includes('{{ 1 }}')) expect(node.tag).toBe('!unsafe');
          },
        });
  });

  it('never reach the configuration of Ansible', () => {
    expect(generated(hostileFleet(['{{ 1 }}'])).get('ansible.cfg')).toBe(
      generated(fleetWith({})).get('ansible.cfg'),
    );
  });
});
