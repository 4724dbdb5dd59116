import { expect, it } from 'vitest';
import { botCounters, countedLog } from '../../../bot/entrypoints/bot-counters.ts';

it('what is logged is counted by its words, and by nothing else of it', () => {
  const told: string[] = [];
  const counters = botCounters();
  const log = countedLog(what => told.push(what), counters);
  log('run started', { why: 'unix-gpu of a secret branch' });
  log('run started');
  log('dead letter', { delivery: 'abc' });
  const text = counters.text();
  expect(text).toContain('bot_events_total{what="run started"} 2');
  expect(text).toContain('bot_events_total{what="dead letter"} 1');
  expect(text).not.toMatch(/secret|abc/);
  expect(told).toEqual(['run started', 'run started', 'dead letter']);
});
