import type { Screen } from '../../terminal/Screen';
import type { GpuNote } from '../../views/gpu/gpuNotes';
import { labelledText } from '../labelledText';

/** What numbers do not say, below a table; a label is written where it changes. */
export function printGpuNotes(
  notes: readonly GpuNote[],
  screen: Screen,
): string {
  return notes
    .map(({ label, text, next, tone }, index) => {
      const isNew = label !== notes[index - 1]?.label;
      return (
        labelledText(isNew ? label : '', text, screen, tone) +
        labelledText('', next ?? '', screen)
      );
    })
    .join('');
}
