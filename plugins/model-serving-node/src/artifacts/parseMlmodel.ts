import {
  type Known,
  type ModelFacts,
  readMlmodel,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import { Composer, Lexer, Parser } from 'yaml';

/** A file that MLflow writes has a hundred of them, a signature being one. */
const MOST_LEXEMES = 50_000;

/** MLflow writes three. */
const DEEPEST = 64;

const MOST_ALIASES = 50;

/**
 * What an MLmodel file says. It is YAML from a store that others write to: what only a hostile
 * file holds (nesting, aliases of aliases, a million entries) ends the reading before it costs.
 */
export function parseMlmodel(text: string): Known<ModelFacts> {
  let document: unknown;
  try {
    document = parseBounded(text);
  } catch (error) {
    const [line] = (error as Error).message.split('\n');
    return unknown(
      `the file called MLmodel is no YAML that can be read: ${line}`,
    );
  }
  return readMlmodel(document);
}

/** The parser's own steps, to stop between them. */
function parseBounded(text: string): unknown {
  const parser = new Parser();
  const tokens = [];
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    lexemes++;
    if (lexemes > MOST_LEXEMES) {
      throw new Error('it has more entries than any model needs');
    }
    if (parser.stack.length > DEEPEST) {
      throw new Error('it nests deeper than any model needs');
    }
  }
  tokens.push(...parser.end());
  // Keys are not compared with each other: that alone would take seconds.
  const options = { uniqueKeys: false, merge: false };
  const [document] = new Composer(options).compose(tokens);
  const [error] = document?.errors ?? [];
  if (error) {
    throw error;
  }
  return document?.toJS({ maxAliasCount: MOST_ALIASES });
}
