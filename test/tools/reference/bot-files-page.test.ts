import { describe, expect, it } from 'vitest';
import { readOperatorSettings, readRepositorySettings } from '../../../bot/configuration/read-settings.ts';
import { OPERATOR_RULES } from '../../../bot/configuration/rules/operator/all-rules.ts';
import { REPOSITORY_RULES } from '../../../bot/configuration/rules/repository/all-rules.ts';
import { botFilesPage, SMALLEST_FILES } from '../../../tools/reference/bot-files-page.ts';
import {
  type JsonSchema,
  operatorFileJsonSchema,
  repositoryFileJsonSchema,
} from '../../../tools/reference/json-schema.ts';
import { anchorsOf, keysWithoutRow, linksWithin, rulesWithoutRow, unevenTables } from './page-parts.ts';

const schemas = [repositoryFileJsonSchema(), operatorFileJsonSchema()] as const;
const page = botFilesPage(...schemas);

/** Keys of a schema at any depth, but of what has a title: that is told in words. */
function keysOf({ properties = {}, items, additionalProperties, anyOf = [] }: JsonSchema): readonly string[] {
  const parts = [...Object.values(properties), items, additionalProperties, ...anyOf];
  const below = parts.filter(part => typeof part === 'object' && part.title === undefined);
  return [
    ...Object.keys(properties),
    ...below.flatMap(part => (typeof part === 'object' ? keysOf(part) : [])),
  ];
}

describe('the page of the bot’s files', () => {
  it('has a row for every key and for every rule', () => {
    const keys = schemas.flatMap(keysOf);
    expect(keys).toEqual(expect.arrayContaining(['scanTokens', 'onMerge', 'labels']));
    expect(keysWithoutRow(page, keys)).toEqual([]);
    expect(rulesWithoutRow(page, [...REPOSITORY_RULES, ...OPERATOR_RULES])).toEqual([]);
  });

  it('leads from each map to its keys, and no heading stands there twice', () => {
    const anchors = anchorsOf(page);
    const links = linksWithin(page);
    expect(links).not.toEqual([]);
    expect(links.filter(link => !anchors.includes(link))).toEqual([]);
    expect(new Set(anchors).size).toBe(anchors.length);
  });

  it('has tables whose rows are as wide as their heads', () => {
    expect(unevenTables(page)).toEqual([]);
  });

  it('begins with files that are sound as they stand', () => {
    expect(readRepositorySettings(SMALLEST_FILES.repository).problems).toEqual([]);
    expect(readOperatorSettings(SMALLEST_FILES.operator).problems).toEqual([]);
  });
});
