import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { healthStatuses } from '../../view/healthStatus';
import { HealthBadge } from './HealthBadge';

const health = {
  reason: 'CrashLoopBackOff',
  message: 'the container ends with exit code 1',
};

describe('HealthBadge', () => {
  it.each(healthStatuses)('says %s in a word', async status => {
    await renderInTestApp(<HealthBadge health={{ ...health, status }} />);
    expect(screen.getByRole('button')).toHaveTextContent(
      new RegExp(`^${status}`, 'i'),
    );
  });

  it('tells a screen reader the whole of it', async () => {
    await renderInTestApp(
      <HealthBadge health={{ ...health, status: 'failed' }} />,
    );
    expect(screen.getByRole('button')).toHaveAccessibleName(
      /CrashLoopBackOff: The container ends with exit code 1$/,
    );
  });

  it('shows the reason only where something needs one', async () => {
    await renderInTestApp(
      <HealthBadge
        health={{ status: 'healthy', reason: 'Ready', message: 'serves' }}
      />,
    );
    expect(screen.queryByText('Ready')).not.toBeInTheDocument();
  });
});
