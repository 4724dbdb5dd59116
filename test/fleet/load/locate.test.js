import { describe, expect, it } from 'vitest';
import { locate } from '../../../fleet/load/locate.ts';
import { rootOf } from './parsed.ts';
const root = rootOf('# top\npools:\n  cpu:\n    labels: [a, b]\n    empty:\n    agents:\n      - {x: 1}\n');
const place = (path, rule = 'r') => {
    const { place } = locate({ severity: 'error', rule, path, message: 'm' }, root);
    return `${place.line}:${place.column}`;
};
describe('the place of a finding', () => {
    it.each([
        ['the value', ['pools', 'cpu', 'labels'], '4:13'],
        ['an item', ['pools', 'cpu', 'labels', 1], '4:17'],
        ['a value in an item', ['pools', 'cpu', 'agents', 0, 'x'], '7:13'],
        ['the key of a map that begins below it', ['pools', 'cpu'], '3:3'],
        ['the key of a list that begins below it', ['pools', 'cpu', 'agents'], '6:5'],
        ['the key of a value that is not there', ['pools', 'cpu', 'empty'], '5:5'],
        ['the map that lacks a key', ['pools', 'cpu', 'image'], '3:3'],
        ['the map that lacks a map', ['pools', 'gpu', 'image', 0], '2:1'],
        ['the item that lacks a key', ['pools', 'cpu', 'agents', 0, 'y'], '7:9'],
        ['the list that lacks an item', ['pools', 'cpu', 'labels', 7], '4:5'],
        ['what is no map', ['pools', 'cpu', 'labels', 0, 'z'], '4:14'],
        ['the file', [], '2:1'],
        ['a key of the file that is missing', ['fleet'], '2:1'],
    ])('is %s', (_, path, expected) => expect(place(path)).toBe(expected));
    it.each(['unknown-key', 'wrong-key'])('is the key for %s', rule => expect(place(['pools', 'cpu', 'labels'], rule)).toBe('4:5'));
});
