import { own } from './own.ts';
import { rule } from './rule.ts';
/** A Jenkinsfile or a test of a pull request could print it. */
export const secretForUntrusted = rule({
    id: 'secret-for-untrusted',
    severity: 'error',
    says: 'Only agents of trusted zones read secrets; a pull request could print what others read.',
}, function* ({ fleet }) {
    for (const [name, { agents }] of Object.entries(fleet.secrets))
        for (const [index, zone] of agents.entries()) {
            if (own(fleet.trust, zone)?.trusted !== false)
                continue;
            yield {
                path: ['secrets', name, 'agents', index],
                related: [['trust', zone]],
                message: `agents of trusted zones read secrets, and \`${zone}\` is not trusted: a pull request could print the value`,
                got: zone,
                fix: 'name a trusted zone such as `main`, or remove it',
            };
        }
});
