import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { unknown } from '@modeldeck/plugin-model-serving-common';
import { aRevision, aService, someTraffic } from '../../__testUtils__/services';
import { TrafficSummary } from './TrafficSummary';

const stable = (declared: number, programmed = declared) =>
  aRevision({ name: 'a', traffic: someTraffic(declared, programmed) });
const canary = (declared: number, programmed = declared) =>
  aRevision({
    name: 'b',
    role: 'canary',
    traffic: someTraffic(declared, programmed),
  });
const MARK = 'The routing object does not hold what the spec asks for';

describe('TrafficSummary', () => {
  it('says what the canary is programmed to get, not what is asked for', async () => {
    await renderInTestApp(
      <TrafficSummary
        service={aService({ revisions: [stable(70, 100), canary(30, 0)] })}
      />,
    );
    expect(screen.getByText('0 % canary')).toBeVisible();
    expect(screen.getByRole('img', { name: MARK })).toBeVisible();
  });

  it('marks nothing where both agree', async () => {
    await renderInTestApp(
      <TrafficSummary
        service={aService({ revisions: [stable(80), canary(20)] })}
      />,
    );
    expect(screen.getByText('20 % canary')).toBeVisible();
    expect(screen.queryByRole('img', { name: MARK })).not.toBeInTheDocument();
  });

  it('adds up what is no canary', async () => {
    await renderInTestApp(
      <TrafficSummary service={aService({ revisions: [stable(100)] })} />,
    );
    expect(screen.getByText('100 %')).toBeVisible();
  });

  it('is unknown as soon as one share is', async () => {
    const revision = aRevision({
      name: 'b',
      traffic: { ...someTraffic(20), programmed: unknown('not allowed') },
    });
    await renderInTestApp(
      <TrafficSummary
        service={aService({ revisions: [stable(80), revision] })}
      />,
    );
    expect(screen.getByRole('button')).toHaveAccessibleName(
      /Unknown: not allowed$/,
    );
    expect(screen.queryByText('80 %')).not.toBeInTheDocument();
  });

  it('says that nothing can take traffic', async () => {
    await renderInTestApp(
      <TrafficSummary service={aService({ revisions: [] })} />,
    );
    expect(screen.getByText('no traffic')).toBeVisible();
  });
});
