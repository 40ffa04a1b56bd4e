import type { Locator, Page } from 'playwright-core';
import { findBarriers } from './accessibility';
import { LIVE_NAMESPACE, PROMOTED, ROLLED_BACK } from './liveCanaries';
import { waitUntil } from './waitUntil';

export interface CanaryContext {
  url: string;
  page: Page;
  /** what went wrong without the user seeing it */
  trouble: string[];
  screenshot: (name: string) => Promise<void>;
}

/** Canaries that are moved through the portal, on a cluster whose controllers act. */
export function describeCanaries(context: () => CanaryContext): void {
  async function openService(name: string): Promise<Locator> {
    const { page, url } = context();
    await page.goto(`${url}/canaries`);
    await page.getByRole('link', { name, exact: true }).click();
    const panel = page.getByRole('region', { name: 'Canary' });
    await panel.waitFor();
    return panel;
  }

  /** Where the routed traffic goes, in the words of the panel. */
  const programmed = (panel: Locator) =>
    panel
      .getByRole('row', { name: /^Traffic, programmed/ })
      .getByRole('cell')
      .allTextContents();

  it('shows the canaries in flight, and what becomes of one that is promoted', async () => {
    const { page, trouble, screenshot } = context();
    const panel = await openService(PROMOTED);
    expect(await programmed(panel)).toEqual([
      expect.stringMatching(/^80 %/),
      expect.stringMatching(/^20 %/),
    ]);
    await panel.getByRole('button', { name: /^Promote/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('row', { name: /canaryTrafficPercent/ }).waitFor();
    await dialog
      .getByRole('img', { name: /^Traffic after; .*\(canary\): 100 %/ })
      .waitFor();
    await screenshot('plan-dialog');
    await dialog.getByRole('button', { name: 'Promote now' }).click();
    await dialog.getByText('Done: traffic is as predicted').waitFor();
    await screenshot('plan-done');
    await dialog
      .getByRole('button', { name: 'Close', exact: true })
      .last()
      .click();
    await page
      .getByRole('img', { name: /^Programmed traffic; .*\(stable\): 100 %/ })
      .waitFor();
    await page.goto(`${context().url}/canaries`);
    await page.getByRole('link', { name: ROLLED_BACK, exact: true }).waitFor();
    expect(
      await page.getByRole('link', { name: PROMOTED, exact: true }).count(),
    ).toBe(0);
    expect(trouble).toEqual([]);
  });

  it.each(['light', 'dark'] as const)(
    'can be read and used on a small screen, too, in the %s theme',
    async theme => {
      const { page, screenshot } = context();
      await page.addInitScript(
        chosen => localStorage.setItem('theme', chosen),
        theme,
      );
      for (const width of [1280, 400]) {
        await page.setViewportSize({ width, height: 900 });
        const panel = await openService(ROLLED_BACK);
        await panel
          .getByRole('row', { name: /^Errors/ })
          .getByRole('meter', { name: 'Evidence of harm' })
          .waitFor();
        expect(await findBarriers(page)).toEqual([]);
        await panel.scrollIntoViewIfNeeded();
        await screenshot(`canary-panel-${theme}-${width}`);
        await panel.getByRole('button', { name: /^Roll back/ }).click();
        await page.getByRole('button', { name: 'Roll back now' }).waitFor();
        expect(await findBarriers(page, '[role=dialog]')).toEqual([]);
        await screenshot(`plan-dialog-${theme}-${width}`);
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      }
      for (const width of [400, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(`${context().url}/canaries`);
        await page.getByRole('link', { name: ROLLED_BACK }).waitFor();
        expect(await findBarriers(page)).toEqual([]);
        await screenshot(`canaries-page-${theme}-${width}`);
      }
    },
  );

  it('shows how the evidence grew, as plots to look at and as a table', async () => {
    const { page, trouble, screenshot } = context();
    await openService(ROLLED_BACK);
    const history = page.getByRole('region', { name: 'Evidence and history' });
    // The portal looks about once a minute, whether anybody watches or not.
    await history
      .getByRole('img', { name: /^Evidence of harm .* Errors / })
      .waitFor({ timeout: 150_000 });
    await history.getByText('Canary began').waitFor();
    await history.getByRole('slider').first().focus();
    await history
      .getByRole('listitem')
      .filter({ hasText: /^Errors / })
      .first()
      .waitFor();
    await history.getByText('As a table').click();
    await history
      .getByRole('row', { name: /Errors .* of / })
      .first()
      .waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await history.scrollIntoViewIfNeeded();
    await screenshot('canary-history');
    expect(trouble).toEqual([]);
  });

  it('rolls one back by keyboard alone', async () => {
    const { page, trouble } = context();
    const panel = await openService(ROLLED_BACK);
    await panel.getByRole('button', { name: /^Roll back/ }).focus();
    await page.keyboard.press('Enter');
    const confirm = page.getByRole('button', { name: 'Roll back now' });
    await confirm.waitFor();
    await waitUntil({
      what: 'the confirmation has the focus',
      timeoutMs: 10_000,
      holds: async () => {
        await page.keyboard.press('Tab');
        return confirm.evaluate(button => button === document.activeElement);
      },
    });
    await page.keyboard.press('Enter');
    await page.getByText('Done: traffic is as predicted').waitFor();
    await page.keyboard.press('Escape');
    await page
      .getByRole('img', { name: /^Programmed traffic; .*\(stable\): 100 %/ })
      .waitFor();
    expect(new URL(page.url()).pathname).toContain(`/live/${LIVE_NAMESPACE}/`);
    expect(trouble).toEqual([]);
  });
}
