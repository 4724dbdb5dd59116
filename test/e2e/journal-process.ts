/**
 * A process of the tests of journals in a folder. `append FOLDER ROLL WRITER` writes until it is killed, and prints the number
 * of the last line of each batch that is written. `lock FOLDER HOLDER ROUNDS` asks for a lock that has just expired in each
 * round, and prints the rounds in which it got it.
 */
import { writeSync } from 'node:fs';
import { FileJournalStore } from '../../tools/adapters/journal-store/file-journal-store.ts';

const [mode = '', folder = '', one = '', other = ''] = process.argv.slice(2);
const store = new FileJournalStore(folder);
// At once, so that a killed process has said all that it knew.
const say = (text: string) => writeSync(1, `${text}\n`);

/** Long lines take long to write. */
const FILLING = 'x'.repeat(100_000);

async function append(roll: string, writer: string): Promise<never> {
  let next = (await store.read(roll)).length + 1;
  for (let batch = 0; ; batch++) {
    const lines = Array.from(
      { length: 1 + (batch % 4) },
      (_, index) => `${next + index} ${writer} ${FILLING}`,
    );
    if ((await store.append(roll, next, lines)) === 'written') {
      next += lines.length;
      say(`${next - 1}`);
    } else next += (await store.read(roll, next)).length;
  }
}

async function race(holder: string, rounds: number): Promise<void> {
  for (let round = 1; round <= rounds; round++) {
    const now = round * 1000;
    const { kind } = await store.lock({ holder, roll: 'r', expires: now + 500 }, now);
    if (kind === 'ours') say(`${round}`);
  }
}

await (mode === 'append' ? append(one, other) : race(one, Number(other)));
