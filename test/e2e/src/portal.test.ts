import { loadScenario } from '@modeldeck/simulated-cluster';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { BackgroundProcess } from './BackgroundProcess';
import { findBarriers, tabStops } from './accessibility';
import { findChromium, launchChromium } from './chromium';
import { describeCanaries } from './describeCanaries';
import { describeGpus } from './describeGpus';
import { describeSameFleet } from './describeSameFleet';
import { describeTemplates } from './describeTemplates';
import { mergePatch } from './mergePatch';
import { SCENARIOS, type Stage, startStage } from './Stage';
import { waitUntil } from './waitUntil';
import { watchForTrouble } from './watchForTrouble';

const RESULTS = resolve(__dirname, '../../../test-results');
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

let stage: Stage;

beforeAll(async () => {
  mkdirSync(RESULTS, { recursive: true });
  stage = await startStage();
});

afterAll(async () => {
  await stage?.stop();
  await BackgroundProcess.stopAll();
});

describe('the portal and the terminal', () => {
  describeSameFleet(() => ({
    url: stage.portal.url,
    kubeconfigs: {
      simulated: stage.cluster.kubeconfig(),
      limited: stage.limited.kubeconfig(),
    },
  }));
});

describeInChromium('the portal in Chromium', () => {
  let browser: Browser;
  let page: Page;
  let trouble: string[];

  beforeAll(async () => {
    browser = await launchChromium(executablePath!);
  });

  afterAll(async () => {
    await browser?.close();
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
    await page.goto(stage.portal.url);
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
    await page.goto(`${stage.portal.url}/models`);
    await page.getByRole('link', { name: 'fraud', exact: true }).click();
    const declared = page.getByRole('img', { name: /^Declared traffic/ });
    await declared
      .and(page.locator('[aria-label*="(canary): 20 %"]'))
      .waitFor();
    await page.evaluate(() => {
      (window as unknown as { notReloaded: boolean }).notReloaded = true;
    });

    await mergePatch(stage.cluster, FRAUD, {
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
    await page.goto(`${stage.portal.url}/models`);
    await page.getByRole('link', { name: 'fraud', exact: true }).waitFor();
    await page.getByRole('searchbox').fill('fraud');
    await page.waitForURL(/\?q=fraud/);
    await page.reload();
    await page.getByRole('link', { name: 'fraud', exact: true }).waitFor();
    expect(await page.getByRole('row').count()).toBe(2);
    expect(trouble).toEqual([]);
  });

  it.each(['light', 'dark'] as const)(
    'can be read, and has a name for everything, in the %s theme',
    async theme => {
      await page.addInitScript(
        chosen => localStorage.setItem('theme', chosen),
        theme,
      );
      await page.goto(`${stage.portal.url}/models`);
      await page.getByRole('link', { name: 'fraud', exact: true }).waitFor();
      expect(await findBarriers(page)).toEqual([]);
      await page.getByRole('link', { name: 'fraud', exact: true }).click();
      await page.getByRole('img', { name: /^Declared traffic/ }).waitFor();
      expect(await findBarriers(page)).toEqual([]);
      await screenshot(`service-page-${theme}`);
      await page.goto(`${stage.portal.url}/models?platform=seldon-v1`);
      await page.getByRole('link', { name: 'recommend', exact: true }).click();
      await page.getByText('As a list').click();
      expect(await findBarriers(page)).toEqual([]);
      await screenshot(`graph-page-${theme}`);
    },
  );

  it('leads from the filters over the table to a service by keyboard', async () => {
    await page.goto(`${stage.portal.url}/models`);
    await page.getByRole('link', { name: 'fraud', exact: true }).waitFor();
    await page.getByRole('searchbox').fill('fraud');
    await page.getByRole('searchbox').focus();
    const stops = await tabStops(page, 7);
    expect(stops.slice(0, 4)).toEqual(Array(4).fill('button Any'));
    expect(stops[5]).toBe('button Clear filters');
    expect(stops[6]).toMatch(/^tr .*fraud/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'fraud', exact: true }).waitFor();
    expect(trouble).toEqual([]);
  });

  it('leads from a service to the catalogue and back', async () => {
    await page.goto(`${stage.portal.url}/models`);
    await page.getByRole('link', { name: 'fraud', exact: true }).click();
    const entity = page.locator('header').getByRole('link', { name: 'fraud' });
    // The catalogue takes it up in its own time.
    await waitUntil({
      what: 'the catalogue has the service',
      timeoutMs: 60_000,
      holds: async () => {
        await page.reload();
        // The page asks the catalogue once it is there.
        return entity.waitFor({ timeout: 5_000 }).then(
          () => true,
          () => false,
        );
      },
    });
    await entity.click();
    await page.getByRole('link', { name: 'Open the service' }).click();
    await page.waitForURL(/\/models\/simulated\/fraud-team\//);
    expect(trouble).toEqual([]);
  });

  it('leads in the catalogue from a service to its API and its models', async () => {
    const path = 'simulated.fraud-team.inferenceservice.fraud';
    await page.goto(`${stage.portal.url}/catalog/default/component/${path}`);
    const linkOn = (card: string, name: string) =>
      page
        .locator('article, [role=region]')
        .filter({ hasText: card })
        .getByRole('link', { name, exact: true });
    await linkOn('Provided APIs', 'fraud').waitFor();
    await screenshot('component-page');
    await linkOn('Provided APIs', 'fraud').click();
    await linkOn('Providers', 'fraud').waitFor();
    await page.getByRole('link', { name: 'Definition' }).click();
    await page.getByText(/openapi"?: /).waitFor();
    await screenshot('api-page');
    await page.goto(`${stage.portal.url}/catalog/default/component/${path}`);
    await linkOn('Depends on resources', 'fraud v2').click();
    await linkOn('Used by model services', 'fraud').waitFor();
    await screenshot('model-page');
    expect(trouble).toEqual([]);
  });

  it('shows what a request passes, as a picture and in words', async () => {
    await page.goto(`${stage.portal.url}/models?platform=seldon-v1`);
    await page.getByRole('link', { name: 'recommend', exact: true }).click();
    const graph = page.getByRole('region', { name: 'Inference graph' });
    await graph.getByRole('group', { name: /of 7 nodes/ }).waitFor();
    await graph.getByText('As a list').click();
    const [, second] = await graph.getByRole('listitem').allTextContents();
    expect(second).toMatch(/^bandit multi-armed bandit/);
    expect(trouble).toEqual([]);
  });

  it('says where a rollout waits', async () => {
    await page.goto(`${stage.portal.url}/models`);
    const row = page.getByRole('row', { name: /^speech/ });
    await row.getByText('paused at 20 %').waitFor();
    await row.getByRole('link').first().click();
    await page
      .getByRole('progressbar', { name: 'Steps of the rollout' })
      .waitFor();
    await screenshot('rollout-page');
    expect(trouble).toEqual([]);
  });

  it('speaks Korean', async () => {
    await page.addInitScript(() => localStorage.setItem('language', 'ko'));
    await page.goto(`${stage.portal.url}/models`);
    await page.getByText(/^실시간/).waitFor();
    await screenshot('models-page-ko');
    await page.getByRole('link', { name: 'recommend', exact: true }).click();
    await page.getByRole('region', { name: '추론 그래프' }).waitFor();
    await screenshot('graph-page-ko');
    expect(trouble).toEqual([]);
  });

  describe('GPU pools', () => {
    describeGpus(() => ({ url: stage.portal.url, page, trouble, screenshot }));
  });

  describe('canaries', () => {
    describeCanaries(() => ({
      url: stage.portal.url,
      page,
      trouble,
      screenshot,
    }));
  });

  describe('templates', () => {
    describeTemplates(() => ({
      url: stage.portal.url,
      page,
      forge: stage.forge,
      registry: stage.registry,
      trouble,
      screenshot,
    }));
  });
});
