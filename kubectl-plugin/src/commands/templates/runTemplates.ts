import {
  builtInTemplates,
  openTemplate,
  type Template,
} from '@modeldeck/plugin-model-serving-node';
import { ExitCode } from '../../cli/ExitCode';
import type { Host } from '../../cli/Host';
import type { TemplatesOperation } from '../../cli/Operation';
import { span } from '../../printers/line';
import { printDocument } from '../../printers/printDocument';
import { type Column, printTable } from '../../printers/table';
import { printable } from '../../terminal/printable';
import { screenOf } from '../../terminal/Screen';
import { builtInFolder } from '../new/builtInFolder';
import { printTemplate } from './printTemplate';
import { templateDocument } from './templateDocument';

const COLUMNS: Column<Template>[] = [
  { title: 'NAME', cell: ({ name }) => [span(name, 'strong')] },
  {
    title: 'MAKES',
    cell: ({ description }) => [span(description)],
    narrowTo: 20,
  },
];

/** `kubectl model templates [TEMPLATE]`. */
export async function runTemplates(
  operation: TemplatesOperation,
  host: Host,
  builtIn = builtInFolder(),
): Promise<ExitCode> {
  const text =
    operation.template === undefined
      ? await listed(await builtInTemplates(builtIn), operation, host)
      : await explained(operation.template, operation, host, builtIn);
  host.stdout.write(text);
  return ExitCode.healthy;
}

async function listed(
  templates: readonly Template[],
  { output, headers, color }: TemplatesOperation,
  host: Host,
): Promise<string> {
  switch (output.kind) {
    case 'name':
      return templates.map(({ name }) => `${printable(name)}\n`).join('');
    case 'json':
    case 'yaml':
      return printDocument(
        {
          apiVersion: 'modeldeck.io/v1alpha1',
          kind: 'TemplateList',
          items: templates.map(templateDocument),
        },
        output.kind,
      );
    default:
      return printTable(COLUMNS, templates, {
        screen: screenOf(host, color),
        headers,
      });
  }
}

async function explained(
  reference: string,
  { output, color }: TemplatesOperation,
  host: Host,
  builtIn: string,
): Promise<string> {
  const { template, close } = await openTemplate({
    reference,
    builtIn,
    signal: host.interrupted,
  });
  await close();
  switch (output.kind) {
    case 'name':
      return `${printable(template.name)}\n`;
    case 'json':
    case 'yaml':
      return printDocument(templateDocument(template), output.kind);
    default:
      return printTemplate(template, screenOf(host, color));
  }
}
