import { parseYaml } from '../../../fleet/load/parse-yaml.ts';
/** The tree of a text that must be sound. */
export function rootOf(text, file = 'f.yaml') {
    const parsed = parseYaml(text, file);
    if (!parsed.ok)
        throw new Error(`not sound: ${JSON.stringify(parsed.problems)}\n${text}`);
    return parsed.root;
}
/** The problems of a text that may not be sound. */
export function problemsOf(text) {
    const parsed = parseYaml(text, 'f.yaml');
    return parsed.ok ? [] : parsed.problems;
}
/** `line:column rule` of each problem. */
export function told(problems) {
    return problems.map(({ place, rule }) => `${place.line}:${place.column} ${rule}`);
}
