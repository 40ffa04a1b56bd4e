import { lintFiles, type ProjectTexts } from './Lint';

/** What a declarative pipeline has at each place (Jenkins: Pipeline Syntax); steps are anybody's. */
const SECTIONS: Readonly<Record<string, readonly string[]>> = {
  '': ['pipeline'],
  pipeline: [
    'agent',
    'environment',
    'libraries',
    'options',
    'parameters',
    'post',
    'stages',
    'tools',
    'triggers',
  ],
  stages: ['stage'],
  stage: [
    'agent',
    'environment',
    'failFast',
    'input',
    'options',
    'parallel',
    'post',
    'stages',
    'steps',
    'tools',
    'when',
  ],
  input: ['id', 'message', 'ok', 'parameters', 'submitter'],
  when: [
    'allOf',
    'anyOf',
    'beforeAgent',
    'beforeInput',
    'beforeOptions',
    'branch',
    'changeRequest',
    'expression',
    'not',
  ],
};

const NEEDED: Readonly<Record<string, readonly string[]>> = {
  pipeline: ['agent', 'stages'],
  stages: ['stage'],
};

/** One block with the words that begin its statements; `input message` has no block. */
interface Block {
  name: string;
  words: string[];
}

/** What Jenkins' declarative pipelines do not have, and credentials that Groovy puts into a shell's code. */
export function jenkinsfileProblems(files: ProjectTexts): string[] {
  return lintFiles(files, /(^|\/)Jenkinsfile$/, text => {
    const code = withoutComments(text);
    const { blocks, unbalanced } = blocksOf(withoutText(code));
    return [
      ...(unbalanced ? ['braces do not match'] : []),
      ...blocks.flatMap(blockProblems),
      ...doubledStages(code),
      ...(/\bsh\s*(\(\s*)?"[^"]*\$/.test(code)
        ? ['sh "…$…" is filled in by Groovy, and ends up in the log: use \'…\'']
        : []),
    ];
  });
}

/** Steps of a pipeline are left alone: which there are is up to plugins. */
function blockProblems({ name, words }: Block): string[] {
  const allowed = SECTIONS[name];
  return [
    ...(allowed === undefined
      ? []
      : words
          .filter(word => !allowed.includes(word))
          .map(word => `${word} is nothing of ${name || 'a Jenkinsfile'}`)),
    ...(NEEDED[name] ?? [])
      .filter(word => !words.includes(word))
      .map(word => `${name} has no ${word}`),
    ...(name === 'stage' &&
    !words.some(word => ['steps', 'stages', 'parallel'].includes(word))
      ? ['a stage does nothing']
      : []),
  ];
}

function blocksOf(code: string): { blocks: Block[]; unbalanced: boolean } {
  const root: Block = { name: '', words: [] };
  const blocks = [root];
  const open = [root];
  let unbalanced = false;
  for (const line of code.split('\n')) {
    const word = /^\s*([A-Za-z]\w*)/.exec(line)?.[1];
    if (word !== undefined) {
      open.at(-1)?.words.push(word);
    }
    for (const brace of line.match(/[{}]/g) ?? []) {
      if (brace === '{') {
        const block = { name: word ?? '', words: [] };
        blocks.push(block);
        open.push(block);
      } else {
        open.pop();
        unbalanced ||= open.length === 0;
      }
    }
  }
  return { blocks, unbalanced: unbalanced || open.length !== 1 };
}

function doubledStages(code: string): string[] {
  const names = [...code.matchAll(/\bstage\('([^']*)'\)/g)].map(m => m[1]);
  return names
    .filter((name, index) => names.indexOf(name) !== index)
    .map(name => `two stages are ${name}`);
}

function withoutComments(code: string): string {
  return code.replace(/^\s*\/\/.*$/gm, '');
}

/** Braces in texts are none of Groovy's. */
function withoutText(code: string): string {
  return code.replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''");
}
