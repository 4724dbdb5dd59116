import { rule } from './rule.ts';
/** GitHub answers 60 questions an hour to those who do not say who they are, and takes no status from them. */
export const jobsWithoutGithub = rule({
    id: 'jobs-without-github',
    severity: 'warning',
    says: 'A fleet with jobs names the secret with which GitHub is asked; without it no status is set, and scans stop after 60 questions an hour.',
}, function* ({ fleet: { jobs, jenkins } }) {
    const count = Object.keys(jobs).length;
    if (count === 0 || jenkins.github !== undefined)
        return;
    yield {
        path: ['jenkins', 'github'],
        related: [['jobs'], ['jenkins']],
        message: 'without a secret for GitHub no status is set, since GitHub takes none from strangers',
        got: `${count} job${count > 1 ? 's' : ''}`,
        fix: 'add for example `github: github-app-key`, and that secret with `as: github-app`',
    };
});
