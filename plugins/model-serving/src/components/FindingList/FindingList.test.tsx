import { screen } from '@testing-library/react';
import { aFinding } from '../../__testUtils__/finding';
import { FakeModelServingApi } from '../../__testUtils__/FakeModelServingApi';
import { renderPage } from '../../__testUtils__/renderPage';
import { aFleet, aService } from '../../__testUtils__/services';
import { FindingList } from './FindingList';

function renderFindings(...findings: ReturnType<typeof aFinding>[]) {
  const service = aService({ findings });
  return renderPage(<FindingList service={service} />, {
    api: FakeModelServingApi.live(aFleet([service])),
  });
}

describe('FindingList', () => {
  it('says that nothing was found', async () => {
    await renderFindings();
    expect(screen.getByText(/^Nothing stands out/)).toBeVisible();
  });

  it('says the severity in words, not by colour alone', async () => {
    await renderFindings(
      aFinding(),
      aFinding({ rule: 'b', severity: 'warning' }),
      aFinding({ rule: 'c', severity: 'info' }),
    );
    expect(
      screen.getAllByRole('img').map(icon => icon.getAttribute('aria-label')),
    ).toEqual(['Error', 'Warning', 'Note']);
  });

  it('writes cause and next step as sentences', async () => {
    await renderFindings(aFinding());
    expect(
      screen.getByText('The container is killed for lack of memory'),
    ).toBeVisible();
    expect(screen.getByRole('listitem')).toHaveTextContent(
      'Next step: Raise the memory limit',
    );
  });

  it('offers the command of the fix once, to be copied', async () => {
    await renderFindings(
      aFinding({ fix: 'read its log: `kubectl logs fraud-2-0`' }),
    );
    expect(screen.getAllByText(/kubectl logs fraud-2-0/)).toHaveLength(1);
    expect(
      screen.getByRole('button', {
        name: 'Copy the command kubectl logs fraud-2-0',
      }),
    ).toBeVisible();
  });

  it('offers all commands where the fix leaves a choice', async () => {
    await renderFindings(
      aFinding({ fix: 'go on or stop: `kubectl go x` or `kubectl stop x`' }),
    );
    expect(
      screen
        .getAllByRole('button')
        .map(button => button.getAttribute('aria-label')),
    ).toEqual([
      'Copy the command kubectl go x',
      'Copy the command kubectl stop x',
    ]);
  });

  it('offers no command for a subject that is no name', async () => {
    await renderFindings(aFinding({ subject: 'Pod/$(reboot)' }));
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});
