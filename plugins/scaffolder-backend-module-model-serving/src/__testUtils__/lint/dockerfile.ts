import { DockerfileParser, type Instruction } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { unpinnedImage } from './unpinnedImage';
import { lintFiles, type ProjectTexts } from './Lint';

function argumentsOf(instruction: Instruction): string {
  return instruction.getArgumentsContent() ?? '';
}

type Rule = (argument: string, instruction: Instruction) => string[];

const SECRET =
  /^\s*\w*(PASSWORD|PASSWD|SECRET|TOKEN|APIKEY|API_KEY)\w*(=|\s|$)/i;

const secrets: Rule = argument =>
  SECRET.test(argument) ? ['a secret would be in the image for good'] : [];

const execForm: Rule = argument =>
  argument.startsWith('[')
    ? []
    : ['a shell would be the first process, and keep signals to itself'];

const RULES: Readonly<Record<string, Rule>> = {
  ARG: secrets,
  ENV: secrets,
  CMD: execForm,
  ENTRYPOINT: execForm,
  ADD: () => ['COPY says what it does: ADD also fetches and unpacks'],
  MAINTAINER: () => ['MAINTAINER is no more: LABEL'],
  WORKDIR: argument =>
    /^(\/|\$)/.test(argument) ? [] : ['WORKDIR depends on the one before'],
  RUN: argument => [
    ...(/\bapt-get (\S+ )*install\b/.test(argument)
      ? aptProblems(argument)
      : []),
    ...(/\bpip3? install\b/.test(argument) &&
    !argument.includes('--no-cache-dir')
      ? ['pip keeps its cache in the image: --no-cache-dir']
      : []),
    ...(/\bsudo\b/.test(argument) ? ['sudo in an image'] : []),
    ...(/\b(curl|wget)\b[^|]*\|\s*(ba)?sh\b/.test(argument)
      ? ['runs whatever a host says']
      : []),
  ],
};

/** What the language server of Dockerfiles and a reviewer who has hadolint object to. */
export function dockerfileProblems(files: ProjectTexts): string[] {
  return lintFiles(files, /(^|\/)Dockerfile$/, text => {
    const parsed = DockerfileParser.parse(text);
    const instructions = parsed.getInstructions();
    return [
      ...validate(text).map(
        ({ message, range }) => `line ${range.start.line + 1}: ${message}`,
      ),
      ...instructions.flatMap(instruction => {
        const rule = RULES[instruction.getKeyword()];
        return (rule?.(argumentsOf(instruction), instruction) ?? []).map(
          problem =>
            `line ${instruction.getRange().start.line + 1}: ${problem}`,
        );
      }),
      ...baseProblems(instructions),
      ...userProblems(instructions),
    ];
  });
}

function aptProblems(argument: string): string[] {
  return [
    ...(/\bapt-get update\b/.test(argument)
      ? []
      : ['apt-get update is of another layer']),
    ...(/(--yes|-y)\b/.test(argument) ? [] : ['apt-get would ask: --yes']),
    ...(argument.includes('--no-install-recommends')
      ? []
      : ['brings what is only recommended: --no-install-recommends']),
    ...(argument.includes('rm -rf /var/lib/apt/lists/*')
      ? []
      : ['keeps the lists of packages']),
  ];
}

/** The last stage is what runs; images of stages are named by ARGs before the first of them. */
function baseProblems(instructions: readonly Instruction[]): string[] {
  const defaults = new Map<string, string>();
  const stages = new Set<string>();
  const problems: string[] = [];
  for (const instruction of instructions) {
    const argument = argumentsOf(instruction);
    if (instruction.getKeyword() === 'ARG') {
      const [, name = '', value = ''] =
        /^(\w+)=["']?([^"']*)["']?$/.exec(argument) ?? [];
      defaults.set(name, value);
    }
    if (instruction.getKeyword() === 'FROM') {
      const [, image = '', stage] =
        /^(?:--\S+ )*(\S+)(?: AS (\S+))?$/i.exec(argument) ?? [];
      const named = image.replace(
        /\$\{?(\w+)\}?/g,
        (_, name: string) => defaults.get(name) ?? '',
      );
      problems.push(...(stages.has(named) ? [] : unpinnedImage(named)));
      stages.add(stage ?? '');
    }
  }
  return problems;
}

function userProblems(instructions: readonly Instruction[]): string[] {
  const last = instructions.map(one => one.getKeyword()).lastIndexOf('FROM');
  const user = instructions
    .slice(last)
    .filter(one => one.getKeyword() === 'USER')
    .map(argumentsOf)
    .pop();
  return /^[1-9]\d*(:\d+)?$/.test(user ?? '')
    ? []
    : ['has no USER with a number but 0, which a cluster can tell from root'];
}
