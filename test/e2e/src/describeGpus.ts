import type { Page } from 'playwright-core';
import { findBarriers } from './accessibility';
import {
  GPU_NAMESPACE,
  GPU_POOL,
  GPU_SERVICE,
  TOLD_NODE,
  UNTOLD_NODE,
} from './gpuCluster';
import { waitUntil } from './waitUntil';

export interface GpuContext {
  url: string;
  page: Page;
  /** what went wrong without the user seeing it */
  trouble: string[];
  screenshot: (name: string) => Promise<void>;
}

const PARTS = [
  'Model services',
  'Others',
  'Waiting, quotas',
  'Violations',
  'Over time',
  'What fits?',
];
const CANARY = `${GPU_SERVICE}-predictor-00002`;

const TEMPLATE_ANSWERS = {
  name: 'credit',
  owner: 'group:default/risk',
  namespace: GPU_NAMESPACE,
  format: 'pytorch',
  storageUri: 's3://models/credit/1',
  minReplicas: 3,
  accelerator: 'nvidia.com/gpu',
  acceleratorCount: 2,
};

/** The pools of a cluster whose nodes carry GPUs, and exporters that tell of some of them. */
export function describeGpus(context: () => GpuContext): void {
  const card = () => context().page.getByRole('region', { name: GPU_POOL });
  const devices = () =>
    context().page.getByRole('toolbar', { name: 'Nodes, device by device' });

  async function openPage(part = ''): Promise<void> {
    const { page, url } = context();
    await page.goto(`${url}/gpus${part}`);
    await card().waitFor();
  }

  it('shows what the pool has, and of which devices nothing is known', async () => {
    const { page, trouble, screenshot } = context();
    await openPage();
    await card().getByText('6 of 8 free').waitFor();
    await card()
      .getByRole('img', { name: /^GPU, 8 in all: .*6 free$/ })
      .waitFor();
    await devices()
      .getByRole('button', { name: new RegExp(`^${TOLD_NODE}, GPU 3`) })
      .waitFor();
    await devices().getByText('0 of 4 held, use unknown').waitFor();
    await devices().getByText(UNTOLD_NODE).waitFor();
    await screenshot('gpu-page');
    await page.getByRole('tab', { name: 'Model services' }).click();
    const row = page.getByRole('row', { name: new RegExp(CANARY) });
    await row.getByText('Held for nothing:').waitFor();
    expect(new URL(page.url()).search).toBe('?part=services');
    expect(trouble).toEqual([]);
  });

  it('leads by keyboard from a device to the service that holds it', async () => {
    const { page, trouble } = context();
    await openPage();
    const held = devices().getByRole('button', {
      name: new RegExp(`Held by ${GPU_NAMESPACE}/${CANARY}`),
    });
    await held.waitFor();
    await devices().getByRole('button').first().focus();
    await waitUntil({
      what: 'arrow keys have led to the device of the canary',
      timeoutMs: 10_000,
      holds: async () => {
        if (await held.evaluate(cell => cell === document.activeElement)) {
          return true;
        }
        await page.keyboard.press('ArrowRight');
        return false;
      },
    });
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: CANARY }).focus();
    await page.keyboard.press('Enter');
    await page
      .getByRole('heading', { name: GPU_SERVICE, exact: true })
      .waitFor();
    const gpus = page.getByRole('region', { name: 'GPUs', exact: true });
    await gpus.getByRole('row', { name: new RegExp(CANARY) }).waitFor();
    expect(trouble).toEqual([]);
  });

  it('says what fits, and what does not and why', async () => {
    const { page, trouble, screenshot } = context();
    await openPage('?part=fit');
    const ask = async (replicas: number) => {
      await page
        .getByRole('textbox', { name: 'Replicas', exact: true })
        .fill(String(replicas));
      await page.getByRole('button', { name: 'Does it fit?' }).click();
    };
    await page.getByRole('textbox', { name: 'Units per replica' }).fill('2');
    await ask(3);
    await page.getByText('It fits', { exact: true }).waitFor();
    await ask(4);
    await page.getByText('It does not fit', { exact: true }).waitFor();
    await page.getByText('3 of 4 replicas find a node.').waitFor();
    await screenshot('gpu-fit');
    expect(trouble).toEqual([]);
  });

  it('is chosen in the form of a template, which says whether it fits', async () => {
    const { page, url, trouble, screenshot } = context();
    const answers = encodeURIComponent(JSON.stringify(TEMPLATE_ANSWERS));
    const pool = page.getByRole('button', { name: /Node pool/ });
    // The catalogue takes the template up in its own time.
    await waitUntil({
      what: 'the form of the template is there',
      timeoutMs: 90_000,
      holds: async () => {
        await page.goto(
          `${url}/create/templates/default/kserve-model?formData=${answers}`,
        );
        return page
          .getByRole('button', { name: 'Next' })
          .waitFor({ timeout: 10_000 })
          .then(() => true)
          .catch(() => false);
      },
    });
    trouble.length = 0; // until then there was no such template
    await page.getByRole('button', { name: 'Next' }).click();
    await pool.click();
    await page
      .getByRole('option', { name: /6 of 8 free/ })
      .filter({ hasText: 'It fits now' })
      .click();
    await page.getByText('It fits now.', { exact: true }).waitFor();
    await page.getByLabel('Replicas at least').fill('4');
    await page.getByText(/^It does not fit now \(3 of 4\)/).waitFor();
    await screenshot('gpu-pool-picker');
    expect(await pool.textContent()).toContain(GPU_POOL);
    expect(trouble).toEqual([]);
  });

  it('is on the pages of the service and of the pool in the catalogue', async () => {
    const { page, url, trouble, screenshot } = context();
    const name = `gpus.${GPU_NAMESPACE}.inferenceservice.${GPU_SERVICE}`;
    const gpus = page.getByRole('region', { name: 'GPUs', exact: true });
    // The catalogue takes the entities up in its own time.
    await waitUntil({
      what: 'the catalogue has the service and its pool',
      timeoutMs: 90_000,
      holds: async () => {
        await page.goto(`${url}/catalog/default/component/${name}`);
        await page.locator('main').first().waitFor();
        return page
          .getByRole('link', { name: GPU_POOL, exact: true })
          .waitFor({ timeout: 5000 })
          .then(() => true)
          .catch(() => false);
      },
    });
    trouble.length = 0; // it was not there yet
    await gpus.getByRole('row', { name: new RegExp(CANARY) }).waitFor();
    await screenshot('gpu-entity-service');
    await page.getByRole('link', { name: GPU_POOL, exact: true }).click();
    await gpus.getByText('6 of 8 free').waitFor();
    await screenshot('gpu-entity-pool');
    await gpus.getByRole('link', { name: 'Open the GPU pools' }).click();
    await page.waitForURL(/\/gpus\?pool=/);
    await card().getByRole('button', { name: 'All pools' }).waitFor();
    expect(trouble).toEqual([]);
  });

  it.each(['light', 'dark'] as const)(
    'can be read, part by part, in the %s theme',
    async theme => {
      const { page, screenshot } = context();
      await page.addInitScript(
        chosen => localStorage.setItem('theme', chosen),
        theme,
      );
      for (const width of [1440, 900]) {
        await page.setViewportSize({ width, height: 900 });
        await openPage();
        await devices().waitFor();
        expect(await findBarriers(page)).toEqual([]);
        await screenshot(`gpu-page-${theme}-${width}`);
      }
      for (const part of PARTS) {
        await page.getByRole('tab', { name: part }).click();
        await page.getByRole('tabpanel', { name: part }).waitFor();
        expect(await findBarriers(page)).toEqual([]);
      }
    },
  );

  it('speaks Korean', async () => {
    const { page, url, trouble, screenshot } = context();
    await page.addInitScript(() => localStorage.setItem('language', 'ko'));
    await page.goto(`${url}/gpus`);
    await page.getByText('8개 중 6개 여유').waitFor();
    await screenshot('gpu-page-ko');
    expect(trouble).toEqual([]);
  });
}
