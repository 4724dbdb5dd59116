import { describe, expect, it } from 'vitest';
import { MACHINE_PATHS, METRICS_PATHS } from '../../../stacks/load-balancer/firewall-paths.ts';
import { firewallRules } from '../../../stacks/load-balancer/firewall-rules.ts';
import { textsIn } from '../stack-view.ts';

const rules = firewallRules(2_000);
const rule = (name: string) => rules.find(each => each.name === name);

describe('the rules of the firewall', () => {
  it('decode the path before they look at it, so that no detour leads round them', () => {
    for (const text of JSON.stringify(rules).matchAll(/"regex_match_statement":(.*?\])/g))
      expect(text[1]).toContain('NORMALIZE_PATH');
  });

  it('count requests of one address, but not those of webhooks and agents', () => {
    expect(rule('rate-limit')?.statement).toMatchObject({
      rate_based_statement: { limit: 2_000, aggregate_key_type: 'IP', evaluation_window_sec: 300 },
    });
    expect(textsIn(rule('rate-limit')?.statement)).toContain(MACHINE_PATHS);
  });

  it('block what the counting rules have found, so that counting is no hole', () => {
    const counted = JSON.stringify(rule('common-attacks')?.statement).matchAll(/"name":"(\w+)_BODY"/g);
    const blocked = textsIn(rule('attacks-in-bodies')?.statement);
    for (const [, name] of counted)
      expect(blocked).toContain(`awswaf:managed:aws:core-rule-set:${name}_Body`);
    expect(rule('attacks-in-bodies')?.action).toEqual({ block: {} });
  });

  it('let nobody from outside see the metrics', () => {
    expect(rule('metrics-within')?.action).toEqual({ block: {} });
    expect(textsIn(rule('metrics-within')?.statement)).toContain(METRICS_PATHS);
    for (const path of ['/prometheus', '/prometheus/', '/metrics/x/healthcheck'])
      expect(path).toMatch(new RegExp(METRICS_PATHS));
    expect('/job/metrics/').not.toMatch(new RegExp(METRICS_PATHS));
  });

  it('stand in the order in which labels are left and read', () => {
    const names = rules.map(({ name }) => name);
    expect(names.indexOf('common-attacks')).toBeLessThan(names.indexOf('attacks-in-bodies'));
  });
});
