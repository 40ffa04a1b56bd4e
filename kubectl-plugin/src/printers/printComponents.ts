import type { Screen } from '../terminal/Screen';
import type { ComponentView } from '../views/componentView';
import { NONE } from '../views/values';
import { span } from './line';
import { type PodOwnerRow, printPodTree, quietUnknown } from './printPodTree';
import type { Column } from './table';

type ComponentRow = PodOwnerRow<ComponentView>;

/** What runs beside the revisions, with its pods below it. */
export function printComponents(
  components: readonly ComponentView[],
  screen: Screen,
): string {
  return printPodTree(components, componentColumns(components), screen);
}

function componentColumns(
  components: readonly ComponentView[],
): Column<ComponentRow>[] {
  const holdsGpus = components.some(({ gpus }) => gpus !== NONE);
  const isShared = components.some(({ sharedBy }) => sharedBy.length > 0);
  return [
    {
      title: 'COMPONENT',
      cell: ({ prefix, owner }) => [
        span(prefix.here, 'quiet'),
        span(owner.name, 'strong'),
      ],
      narrowTo: 24,
      cut: 'middle',
    },
    { title: 'KIND', cell: ({ owner }) => [span(owner.kind)] },
    { title: 'READY', cell: ({ owner }) => quietUnknown(owner.ready) },
    ...(holdsGpus
      ? [
          {
            title: 'GPUS',
            cell: ({ owner }: ComponentRow) => quietUnknown(owner.gpus),
          },
        ]
      : []),
    ...(isShared
      ? [
          {
            title: 'SHARED BY',
            cell: ({ owner }: ComponentRow) => [span(sharing(owner))],
            narrowTo: 14,
          },
        ]
      : []),
  ];
}

/** Their number first: it is what says that the GPUs are nobody's alone. */
function sharing({ sharedBy, sharedByOmitted }: ComponentView): string {
  const names = [...sharedBy, ...(sharedByOmitted > 0 ? ['…'] : [])];
  return sharedBy.length > 0
    ? `${sharedBy.length + sharedByOmitted} services: ${names.join(', ')}`
    : NONE;
}
