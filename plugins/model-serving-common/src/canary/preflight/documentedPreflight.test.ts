import { gpuFitReasonSchema } from '../../model/gpuSchema';
import { documentedIds, idsIn, sources } from '../../testing/documentedIds';
import { PREFLIGHT_CHECKS } from './preflightChecks';

const inSource = [...sources()]
  .filter(([path]) => path.startsWith('canary/preflight/checks/'))
  .flatMap(([, text]) => idsIn(text, /\bCHECK = \{\s*id: ('[a-z-]+'),/g));

it('documents every check of the source and no other, in their order', () => {
  const page = documentedIds('preflight.md', 'The checks');
  expect([...page.keys()]).toEqual(PREFLIGHT_CHECKS);
  expect([...inSource].sort()).toEqual([...PREFLIGHT_CHECKS].sort());
});

it('documents every reason for which pods do not fit', () => {
  expect([...documentedIds('gpu-fit.md').keys()].sort()).toEqual(
    [...gpuFitReasonSchema.shape.code.options].sort(),
  );
});
