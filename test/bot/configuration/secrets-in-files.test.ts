import { describe, expect, it } from 'vitest';
import { readOperatorSettings, readRepositorySettings } from '../../../bot/configuration/read-settings.ts';
import { checkedName } from '../../../bot/secrets/secrets.ts';
import { SMALLEST_FILES } from '../../../tools/reference/bot-files-page.ts';
import { formatProblems } from '../../../tools/report/format-problems.ts';

/** Made up here, and put together so that no scanner takes this file for a leak. */
const part = 'Zq7xW2kLm9Tn4Vb6Yc3Rd8';
const SECRETS = [
  `ghp_${part}`,
  `github_pat_${part}_${part}`,
  `glpat-${part}`,
  `AKIA${'Q7XW2KLM9TN4VB6Y'}`,
  `11${'0a1b2c3d4e5f60718293a4b5c6d7e8f9'}`,
  `xoxb-${part}`,
] as const;
const PEM = `-----BEGIN RSA PRIVATE KEY-----\n    ${part}${part}\n    -----END RSA PRIVATE KEY-----`;

const shownOf = (text: string, read: typeof readOperatorSettings | typeof readRepositorySettings) => {
  const { settings, problems, shown } = read(text);
  const report = formatProblems(problems, { read: () => shown, colour: false });
  return { settings, problems, everything: `${report}${JSON.stringify(problems)}${shown}` };
};

describe('a secret in a file', () => {
  it.each(SECRETS)('%s is an error that does not repeat it, wherever it stands', secret => {
    for (const text of [
      SMALLEST_FILES.operator.replace('webhook-secret', secret),
      SMALLEST_FILES.operator.replace('user: mxnet-bot', `user: "${secret}"`),
      `${SMALLEST_FILES.operator}# ${secret}\n`,
      `${SMALLEST_FILES.operator}${secret}: 1\n`,
      `${SMALLEST_FILES.operator}relay: {${secret}\n`,
    ]) {
      const { settings, problems, everything } = shownOf(text, readOperatorSettings);
      expect(settings).toBeUndefined();
      expect(problems.map(({ rule }) => rule)).toContain('secret-in-file');
      expect(everything).not.toContain(secret.slice(4));
    }
    const { settings, everything } = shownOf(
      `${SMALLEST_FILES.repository}guide: ${secret}\n`,
      readRepositorySettings,
    );
    expect(settings).toBeUndefined();
    expect(everything).not.toContain(secret.slice(4));
  });

  it('is found at its line', () => {
    const { problems } = readOperatorSettings(`${SMALLEST_FILES.operator}# ${SECRETS[0]}\n`);
    const lines = SMALLEST_FILES.operator.split('\n').length;
    expect(problems).toMatchObject([{ place: { line: lines, column: 3 } }]);
  });

  it('is found over several lines', () => {
    const { settings, everything } = shownOf(
      SMALLEST_FILES.operator.replace('github-app-key', `|\n    ${PEM}`),
      readOperatorSettings,
    );
    expect(settings).toBeUndefined();
    expect(everything).not.toContain(part);
  });

  it.each([
    ['webhookSecret: webhook-secret', 'webhookSecret: Hunter2 is it!'],
    ['webhookSecret: webhook-secret', 'webhookSecrt: Hunter2'],
    ['webhookSecret: webhook-secret', 'webhookSecret: [Hunter2]'],
    ['{id: 583231, login: mxnet-bot}', '{id: 583231, login: mxnet-bot, password: Hunter2}'],
    ['{id: 583231, login: mxnet-bot}', '{id: 583231, login: mxnet-bot, token:Hunter2}'],
    ['token: jenkins-token', 'token:Hunter2'],
    ['token: jenkins-token', 'token: "Hunter2'],
  ])('is not repeated under the key of one: %s -> %s', (from, to) => {
    const { settings, everything } = shownOf(SMALLEST_FILES.operator.replace(from, to), readOperatorSettings);
    expect(settings).toBeUndefined();
    expect(everything.replace(/"shown".*/s, '')).not.toContain('Hunter2');
  });

  it('is not seen where there is none', () => {
    for (const text of [
      SMALLEST_FILES.operator,
      `${SMALLEST_FILES.operator}# ghp_ and AKIA and glpat- are prefixes\n`,
    ])
      expect(readOperatorSettings(text).problems).toEqual([]);
  });
});

it.each(['webhook-secret', 'a1', 'x/y', 'X', '../x'])(
  'the name %s is sound only where a secret can have it',
  name => {
    const { settings } = readOperatorSettings(SMALLEST_FILES.operator.replace('webhook-secret', `"${name}"`));
    const found = (): boolean => {
      try {
        return checkedName(name) === name;
      } catch {
        return false;
      }
    };
    if (settings !== undefined) expect(found()).toBe(true);
    expect(settings === undefined).toBe(!/^[a-z]/.test(name) || name.includes('/'));
  },
);
