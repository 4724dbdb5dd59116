/** Both of two statements and more hold. */
export const all = (...statement) => ({
    and_statement: { statement },
});
/** One of two statements and more holds. */
export const some = (...statement) => ({
    or_statement: { statement },
});
/** The statement does not hold. */
export const not = (statement) => ({ not_statement: { statement } });
/** An earlier rule left this label. */
export const labelled = (key) => ({
    label_match_statement: { scope: 'LABEL', key },
});
/**
 * The path of the request, decoded and with `..` worked out, matches a regular expression: otherwise an exception for
 * `/github-webhook/` would be one for `/github-webhook/../login` too.
 */
export const matches = (expression) => ({
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
export const managed = (name, counted = []) => ({
    managed_rule_group_statement: {
        vendor_name: 'AWS',
        name,
        rule_action_override: counted.map(rule => ({ name: rule, action_to_use: { count: {} } })),
    },
});
