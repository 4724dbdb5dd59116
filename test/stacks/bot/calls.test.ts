import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { synthesised } from '../synthesised.ts';
import { fleetWithBot } from './bot-fleet.ts';
import { rightsOf } from './rights-of.ts';

/** The bot's folders that call AWS, with the service in names of actions. Artefacts go to buckets that are not the fleet's, and are named one by one. */
const CALLERS = { 'stores/dynamo': 'dynamodb', 'stores/sqs': 'sqs', secrets: 'secretsmanager' } as const;

/** A transaction of the store writes; AWS asks for the right to each of its parts and has no other. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'dynamodb:TransactWriteItems': 'dynamodb:PutItem',
};

function calledIn(folder: string, service: string): readonly string[] {
  const root = new URL(`../../../bot/${folder}/`, import.meta.url);
  const texts = readdirSync(root).map(file => readFileSync(new URL(file, root), 'utf8'));
  const commands = texts.flatMap(text => [...text.matchAll(/new (\w+)Command\(/g)].map(([, name]) => name));
  return commands.map(name => `${service}:${name}`).map(action => OTHER_NAMES[action] ?? action);
}

describe('what the functions may do', () => {
  it('is what the stores and secrets of the bot call, no more and no less', () => {
    const called = Object.entries(CALLERS).flatMap(([folder, service]) => calledIn(folder, service));
    const services = new RegExp(`^(?:${Object.values(CALLERS).join('|')}):`);
    const allowed = [...rightsOf(synthesised(fleetWithBot()), 'worker').keys()];
    expect(allowed.filter(action => services.test(action))).toEqual([...new Set(called)].sort());
  });
});
