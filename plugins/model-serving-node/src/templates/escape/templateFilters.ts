import { dnsLabel } from './dnsLabel';
import { dockerValue } from './dockerValue';
import { groovyLiteral, pythonLiteral, rLiteral, tomlValue } from './literals';
import { markdownText } from './markdownText';
import { shellWord } from './shellWord';
import { xmlText } from './xmlText';
import { yamlValue } from './yamlValue';

/**
 * Filters for the places a template puts values in, each with what makes a value safe there.
 * Portal and terminal have the same ones.
 *
 * @public
 */
export const TEMPLATE_FILTERS = {
  yamlValue,
  shellWord,
  dockerValue,
  pythonLiteral,
  rLiteral,
  groovyLiteral,
  tomlValue,
  xmlText,
  markdownText,
  dnsLabel,
} as const;
