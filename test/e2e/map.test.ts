import { describe, expect, it } from 'vitest';
import { renderMap } from '../../tools/map/render-map.ts';
import { allPools } from '../../tools/map/view.ts';
import { expectHeadingsInOrder, expectNoFaintText, expectNoScrollSideways } from './looked-page.ts';
import { NAMES, type Name, VIEWS } from './map-samples.ts';
import { describePages } from './pages-in-chromium.ts';

const PHONE = { viewport: { width: 375, height: 720 } };

const pageOf = (name: Name) => renderMap(VIEWS[name]);

describePages('the map', NAMES, pageOf, ({ look, expectAsHarmless, expectNoForeignScript }) => {
  describe.each(NAMES)('%s', name => {
    const pools = allPools(VIEWS[name]);

    it('has no horizontal scroll on a phone, a tablet, a laptop and a large screen', async () => {
      await look(name, {}, expectNoScrollSideways);
    });

    it('has no faint text, light or dark, wide or narrow, on paper', async () => {
      await look(name, {}, expectNoFaintText);
    });

    it.each([true, false])('shows every pool and label, JavaScript on: %s', async javaScriptEnabled => {
      await look(name, { javaScriptEnabled, ...PHONE }, async page => {
        expect((await page.locator('.card h4:visible').allInnerTexts()).toSorted()).toEqual(
          pools.map(pool => pool.name.trim()).toSorted(),
        );
        const shown = new Set(await page.locator('.card .agent .chip:visible').allTextContents());
        for (const { name: label, aliasOf } of pools.flatMap(pool =>
          pool.agents.flatMap(agent => agent.labels),
        ))
          expect(shown).toContain(aliasOf === undefined ? label : `${label} alias of ${aliasOf}`);
      });
    });
  });

  it('lets no name become an element or a script', async () => {
    await expectAsHarmless('hostile', 'mixed');
  });

  it('runs no script but its own', async () => {
    await expectNoForeignScript('one');
  });

  it('sorts the table of figures by each column, up and down', async () => {
    await look('tvm', {}, async page => {
      const most = () => page.locator('table.figures tbody td[data-title="Max"]').allInnerTexts();
      const button = page.getByRole('button', { name: 'Max', exact: true });
      await button.click();
      const up = (await most()).map(Number);
      expect(up).toEqual(up.toSorted((a, b) => a - b));
      expect(await page.locator('th[aria-sort="ascending"]').textContent()).toContain('Max');
      await button.click();
      expect((await most()).map(Number)).toEqual(up.toReversed());
    });
  });

  it('shows only the pools that the words find, and all again', async () => {
    await look('tvm', {}, async page => {
      const names = page.locator('article.card:visible h4');
      await page.getByRole('searchbox').fill('GPU-SPOT octoml');
      expect(await names.allInnerTexts()).toEqual(['gpu-spot']);
      expect(await page.locator('output').textContent()).toBe('1 of 10 pools');
      expect(await page.locator('.group:visible').count()).toBe(1);
      expect(await page.locator('table.figures tbody tr:visible').count()).toBe(1);
      await page.getByRole('searchbox').fill('');
      expect(await names.count()).toBe(10);
    });
  });

  it('leads the keyboard first to the table, then through links, fields and buttons', async () => {
    await look('tvm', {}, async page => {
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('All figures as a table');
      await page.keyboard.press('Enter');
      expect(await page.evaluate('location.hash')).toBe('#figures');
    });
  });

  it('has one heading of the first rank and leaves no rank out', async () => {
    await look('mixed', {}, expectHeadingsInOrder);
  });

  it('prints light, without the field for words', async () => {
    await look('tvm', { colorScheme: 'dark' }, async page => {
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByRole('searchbox').isVisible()).toBe(false);
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
        'rgb(255, 255, 255)',
      );
    });
  });
});
