import { describe, expect, it } from 'vitest';
import { botSchema } from '../../../fleet/schema/bot.ts';
import { contradictions } from '../../../tools/bot-bundle/contradictions.ts';
import { OPERATOR_TEXT, operatorOf } from './operator.ts';

const SECRETS = {
  webhook: 'bot-webhook',
  app: 'bot-app-key',
  reports: 'bot-reports',
  backends: ['bot-jenkins-token'],
};

const found = (secrets: Partial<typeof SECRETS> = {}, operator = OPERATOR_TEXT, instance = 'jenkins') =>
  contradictions({
    bot: botSchema.parse({ instance, secrets: { ...SECRETS, ...secrets } }),
    operator: operatorOf(operator).settings,
  });

describe('contradictions of operator file and fleet file', () => {
  it('are none where both say the same', () => {
    expect(found()).toEqual([]);
  });

  it.each([
    ['instance', found({}, OPERATOR_TEXT, 'other')],
    ['github.webhookSecret', found({ webhook: 'other' })],
    ['github.privateKey', found({ app: 'other' })],
    ['callback.secret', found({}, OPERATOR_TEXT.replace(/^callback.*\n/m, ''))],
    ['jenkins.token', found({ backends: [] })],
    ['jenkins.scanTokens.project/cpu', found({}, `${OPERATOR_TEXT}  scanTokens: {project/cpu: scan-cpu}\n`)],
  ])('are found at %s', (key, lines) => {
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`\`${key}\` is`);
  });

  it('are buckets that the worker may not write to; those of another service are its own affair', () => {
    const artefacts = `${OPERATOR_TEXT}artefacts: {bucket: eessi-staging}\n`;
    expect(found({}, artefacts).join()).toContain('`artefacts.bucket` names `eessi-staging`');
    expect(found({}, artefacts.replace('bucket:', 'endpoint: https://s3.example.org, bucket:'))).toEqual([]);
  });
});
