/** A project as somebody has it who made it: texts by path. */
export type ProjectTexts = Readonly<Record<string, string>>;

/** What somebody who knows the field would object to, each with its path; empty where it is well. */
export type Lint = (files: ProjectTexts) => string[];

/** The files whose paths match, each with what is wrong with its text. */
export function lintFiles(
  files: ProjectTexts,
  path: RegExp,
  lint: (text: string, path: string) => string[],
): string[] {
  return Object.entries(files)
    .filter(([name]) => path.test(name))
    .flatMap(([name, text]) =>
      lint(text, name).map(problem => `${name}: ${problem}`),
    );
}
