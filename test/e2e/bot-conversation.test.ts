import { expect, it } from 'vitest';
import { conversationPage } from '../../bot/status/conversation/conversation-page.ts';
import { CONVERSATION } from '../bot/status/conversation/sample.ts';
import { expectNoFaintText, expectNoScrollSideways } from './looked-page.ts';
import { describePages } from './pages-in-chromium.ts';

const pageOf = () => conversationPage(CONVERSATION, 'a test');

describePages('the page of a conversation', ['conversation'], pageOf, ({ look }) => {
  it('never scrolls sideways, folded or unfolded', async () => {
    await look('conversation', {}, expectNoScrollSideways);
  });

  it('has no faint text, light or dark, on a phone, on paper', async () => {
    await look('conversation', {}, expectNoFaintText);
  });

  it('opens a fold and shows the table in it', async () => {
    await look('conversation', {}, async page => {
      const table = page.getByText('rerun failed', { exact: true }).first();
      expect(await table.isVisible()).toBe(false);
      await page.getByText('More', { exact: true }).first().click();
      expect(await table.isVisible()).toBe(true);
    });
  });
});
