import type {
  SimulatedForge,
  SimulatedMlflow,
} from '@modeldeck/simulated-cluster';
import type { Page } from 'playwright-core';
import { findBarriers } from './accessibility';
import { GPU_NAMESPACE, GPU_POOL } from './gpuCluster';
import { projectInTerminal } from './projectInTerminal';
import { waitUntil } from './waitUntil';

export interface TemplateContext {
  url: string;
  page: Page;
  /** where the portal publishes to */
  forge: SimulatedForge;
  /** that has the model `credit` */
  registry: SimulatedMlflow;
  /** what went wrong without the user seeing it */
  trouble: string[];
  screenshot: (name: string) => Promise<void>;
}

const TITLES = {
  'batch-scoring': 'Batch scoring',
  'kserve-llm': 'Language model on KServe',
  'kserve-model': 'Model on KServe',
  'python-service': 'Model in Python',
  'r-service': 'Model in R',
  'seldon-experiment': 'Model with an experiment on Seldon Core 2',
  'seldon-graph': 'Graph of models on Seldon Core v1',
  'training-pipeline': 'Training pipeline',
};

/** What the walk answers, where that is not what the form begins with. */
const ANSWERS = {
  name: 'credit',
  description: 'Says how likely a loan is paid back',
  owner: 'group:default/team-fraud',
  namespace: GPU_NAMESPACE,
  cluster: 'gpus',
  format: 'onnx',
  storageUri: 'models:/credit@champion',
  loadSeconds: 90,
  accelerator: 'nvidia.com/gpu',
  acceleratorCount: 2,
  pool: GPU_POOL,
  ci: 'gitlab',
  firstVersion: true,
};

/** From the Create page to a repository, an entry in the catalogue and a running service. */
export function describeTemplates(context: () => TemplateContext): void {
  const press = (name: string) =>
    context().page.getByRole('button', { name, exact: true }).click();
  const fill = async (label: string, text: string) => {
    const { page } = context();
    const [box, ...others] = (
      ['textbox', 'spinbutton', 'combobox'] as const
    ).map(role => page.getByRole(role, { name: label, exact: true }));
    await others.reduce((any, other) => any.or(other), box!).fill(text);
  };
  const choose = async (label: string, option: string | RegExp) => {
    const { page } = context();
    // Backstage's own fields say their label before the value, ours behind it.
    const button = new RegExp(`^${label} | ${label}$`);
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('option', { name: option }).click();
    // As it closes, the focus goes back to the button.
    await page.getByRole('listbox').waitFor({ state: 'detached' });
  };

  it('are all there, with forms that let nobody on without what they need', async () => {
    const { page, url, trouble } = context();
    // The catalogue takes them up in its own time.
    await waitUntil({
      what: 'the templates are there',
      timeoutMs: 90_000,
      holds: async () => {
        await page.goto(`${url}/create`);
        return page
          .getByRole('button', { name: /^Choose/i })
          .nth(Object.keys(TITLES).length - 1)
          .waitFor({ timeout: 5000 })
          .then(() => true)
          .catch(() => false);
      },
    });
    trouble.length = 0;
    for (const [template, title] of Object.entries(TITLES)) {
      await page.goto(`${url}/create/templates/default/${template}`);
      await page.getByRole('heading', { name: title, exact: true }).waitFor();
      await press('Next');
      const isRefused = await page
        .locator('form :invalid')
        .first()
        .evaluate(field => field === document.activeElement);
      expect({ template, isRefused }).toEqual({ template, isRefused: true });
      expect(await findBarriers(page, 'form')).toEqual([]);
    }
    expect(trouble).toEqual([]);
  });

  it('lead to a repository, an entry in the catalogue and a service that runs', async () => {
    const { page, url, forge, registry, trouble, screenshot } = context();
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`${url}/create/templates/default/kserve-model`);
    await describeTheModel();
    await press('Next');
    await sayHowItIsServed();
    await press('Next');
    await page
      .getByRole('spinbutton', { name: /^Share of a new version/ })
      .waitFor();
    await press('Next');
    await sayWhereItGoes();
    await press('Review');
    await page.getByRole('row', { name: 'Name credit' }).waitFor();
    await screenshot('template-review');
    await press('Create');
    const entry = page.getByRole('link', {
      name: 'The project in the catalogue',
    });
    await entry.waitFor();
    await page.getByText('Finished step Register in the catalogue').waitFor();
    await screenshot('template-task');
    expect(await forge.files('models', ANSWERS.name)).toEqual(
      await projectInTerminal('kserve-model', {
        registry: registry.url,
        answers: {
          ...ANSWERS,
          repoUrl: `${new URL(forge.url).host}?repo=credit&owner=models`,
        },
      }),
    );
    const service = page.getByRole('link', { name: /^The service(?! in)/ });
    const address = await service.getAttribute('href');
    await entry.click();
    await page.getByText(ANSWERS.description).waitFor();
    await screenshot('template-entity');
    expect(new URL(address!).pathname).toContain(
      `/gpus/${GPU_NAMESPACE}/inferenceservice/${ANSWERS.name}`,
    );
    await page.goto(address!);
    await page.getByText('Healthy', { exact: true }).first().waitFor();
    await screenshot('template-service');
    expect(trouble).toEqual([]);
  });

  async function describeTheModel(): Promise<void> {
    const { page, screenshot } = context();
    await fill('Name', ANSWERS.name);
    await fill('What it does', ANSWERS.description);
    await fill('Owner', 'fraud');
    await page.getByRole('option', { name: 'Fraud' }).click();
    await fill('Namespace', ANSWERS.namespace);
    await choose('Cluster', /^gpus/);
    await choose('Format', /^ONNX/);
    await fill('Where the model is', 'cred');
    await page.getByRole('option', { name: ANSWERS.storageUri }).click();
    await page.getByText(/^Version 3\. Its files are at s3:/).waitFor();
    await screenshot('template-form');
  }

  /** With an answer at first that does not go with the others. */
  async function sayHowItIsServed(): Promise<void> {
    const { page, screenshot } = context();
    await fill('Replicas at least', '0');
    await fill('Seconds to load', String(ANSWERS.loadSeconds));
    await choose('Accelerator', /^NVIDIA/);
    await fill('Accelerators of a replica', '2');
    await choose('Node pool', /6 of 8 free/);
    await page.getByText('It fits now.', { exact: true }).waitFor();
    await press('Next');
    await page.getByText(/keep at least one replica/).waitFor();
    await screenshot('template-refusal');
    expect(await findBarriers(page, 'form')).toEqual([]);
    await fill('Replicas at least', '1');
  }

  async function sayWhereItGoes(): Promise<void> {
    const { page, screenshot } = context();
    await choose('Pipeline', /^GitLab/);
    await fill('Organization', 'models');
    await page
      .getByRole('textbox', { name: 'Name of the repository' })
      .and(page.locator(`[value="${ANSWERS.name}"]`))
      .waitFor();
    await page.getByRole('checkbox', { name: /first version/ }).check();
    expect(await findBarriers(page, 'form')).toEqual([]);
    await screenshot('template-delivery');
  }
}
