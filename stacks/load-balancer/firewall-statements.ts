/** A statement of AWS WAF. The provider leaves it untyped, so its keys are Terraform's own. */
export type FirewallStatement = Readonly<Record<string, unknown>>;

/** Both of two statements and more hold. */
export const all = (...statement: readonly FirewallStatement[]): FirewallStatement => ({
  and_statement: { statement },
});

/** One of two statements and more holds. */
export const some = (...statement: readonly FirewallStatement[]): FirewallStatement => ({
  or_statement: { statement },
});

/** The statement does not hold. */
export const not = (statement: FirewallStatement): FirewallStatement => ({ not_statement: { statement } });

/** An earlier rule left this label. */
export const labelled = (key: string): FirewallStatement => ({
  label_match_statement: { scope: 'LABEL', key },
});

/**
 * The path of the request, decoded and with `..` worked out, matches a regular expression: otherwise an exception for
 * `/github-webhook/` would be one for `/github-webhook/../login` too.
 */
export const matches = (expression: string): FirewallStatement => ({
  regex_match_statement: {
    regex_string: expression,
    field_to_match: { uri_path: {} },
    text_transformation: [
      { priority: 0, type: 'URL_DECODE' },
      { priority: 1, type: 'NORMALIZE_PATH' },
    ],
  },
});

/** One of AWS's own rule groups, of whose rules some only count and leave a label. */
export const managed = (name: string, counted: readonly string[] = []): FirewallStatement => ({
  managed_rule_group_statement: {
    vendor_name: 'AWS',
    name,
    rule_action_override: counted.map(rule => ({ name: rule, action_to_use: { count: {} } })),
  },
});
