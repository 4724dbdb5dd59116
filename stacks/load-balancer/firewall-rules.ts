import type { Wafv2WebAclRule } from '@cdktf/provider-aws/lib/wafv2-web-acl/index.js';
import { BODY_PATHS, MACHINE_PATHS, METRICS_PATHS } from './firewall-paths.ts';
import { all, labelled, managed, matches, not, some } from './firewall-statements.ts';

/** A rule but for its place and its metric. */
export type FirewallRule = Pick<Wafv2WebAclRule, 'name' | 'action' | 'overrideAction' | 'statement'>;

/** Rules of AWS's core rule set that read bodies, and the labels that they leave when they only count. */
const BODY_RULES = {
  SizeRestrictions_BODY: 'SizeRestrictions_Body',
  CrossSiteScripting_BODY: 'CrossSiteScripting_Body',
  GenericLFI_BODY: 'GenericLFI_Body',
  GenericRFI_BODY: 'GenericRFI_Body',
  EC2MetaDataSSRF_BODY: 'EC2MetaDataSSRF_Body',
} as const;

/** Jenkins serves artefacts and workspaces under whatever names builds gave them, `.log` above all. */
const UNFIT_RULES = ['RestrictedExtensions_URIPATH'];

const FIVE_MINUTES = 300;

/** The rules in their order. `rateLimit`: requests of one address in five minutes. */
export function firewallRules(rateLimit: number): readonly FirewallRule[] {
  const passed = { overrideAction: { none: {} } };
  const block = { action: { block: {} } };
  const counted = [...Object.keys(BODY_RULES), ...UNFIT_RULES];
  return [
    { name: 'known-attackers', ...passed, statement: managed('AWSManagedRulesAmazonIpReputationList') },
    { name: 'known-bad-inputs', ...passed, statement: managed('AWSManagedRulesKnownBadInputsRuleSet') },
    { name: 'common-attacks', ...passed, statement: managed('AWSManagedRulesCommonRuleSet', counted) },
    { name: 'attacks-in-bodies', ...block, statement: suspiciousBody() },
    { name: 'metrics-within', ...block, statement: matches(METRICS_PATHS) },
    { name: 'rate-limit', ...block, statement: tooMany(rateLimit) },
  ];
}

/** What the counting rules found, but where Jenkins takes large posts, scripts and XML. */
function suspiciousBody() {
  const labels = Object.values(BODY_RULES).map(label =>
    labelled(`awswaf:managed:aws:core-rule-set:${label}`),
  );
  return all(some(...labels), not(some(matches(MACHINE_PATHS), matches(BODY_PATHS))));
}

function tooMany(limit: number) {
  return {
    rate_based_statement: {
      limit,
      aggregate_key_type: 'IP',
      evaluation_window_sec: FIVE_MINUTES,
      scope_down_statement: not(matches(MACHINE_PATHS)),
    },
  };
}
