import {
  type Question,
  questions,
  type Template,
} from '@modeldeck/plugin-model-serving-node';

/** A template as `-o json` has it, with what it asks for before anything is answered. */
export function templateDocument(template: Template) {
  const { name, title, description, tags, pages, steps } = template;
  return {
    apiVersion: 'modeldeck.io/v1alpha1',
    kind: 'Template',
    name,
    title,
    description,
    tags,
    pages: pages.map(page => ({
      title: page.title ?? '',
      questions: questions([page], {}).map(questionDocument),
    })),
    actions: [...new Set(steps.map(({ action }) => action))],
  };
}

function questionDocument(question: Question) {
  const { path, title, description, required, choices } = question;
  return {
    key: path.join('.'),
    title,
    description,
    required,
    ...(question.default === undefined ? {} : { default: question.default }),
    ...(choices.length === 0 ? {} : { choices: choices.map(c => c.value) }),
  };
}
