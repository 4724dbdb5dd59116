import { expect, it } from 'vitest';
import { indexPage } from '../../bot/benchmarks/index-page.ts';
import { reportPage } from '../../bot/benchmarks/report-page.ts';
import {
  harmlessSample,
  historySample,
  hostileSample,
  toldSample,
} from '../bot/benchmarks/report-samples.ts';
import { expectNoFaintText, expectNoScrollSideways } from './looked-page.ts';
import { describePages } from './pages-in-chromium.ts';

const indexOfReports = () =>
  indexPage('SciML/OrdinaryDiffEq.jl', historySample(5), ({ pull, run }) => `${pull}/${run}.html`);
const PAGES = {
  report: () => reportPage(toldSample(5)),
  index: indexOfReports,
  hostile: () => reportPage(hostileSample()),
  harmless: () => reportPage(harmlessSample()),
};
const READ = ['report', 'index'] as const;
const ALL = [...READ, 'hostile', 'harmless'] as const;

describePages(
  'pages about benchmarks',
  ALL,
  name => PAGES[name](),
  ({ look, expectAsHarmless }) => {
    it.each(READ)('%s never scrolls sideways, folded or unfolded', async name => {
      await look(name, {}, expectNoScrollSideways);
    });

    it.each(READ)('%s has no faint text, light or dark, on a phone, on paper', async name => {
      await look(name, {}, expectNoFaintText);
    });

    it('draws what is slower on the right of its noise, what is faster on the left', async () => {
      await look('report', { viewport: { width: 1_280, height: 900 } }, async page => {
        const sides = async (verdict: string) =>
          page
            .locator(`.row.${verdict}`)
            .first()
            .evaluate(row => {
              const box = (selector: string) => row.querySelector(selector)?.getBoundingClientRect();
              const [floor, mark, interval] = [box('.floor'), box('.mark'), box('.interval')];
              return { floor, mark, interval };
            });
        const slower = await sides('regression');
        expect(slower.mark?.left).toBeGreaterThan(slower.floor?.right ?? Number.POSITIVE_INFINITY);
        const faster = await sides('improvement');
        expect(faster.mark?.right).toBeLessThan(faster.floor?.left ?? 0);
        const same = await sides('equivalent');
        expect(same.mark?.left).toBeGreaterThan(same.floor?.left ?? Number.POSITIVE_INFINITY);
        const [{ samples }] = [
          await page
            .locator('.row')
            .first()
            .evaluate(row => ({ samples: row.querySelectorAll('.sample').length })),
        ];
        expect(samples).toBe(20);
      });
    });

    it('has the scale above each plot, on a phone too', async () => {
      await look('report', {}, async page => {
        for (const width of [375, 1_280]) {
          await page.setViewportSize({ width, height: 800 });
          const [scale, plot] = [
            await page.locator('svg.ticks').boundingBox(),
            await page.locator('svg.plot').first().boundingBox(),
          ];
          expect(Math.abs((scale?.x ?? 0) - (plot?.x ?? 99))).toBeLessThan(1);
          expect(Math.abs((scale?.width ?? 0) - (plot?.width ?? 99))).toBeLessThan(1);
        }
      });
    });

    it('opens all figures, and links to each report', async () => {
      await look('report', {}, async page => {
        const table = page.getByRole('table');
        expect(await table.isVisible()).toBe(false);
        await page.getByText('All figures', { exact: true }).click();
        expect(await table.isVisible()).toBe(true);
      });
      await look('index', {}, async page => {
        const [first] = historySample(5).slice(-1);
        expect(await page.locator('tbody a').first().getAttribute('href')).toBe(`44/${first?.run}.html`);
        expect(await page.locator('.course').count()).toBe(first?.benchmarks.length);
      });
    });

    it('lets no name become an element or a script', async () => {
      await expectAsHarmless('hostile', 'harmless');
    });
  },
);
