import { describe, expect, it } from 'vitest';
import { statementsOf } from '../policies.ts';
import { ofType, type StackView } from '../stack-view.ts';
import { synthesised } from '../synthesised.ts';
import { fleetWith, PLAIN_POOL } from '../written-fleet.ts';

const { autoscaled: _, ...machine } = PLAIN_POOL;
const pools = { cpu: PLAIN_POOL, docs: { ...machine, trust: 'main', static: { hosts: 2 } } };
const full = {
  zone: 'example.org',
  weight: 7,
  beta: 'beta.example.org',
  docs: { host: 'docs.example.org', pool: 'docs' },
};
const view = synthesised(fleetWith({ pools, loadBalancer: full }));
const hosts = ['ci.example.org', 'beta.example.org', 'docs.example.org'];
const at = (address: string) => view.get(address)?.attributes ?? {};
const namesOf = (of: StackView, type: string) => ofType(of, type).map(({ name }) => name);

describe('the load balancer', () => {
  it('is public, protected, and writes down who came', () => {
    expect(at('aws_lb.door')).toMatchObject({
      internal: false,
      enable_deletion_protection: true,
      drop_invalid_header_fields: true,
      access_logs: { enabled: true, bucket: `\${aws_s3_bucket_policy.door_access-logs_policy.bucket}` },
    });
  });

  it('may write its logs, and nobody else may', () => {
    const writers = statementsOf(view).filter(
      ({ address, Effect }) =>
        address === 'aws_s3_bucket_policy.door_access-logs_policy' && Effect === 'Allow',
    );
    for (const { Principal, Action, Resource } of writers) {
      expect(Principal).toEqual({ Service: ['logdelivery.elasticloadbalancing.amazonaws.com'] });
      expect(Action).toEqual(['s3:PutObject']);
      expect(Resource?.[0]).toMatch(/\/AWSLogs\/\$\{data\.aws_caller_identity\.\w+\.account_id\}\/\*$/);
    }
    expect(writers).not.toEqual([]);
  });

  it('sends HTTP on to HTTPS and speaks TLS 1.3', () => {
    expect(at('aws_lb_listener.door_listener_http')).toMatchObject({
      port: 80,
      default_action: [{ type: 'redirect', redirect: { protocol: 'HTTPS', status_code: 'HTTP_301' } }],
    });
    expect(at('aws_lb_listener.door_listener_https')).toMatchObject({
      port: 443,
      ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      default_action: [{ type: 'fixed-response', fixed_response: { status_code: '404' } }],
    });
  });

  it('leads its names to the leader, and the documentation’s to its host', () => {
    const conditions = ofType(view, 'aws_lb_listener_rule').map(({ name, attributes }) => [name, attributes]);
    expect(Object.fromEntries(conditions)).toMatchObject({
      door_listener_jenkins: { condition: [{ host_header: { values: hosts.slice(0, 2) } }] },
      door_listener_docs: { condition: [{ host_header: { values: hosts.slice(2) } }] },
    });
    expect(at('aws_lb_target_group_attachment.door_target_leader-host').target_id).toBe(
      `\${aws_instance.leader.id}`,
    );
    expect(at('aws_lb_target_group_attachment.door_target_docs-host').target_id).toBe(
      `\${aws_instance.host_docs_1.id}`,
    );
  });

  it('has no way to documentation that nobody asked for', () => {
    const plain = synthesised(fleetWith({ pools }));
    expect(namesOf(plain, 'aws_lb_target_group')).toEqual(['door_target_leader']);
    expect(namesOf(plain, 'aws_lb_listener_rule')).toEqual(['door_listener_jenkins']);
  });
});

describe('the certificate', () => {
  it('is for all names, each validated in the zone', () => {
    const certificate = at('aws_acm_certificate.door_certificate');
    expect([certificate.domain_name, ...[certificate.subject_alternative_names].flat()]).toEqual(hosts);
    const validations = ['domain', 'beta', 'docs'].map(part => `aws_route53_record.door_certificate_${part}`);
    for (const [index, address] of validations.entries())
      expect(String(at(address).name)).toContain(`o.domain_name == "${hosts[index]}"`);
    expect(at('aws_acm_certificate_validation.door_certificate_validation').validation_record_fqdns).toEqual(
      validations.map(address => `\${${address}.fqdn}`),
    );
  });

  it('may be one that is there already; then no name is touched', () => {
    const certificate = 'arn:aws:acm:us-west-2:123456789012:certificate/12345678-1234-1234-1234-123456789012';
    const given = synthesised(fleetWith({ loadBalancer: { certificate } }));
    expect(given.get('aws_lb_listener.door_listener_https')?.attributes.certificate_arn).toBe(certificate);
    const made = [...given.keys()].filter(address => /acm|route53/.test(address));
    expect(made).toEqual([]);
  });

  it('is not guessed', () => {
    expect(() => synthesised(fleetWith({ loadBalancer: {} }))).toThrow('`certificate`');
  });
});

describe('the names', () => {
  it('share their weight with those of another fleet, but for the beta name', () => {
    const weights = ofType(view, 'aws_route53_record')
      .filter(({ name }) => name.startsWith('door_record_'))
      .map(({ attributes: { name, set_identifier, weighted_routing_policy } }) => [
        name,
        { set_identifier, weighted_routing_policy },
      ]);
    const shared = { set_identifier: 'tvm', weighted_routing_policy: { weight: 7 } };
    expect(Object.fromEntries(weights)).toEqual({
      'ci.example.org': shared,
      'docs.example.org': shared,
      'beta.example.org': { set_identifier: undefined, weighted_routing_policy: undefined },
    });
  });
});
