import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../tools/exit-codes.ts';
import { fleet } from '../memory-world.ts';
import { BOT_SECRET_LINES, BOT_SECTION, OPERATOR_TEXT } from './operator.ts';

const starter = (name: string) => readFileSync(`fleets/starter/${name}`, 'utf8');
const withBot =
  starter('fleet.yaml').replace(/^secrets:\n/m, lines => lines + BOT_SECRET_LINES) + BOT_SECTION;
const files = (more: Readonly<Record<string, string>> = {}) => ({
  'own/fleet.yaml': withBot,
  'own/images.yaml': starter('images.yaml'),
  ...more,
});

describe.each([[['bot', 'bundle']], [['synth']]])('fleet %j', words => {
  it('says which operator file is missing', async () => {
    const { exitCode, err } = await fleet([...words, 'own/fleet.yaml'], files());
    expect(exitCode).toBe(EXIT.badInput);
    expect(err).toContain('there is no operator file `own/bot.yaml`');
  });

  it('says where the operator file contradicts the fleet file', async () => {
    const other = OPERATOR_TEXT.replace('token: bot-jenkins-token', 'token: other-token');
    const { exitCode, err } = await fleet([...words, 'own/fleet.yaml'], files({ 'own/bot.yaml': other }));
    expect(exitCode).toBe(EXIT.badInput);
    expect(err).toContain('`jenkins.token` is `other-token`');
  });

  it('shows what is wrong in the operator file, with its place', async () => {
    const broken = OPERATOR_TEXT.replace('instance: jenkins', 'instance: 5');
    const { exitCode, err } = await fleet([...words, 'own/fleet.yaml'], files({ 'own/bot.yaml': broken }));
    expect(exitCode).toBe(EXIT.badInput);
    expect(err).toContain('own/bot.yaml:2:');
  });
});

describe('fleet bot bundle', () => {
  it('has nothing to do for a fleet without a bot, and says so', async () => {
    const { exitCode, err } = await fleet(['bot', 'bundle', 'starter']);
    expect(exitCode).toBe(EXIT.badInput);
    expect(err).toContain('has no `bot`');
  });
});

describe('fleet synth', () => {
  it('writes no package for a fleet without a bot', async () => {
    const { exitCode, files: written } = await fleet(['synth', 'starter']);
    expect(exitCode).toBe(EXIT.ok);
    expect([...written.written.keys()].filter(path => /\.zip$|bot/.test(path))).toEqual([]);
  });
});
