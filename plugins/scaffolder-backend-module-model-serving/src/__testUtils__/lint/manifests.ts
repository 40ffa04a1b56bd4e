import { parseAllDocuments } from 'yaml';
import { lintFiles, type ProjectTexts } from './Lint';
import { MANIFEST_SHAPES } from './manifestShapes';
import { shapeProblems } from './Shape';

/** Fields that the operators of Prometheus, Argo CD and kustomize do not have. */
export function manifestProblems(files: ProjectTexts): string[] {
  return lintFiles(files, /^deploy\/.*\.ya?ml$/, text =>
    parseAllDocuments(text)
      .map(document => document.toJS() as { kind?: string } | null)
      .flatMap(object => {
        const shape = MANIFEST_SHAPES[object?.kind ?? ''];
        return shape ? shapeProblems(object, shape, object?.kind ?? '') : [];
      }),
  );
}
