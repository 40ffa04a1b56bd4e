import { createTemplateFilter } from '@backstage/plugin-scaffolder-node/alpha';
import { TEMPLATE_FILTERS } from '@modeldeck/plugin-model-serving-node';

type FilterName = keyof typeof TEMPLATE_FILTERS;

const DESCRIPTIONS: Readonly<Record<FilterName, string>> = {
  yamlValue: 'A value on one line of YAML, quoted where it has to be',
  shellWord: 'One word of a shell command, whatever is in it',
  dockerValue: 'A value in ENV, ARG or LABEL of a Dockerfile',
  pythonLiteral: 'A literal of Python',
  rLiteral: 'A string of R',
  groovyLiteral: 'A string in a Jenkinsfile',
  tomlValue: 'A value of TOML',
  xmlText: 'Text of an element or an attribute of XML',
  markdownText: 'Text of a page, in which it marks nothing up',
  dnsLabel: 'A name that Kubernetes takes',
};

/** The filters of our templates; the terminal has the same ones. */
export const templateFilters = (
  Object.keys(TEMPLATE_FILTERS) as FilterName[]
).map(id =>
  createTemplateFilter({
    id,
    description: DESCRIPTIONS[id],
    filter: TEMPLATE_FILTERS[id],
  }),
);
