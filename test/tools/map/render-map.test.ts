import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMap } from '../../../tools/map/render-map.ts';
import { allPools, type FleetView } from '../../../tools/map/view.ts';
import { escapeHtml } from '../../../tools/page/escape-html.ts';
import { fleetArbitrary } from '../../arbitraries/fleet.ts';
import { unicodeText } from '../../arbitraries/unicode-text.ts';
import { fleetOf, fleetOfMany, MIXED, TVM, viewOf, withTail } from './sample-views.ts';

const ONE = fleetOf({ edge: { labels: ['x'], external: { hosts: ['edge.example.org'] } } });
const SAMPLES = [
  ['TVM’s fleet', TVM],
  ['every kind of pool', MIXED],
  ['one pool', ONE],
  ['200 pools', fleetOfMany(200)],
] as const;

/** All tags without what stands in their attributes. */
const skeleton = (page: string) =>
  (page.match(/<[^>]*>/g) ?? []).map(tag => tag.replaceAll(/"[^"]*"/g, '""'));
const attributes = (page: string, name: string) =>
  [...page.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(([, value]) => value);

function expectSound(page: string, view: FleetView): void {
  const ids = attributes(page, 'id');
  expect(ids).toHaveLength(new Set(ids).size);
  for (const target of attributes(page, 'href').filter(href => href?.startsWith('#')))
    expect(ids).toContain(target?.slice(1));
  for (const target of attributes(page, 'aria-labelledby')) expect(ids).toContain(target);
  for (const pool of allPools(view)) {
    expect(page).toContain(`${escapeHtml(pool.name)}</h4>`);
    for (const label of pool.agents.flatMap(agent => agent.labels))
      expect(page).toContain(
        label.aliasOf === undefined
          ? `<li class="chip">${escapeHtml(label.name)}</li>`
          : `<li class="chip alias">${escapeHtml(label.name)} <small>alias of ${escapeHtml(label.aliasOf)}<`,
      );
  }
}

describe.each(SAMPLES)('the page of %s', (_, fleet) => {
  const view = viewOf(fleet);
  const page = renderMap(view);

  it('shows every pool and label, and each link and name in it leads somewhere', () => {
    expectSound(page, view);
  });

  it('asks for nothing from outside', () => {
    expect(page).not.toMatch(/(?:https?:)?\/\/[a-z]/i);
    expect(page).not.toMatch(/ (?:src|srcset|action|style|on[a-z]+)=/);
    expect(page).not.toMatch(/@import|url\((?!#)/);
  });

  it('lets only its own style and script run', () => {
    const policy = attributes(page, 'content').find(content => content?.includes('default-src'));
    for (const element of ['style', 'script']) {
      const text = page.split(`<${element}>`)[1]?.split(`</${element}>`)[0] ?? '';
      const hash = createHash('sha256').update(text).digest('base64');
      expect(policy).toContain(`${element}-src ${escapeHtml(`'sha256-${hash}'`)}`);
    }
    expect(policy).toContain(`default-src ${escapeHtml("'none'")}`);
    expect(policy).not.toContain('unsafe');
  });

  it('is the same page each time', () => {
    expect(renderMap(viewOf(fleet))).toBe(page);
  });
});

describe('the page of any fleet', () => {
  it('shows every pool and label', () => {
    fc.assert(
      fc.property(fleetArbitrary().map(viewOf), view => expectSound(renderMap(view), view)),
      { numRuns: 25 },
    );
  });
});

describe('hostile texts', () => {
  const view = viewOf(MIXED);
  const harmless = skeleton(renderMap(withTail(view, 'x')));
  const nasty = fc.oneof(
    unicodeText(),
    fc
      .array(
        fc.constantFrom(
          '<',
          '>',
          '"',
          "'",
          '`',
          '&',
          '/',
          '=',
          ' ',
          '\n',
          '</style>',
          '</script>',
          '<!--',
          '-->',
          ']]>',
          '${',
          '\\',
          'onload',
          'javascript:',
          '&quot;',
          '\0',
        ),
        { maxLength: 12 },
      )
      .map(parts => parts.join('')),
  );

  it('make no element and no attribute', () => {
    fc.assert(
      fc.property(nasty, tail => {
        expect(skeleton(renderMap(withTail(view, tail)))).toEqual(harmless);
      }),
      { numRuns: 150 },
    );
  });
});
