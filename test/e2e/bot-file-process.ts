/**
 * A process of the tests of the bot's file, which works until it is killed. `put FILE WRITER FIRST` puts deliveries and prints
 * each that it was told is put. `take FILE WORKER` takes them, notes in the record of their pull request that each was handled,
 * and prints `take ID`, `handled ID`, `done ID`. `write FILE WRITER` writes one record on top of itself again and again.
 */
import { writeSync } from 'node:fs';
import { BotFile } from '../../bot/stores/sqlite/bot-file.ts';
import { SqliteBotStore } from '../../bot/stores/sqlite/sqlite-bot-store.ts';
import { SqliteEventQueue } from '../../bot/stores/sqlite/sqlite-event-queue.ts';
import { pullRecord } from '../bot/pull-record-sample.ts';
import { delivery } from '../contracts/event-queue-contract.ts';

const [mode = '', path = '', name = '', first = '0'] = process.argv.slice(2);
const file = new BotFile(path);
const store = new SqliteBotStore(file, 'bot');
// Whatever a killed worker had in hand comes again soon, and no living one is so slow that it is taken from it.
const queue = new SqliteEventQueue(file, 'bot', { visibility: 3_000, tries: 1_000 });
// At once, so that a killed process has said all that it knew.
const say = (text: string) => writeSync(1, `${text}\n`);
const GROUPS = 5;
/** Long texts take long to write. */
const FILLING = 'x'.repeat(20_000);

async function put(): Promise<never> {
  for (let number = Number(first); ; number++) {
    const id = `${name}-${number}`;
    await queue.put(delivery(id), `1#${number % GROUPS}`);
    say(`put ${id}`);
  }
}

async function take(): Promise<never> {
  for (;;) {
    const taken = await queue.take(2, Date.now());
    for (const {
      delivery: { id },
      receipt,
    } of taken) {
      say(`take ${id}`);
      if ((await note(id)) === 'taken') throw new Error(`${id} is in two hands`);
      say(`handled ${id}`);
      await queue.done(receipt);
      say(`done ${id}`);
    }
    if (taken.length === 0) await new Promise(resolve => setTimeout(resolve, 5));
  }
}

/** As a worker does: what was handled is in the record, so that it is not done twice. */
async function note(id: string): Promise<'written' | 'taken'> {
  const key = `1#${Number(id.split('-')[1]) % GROUPS}`;
  const { version, record } = (await store.read(key)) ?? { version: 0, record: pullRecord() };
  if (record.handled.includes(id)) return 'written';
  return store.write(
    key,
    version,
    { ...record, handled: [...record.handled, id] },
    {
      audit: [{ at: Date.now(), pull: key, cause: id, by: undefined, what: 'handled', why: '' }],
      next: undefined,
    },
  );
}

async function write(): Promise<never> {
  for (;;) {
    const { version, record } = (await store.read('w')) ?? { version: 0, record: pullRecord() };
    const next = { ...record, comment: version + 1, handled: [`${version + 1} ${name} ${FILLING}`] };
    const audit = [1, 2].map(at => ({
      at,
      pull: 'w',
      cause: `${version + 1}`,
      by: undefined,
      what: name,
      why: '',
    }));
    if ((await store.write('w', version, next, { audit, next: version })) === 'written')
      say(`written ${version + 1}`);
  }
}

say('ready');
await (mode === 'put' ? put() : mode === 'take' ? take() : write());
