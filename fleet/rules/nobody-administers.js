import { rule } from './rule.ts';
/** With a login through GitHub there is no local account to fall back on. */
export const nobodyAdministers = rule({
    id: 'nobody-administers',
    severity: 'error',
    says: 'Where people log in through GitHub, somebody administers Jenkins.',
}, function* ({ fleet: { jenkins } }) {
    const { users, groups } = jenkins.roles.administer;
    if (jenkins.login.github === undefined || users.length + groups.length > 0)
        return;
    yield {
        path: ['jenkins', 'roles', 'administer'],
        related: [
            ['jenkins', 'roles'],
            ['jenkins', 'login', 'github'],
        ],
        message: 'people log in through GitHub, and nobody of them may administer Jenkins',
        fix: 'add for example `administer: {groups: ["example*ci-maintainers"]}`',
    };
});
