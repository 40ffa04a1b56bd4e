import { loadScenario, SimulatedCluster } from '@modeldeck/simulated-cluster';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { findChromium, launchChromium } from './chromium';
import { mergePatch } from './mergePatch';
import { Portal } from './Portal';
import { watchForTrouble } from './watchForTrouble';

const RESULTS = resolve(__dirname, '../../../test-results');
const SCENARIOS = [
  'kserve-knative-healthy',
  'kserve-knative-canary-in-flight',
  'kserve-oom-killed',
  'kserve-scaled-to-zero',
];
const FRAUD =
  '/apis/serving.kserve.io/v1beta1/namespaces/fraud-team/inferenceservices/fraud';

const executablePath = findChromium();
if (!executablePath) {
  process.stderr.write(
    'skipped: the portal in Chromium (none at CHROMIUM_PATH or /usr/bin/chromium)\n',
  );
}
const describeInChromium = executablePath ? describe : describe.skip;

jest.setTimeout(300_000);

describeInChromium('the portal in Chromium', () => {
  let cluster: SimulatedCluster;
  let portal: Portal;
  let browser: Browser;
  let page: Page;
  let trouble: string[];

  beforeAll(async () => {
    mkdirSync(RESULTS, { recursive: true });
    cluster = await SimulatedCluster.start({ name: 'simulated' });
    for (const name of SCENARIOS) {
      await cluster.load(loadScenario(name));
    }
    portal = await Portal.start({
      kubeconfigs: { simulated: cluster.kubeconfig() },
    });
    browser = await launchChromium(executablePath!);
  });

  afterAll(async () => {
    await browser?.close();
    await portal?.stop();
    await cluster?.stop();
  });

  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(60_000);
    trouble = watchForTrouble(page);
  });

  afterEach(async () => {
    await page.close();
  });

  async function screenshot(name: string): Promise<void> {
    await page.screenshot({ path: join(RESULTS, `${name}.png`) });
  }

  it('opens at the models and shows every service of the cluster', async () => {
    await page.goto(portal.url);
    for (const { namespace, expect: expected } of SCENARIOS.map(name =>
      loadScenario(name),
    )) {
      for (const { name } of expected.services) {
        await page
          .getByRole('row', { name: new RegExp(name) })
          .filter({ hasText: namespace })
          .first()
          .waitFor();
      }
    }
    await page.getByText(/^Live, updated/).waitFor();
    expect(new URL(page.url()).pathname).toBe('/models');
    await screenshot('models-page');
    expect(trouble).toEqual([]);
  });

  it('shows a service, and a change of it without a reload', async () => {
    await page.goto(`${portal.url}/models`);
    await page.getByRole('link', { name: 'fraud', exact: true }).click();
    const declared = page.getByRole('img', { name: /^Declared traffic/ });
    await declared
      .and(page.locator('[aria-label*="(canary): 20 %"]'))
      .waitFor();
    await page.evaluate(() => {
      (window as unknown as { notReloaded: boolean }).notReloaded = true;
    });

    await mergePatch(cluster, FRAUD, {
      spec: { predictor: { canaryTrafficPercent: 35 } },
    });

    await declared
      .and(page.locator('[aria-label*="(canary): 35 %"]'))
      .waitFor();
    expect(
      await page.evaluate(
        () => (window as unknown as { notReloaded?: boolean }).notReloaded,
      ),
    ).toBe(true);
    await screenshot('service-page');
    expect(trouble).toEqual([]);
  });

  it('shows only what is asked for, and keeps that in the address', async () => {
    await page.goto(`${portal.url}/models`);
    await page.getByRole('link', { name: 'fraud', exact: true }).waitFor();
    await page.getByRole('searchbox').fill('fraud');
    await page.waitForURL(/\?q=fraud/);
    await page.reload();
    await page.getByRole('link', { name: 'fraud', exact: true }).waitFor();
    expect(await page.getByRole('row').count()).toBe(2);
    expect(trouble).toEqual([]);
  });

  it('speaks Korean', async () => {
    await page.addInitScript(() => localStorage.setItem('language', 'ko'));
    await page.goto(`${portal.url}/models`);
    await page.getByText(/^실시간/).waitFor();
    await screenshot('models-page-ko');
    expect(trouble).toEqual([]);
  });
});
