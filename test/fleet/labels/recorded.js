import { readFileSync } from 'node:fs';
import { z } from 'zod';
const recordedSchema = z.object({
    nodes: z.record(z.string(), z.string()),
    cases: z.array(z.union([
        z.strictObject({ expr: z.string(), nodes: z.array(z.string()) }),
        z.strictObject({ expr: z.string(), error: z.string() }),
    ])),
    labelStrings: z.array(z.object({ text: z.string(), labels: z.array(z.string()) })).default([]),
});
function recorded(file) {
    const url = new URL(`../../fixtures/${file}`, import.meta.url);
    return recordedSchema.parse(JSON.parse(readFileSync(url, 'utf8')));
}
/** What a real Jenkins answered. */
export const REAL_SERVER = recorded('label-expressions.json');
/** What the parser answered that ANTLR generates from Jenkins's grammar. */
export const GENERATED_PARSER = recorded('label-expressions-antlr.json');
