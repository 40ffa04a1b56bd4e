import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aGraph } from '../../__testUtils__/graphs';
import { FakeModelServingApi } from '../../__testUtils__/FakeModelServingApi';
import { renderPage } from '../../__testUtils__/renderPage';
import { aFleet, aRevision, aService } from '../../__testUtils__/services';
import { InferenceGraphs } from './InferenceGraphs';

const embedder = aService({
  name: 'embedder',
  health: { status: 'failed', reason: 'X', message: '' },
});
const kinds = {
  router: { kind: 'ab-test', title: 'coin' },
  embed: { service: embedder.id, detail: 'TRITON_SERVER' },
} as const;
const lines = [
  'router -> embed 60 %',
  'router -> other 40 % [language == "ko"]',
  'other -> router',
];

function show(service: ReturnType<typeof aService>) {
  const api = FakeModelServingApi.live(aFleet([service, embedder]));
  return renderPage(<InferenceGraphs service={service} />, { api });
}

const diagrams = () =>
  screen.getAllByRole('group', { name: /^Inference graph/ });

const withGraph = (omitted = 0) =>
  aService({ graph: { ...aGraph(lines, kinds), omitted } });

describe('InferenceGraphs', () => {
  it('draws nodes with their kinds, and what the lines say', async () => {
    await show(withGraph());
    const [diagram] = diagrams() as [HTMLElement];
    expect(diagram).toHaveAccessibleName(/of 3 nodes/);
    expect(within(diagram).getByText('coin')).toBeVisible();
    expect(within(diagram).getByText('A/B test')).toBeVisible();
    expect(within(diagram).getByText('TRITON_SERVER')).toBeVisible();
    expect(within(diagram).getByText('60 %')).toBeVisible();
    expect(within(diagram).getByText('40 % · language == "ko"')).toBeVisible();
  });

  it('leads to the service that answers at a node, and says how it is', async () => {
    await show(withGraph());
    const link = screen.getByRole('link', { name: 'embed' });
    expect(link).toHaveAttribute(
      'href',
      '/models/prod/payments/inferenceservice/embedder',
    );
    expect(screen.getByRole('img', { name: 'Failed' })).toBeVisible();
  });

  it('is no link to the page that it is on', async () => {
    const service = aService();
    await show({
      ...service,
      graph: aGraph(['a -> b'], { b: { service: service.id } }),
    });
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });

  it('says all of it in words, cycles too', async () => {
    await show(withGraph());
    await userEvent.click(screen.getByText('As a list'));
    expect(
      screen
        .getAllByRole('listitem')
        .map(item => [
          item.ariaLevel ?? item.getAttribute('aria-level'),
          item.textContent,
        ]),
    ).toEqual([
      ['1', 'coin A/B test'],
      ['2', '60 % → embed model · TRITON_SERVER'],
      ['2', '40 % · language == "ko" → other model'],
      ['3', 'coin A/B test · back to above'],
    ]);
  });

  it('is reached by a keyboard, to be scrolled', async () => {
    await show(withGraph());
    expect(diagrams()[0]).toHaveAttribute('tabindex', '0');
  });

  it('says how much of it is not shown', async () => {
    await show(withGraph(12));
    expect(screen.getByText(/12 more nodes are not shown/)).toBeVisible();
  });

  it('shows the graphs of revisions that differ one below the other', async () => {
    await show(
      aService({
        revisions: [
          aRevision({ name: 'main', graph: aGraph(['a -> b']) }),
          aRevision({
            name: 'next',
            role: 'canary',
            graph: aGraph(['a -> c']),
          }),
        ],
      }),
    );
    expect(
      screen
        .getAllByRole('heading', { level: 3 })
        .map(({ textContent }) => textContent),
    ).toEqual(['main (stable)', 'next (canary)']);
    expect(diagrams()).toHaveLength(2);
  });

  it('shows nothing where there is no graph', async () => {
    await show(aService());
    expect(screen.queryByText('Inference graph')).not.toBeInTheDocument();
  });

  it('shows what a cluster names as text', async () => {
    const title = '<img src=x onerror=alert(1)>';
    await show(aService({ graph: aGraph(['a -> b'], { a: { title } }) }));
    expect(screen.getAllByText(title)[0]).toBeVisible();
  });
});
