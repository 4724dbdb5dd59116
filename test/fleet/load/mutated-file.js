import { readFileSync } from 'node:fs';
import fc from 'fast-check';
/** TVM's fleet file as it stands in the project. */
export const REAL_FILE = readFileSync(new URL('../../../fleets/tvm/fleet.yaml', import.meta.url), 'utf8');
/** The real file after a few slips of the hand: characters and lines lost, doubled, swapped, put in, moved. */
export function mutatedFileArbitrary() {
    const slip = fc.record({
        // Anywhere: fast-check alone would mostly try the first lines.
        at: fc.noBias(fc.nat({ max: 9_999 })).map(part => part / 10_000),
        length: fc.nat({ max: 30 }),
        how: fc.oneof(fc.constantFrom('remove', 'double', 'indent', 'join'), fc.record({
            insert: fc.constantFrom('[', ']', '{', '}', ':', ': ', '"', "'", '\t', '- ', '&a ', '*a', '!', '|', '#', ' #', ',', '\n', '\n---\n', '<<: ', '@', '? '),
        })),
    });
    return fc.array(slip, { minLength: 1, maxLength: 6 }).map(slips => slips.reduce((text, { at, length, how }) => {
        const start = Math.floor(at * text.length);
        const [before, piece, after] = [
            text.slice(0, start),
            text.slice(start, start + length),
            text.slice(start + length),
        ];
        if (how === 'remove')
            return before + after;
        if (how === 'double')
            return before + piece + piece + after;
        if (how === 'indent')
            return before + text.slice(start).replace('\n', '\n ');
        if (how === 'join')
            return before + text.slice(start).replace(/\n */, '');
        return before + how.insert + piece + after;
    }, REAL_FILE));
}
