/** Every secret that Jenkins itself uses. */
export function secretUses({ jenkins: { login, agents, github }, }) {
    const at = (...path) => ['jenkins', ...path];
    return [
        login.github === undefined
            ? { path: at('login', 'password'), name: login.password, kinds: [] }
            : { path: at('login', 'github', 'secret'), name: login.github.secret, kinds: [] },
        { path: at('agents', 'key'), name: agents.key, kinds: ['ssh-key'] },
        ...(github === undefined
            ? []
            : [{ path: at('github'), name: github, kinds: ['github-app', 'password'] }]),
    ];
}
