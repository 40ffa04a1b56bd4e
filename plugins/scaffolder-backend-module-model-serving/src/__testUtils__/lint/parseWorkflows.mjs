// GitHub's parser is an ES module that imports JSON as bundlers do, which Jest cannot: it is run by tsx.
import {
  convertWorkflowTemplate,
  NoOperationTraceWriter,
  parseWorkflow,
} from '@actions/workflow-parser';
import { text } from 'node:stream/consumers';

const said = [];
for (const content of JSON.parse(await text(process.stdin))) {
  const { context, value } = parseWorkflow(
    { name: 'workflow', content },
    new NoOperationTraceWriter(),
  );
  const template = value && (await convertWorkflowTemplate(context, value));
  said.push([
    ...new Set([
      ...context.errors.getErrors().map(({ message }) => message),
      ...(template?.errors ?? []).map(({ Message }) => Message),
    ]),
  ]);
}
process.stdout.write(JSON.stringify(said));
