import { broken, type Example, holds } from '../example.ts';
import type { WrittenMap } from '../patch.ts';

const SECRETS = { 'bot-webhook': {}, 'bot-app-key': {}, 'bot-token': {}, 'bot-reports': {} };
const NAMED = { webhook: 'bot-webhook', app: 'bot-app-key' };

/** The tiny fleet with a bot. */
const bot = (more: WrittenMap = {}, rest: WrittenMap = {}) => ({
  bot: { secrets: NAMED, ...more },
  secrets: SECRETS,
  ...rest,
});
const withSecrets = (secrets: WrittenMap, containers: WrittenMap = {}) => ({
  bot: { secrets: { ...NAMED, ...secrets } },
  secrets: { ...SECRETS, ...containers },
});

/** Examples for the rules about the bot. */
export const BOT: readonly Example[] = [
  holds('bot-host-without-zone', bot({ host: 'bot.example.org' })),
  broken('bot-host-without-zone', bot({ host: 'bot.example.org' }, { loadBalancer: { zone: null } }), [
    'bot.host',
    'bot.example.org',
    '`zone: example.org`',
  ]),
  broken('host-outside-zone', bot({ host: 'bot.example.net' }), [
    'bot.host',
    'bot.example.net',
    '`.example.org`',
  ]),
  broken('host-name-twice', bot({ host: 'ci.example.org' }), ['bot.host', 'ci.example.org', 'another name']),

  holds('bot-secret-unknown', withSecrets({ reports: 'bot-reports', backends: ['bot-token'] })),
  broken(
    'bot-secret-unknown',
    withSecrets({ webhook: 'bot-webook', backends: ['bot-token', 'other'] }),
    ['bot.secrets.webhook', 'bot-webook', '`bot-webhook`'],
    ['bot.secrets.backends[1]', 'other', '`other: {}`'],
  ),

  holds('bot-secret-twice', withSecrets({ reports: 'bot-reports', backends: ['bot-token'] })),
  broken('bot-secret-twice', withSecrets({ reports: 'bot-webhook' }), [
    'bot.secrets.reports',
    'bot-webhook',
    'another secret',
  ]),
  broken('listed-twice', withSecrets({ backends: ['bot-token', 'bot-token'] }), [
    'bot.secrets.backends[1]',
    'bot-token',
    'remove it',
  ]),

  holds('bot-secret-shared', withSecrets({}, { 'bot-app-key': { as: 'github-app', app: 12 } })),
  broken(
    'bot-secret-shared',
    withSecrets({ backends: ['bot-token'] }, { 'bot-token': { agents: ['main'] } }),
    ['bot.secrets.backends[0]', 'bot-token', '`agents`'],
  ),
  broken('bot-secret-shared', withSecrets({}, { 'bot-webhook': { as: 'text' } }), [
    'bot.secrets.webhook',
    'bot-webhook',
    '`as`',
  ]),
];
