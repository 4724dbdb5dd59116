import { describe, expect, it } from 'vitest';
import { expectHeadingsInOrder, expectNoFaintText, expectNoScrollSideways } from './looked-page.ts';
import { describePages } from './pages-in-chromium.ts';
import { LARGE_NAMES, PAGE_NAMES, PAGES, type PageName } from './roll-samples.ts';

const pageOf = (name: PageName) => PAGES[name];

describePages(
  'pages about rolls',
  PAGE_NAMES,
  pageOf,
  ({ look, expectAsHarmless, expectNoForeignScript }) => {
    describe.each(PAGE_NAMES)('%s', name => {
      it('never scrolls sideways, folded or unfolded', async () => {
        await look(name, {}, expectNoScrollSideways);
      });

      it('has no faint text, light or dark, wide or narrow, on paper', async () => {
        await look(name, {}, expectNoFaintText);
      });

      it('has one heading of the first rank and leaves no rank out', async () => {
        await look(name, { javaScriptEnabled: false }, expectHeadingsInOrder);
      });
    });

    it.each(['eventful', 'plan'] as const)(
      '%s has the name above its lane on a phone, beside it on a laptop',
      async name => {
        await look(name, {}, async page => {
          const row = page.locator('.rows .row', { has: page.locator('svg.lane') }).first();
          const places = async () => {
            const [words, lane] = [
              await row.locator('.name').boundingBox(),
              await row.locator('svg.lane').boundingBox(),
            ];
            if (words === null || lane === null) throw new Error('the row is not to be seen');
            return { words, lane };
          };
          await page.setViewportSize({ width: 375, height: 720 });
          const narrow = await places();
          expect(narrow.words.y + narrow.words.height).toBeLessThanOrEqual(narrow.lane.y + 1);
          expect(narrow.lane.width).toBeGreaterThan(300);
          await page.setViewportSize({ width: 1_280, height: 720 });
          const wide = await places();
          expect(wide.words.x + wide.words.width).toBeLessThanOrEqual(wide.lane.x);
        });
      },
    );

    it('draws each phase where it belongs, with the end of the window and the time over it', async () => {
      await look('running', { viewport: { width: 1_280, height: 900 } }, async page => {
        const row = page.locator('.rows .row', { hasText: 'cpu-1' });
        const boxes = await row.locator('rect').evaluateAll(all =>
          all
            .filter(each => each.querySelector('title') !== null)
            .map(each => each.getBoundingClientRect())
            .map(({ left, right }) => ({ left, right })),
        );
        expect(boxes.length).toBeGreaterThan(2);
        for (const [index, { left }] of boxes.slice(1).entries())
          expect(left).toBeGreaterThanOrEqual((boxes[index]?.right ?? 0) - 1);
        const painted = await page.evaluate<string[]>(
          `['drains', 'away', 'proves'].map(each => getComputedStyle(document.querySelector('rect.' + each)).fill)`,
        );
        expect(new Set(painted).size).toBe(3);
        expect(await page.locator('#marks .now').count()).toBe(1);
        expect(await page.locator('#marks .closes').count()).toBe(1);
      });
    });

    it('has all of ten thousand machines, and opens at once', async () => {
      const begun = Date.now();
      await look('large', { javaScriptEnabled: false }, async page => {
        await page.locator('h1').waitFor();
        expect(Date.now() - begun).toBeLessThan(20_000);
        const text = await page.locator('body').textContent();
        const named = await page.locator('.name, .names').allTextContents();
        const words = new Set(named.flatMap(each => each.split(/[^\w-]+/)));
        expect(LARGE_NAMES.filter(name => !words.has(name))).toEqual([]);
        expect(await page.locator('path.done').count()).toBeGreaterThan(0);
        expect(text).toContain('no sound machine came');
      });
    });

    it('lets no name become an element or a script', async () => {
      await expectAsHarmless('hostile', 'harmless');
      await expectAsHarmless('plan-hostile', 'plan');
    });

    it('runs no script at all', async () => {
      await expectNoForeignScript('eventful');
    });
  },
);
