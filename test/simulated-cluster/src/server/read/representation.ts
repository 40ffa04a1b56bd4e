import { groupVersion, type ApiResource } from '../../resources/ApiResource';
import type { StoredObject } from '../../store/StoredObject';
import type { Column } from '../../tables/Column';
import { AGE_DATE, NAME } from '../../tables/Column';
import { NAME_AND_AGE } from '../../tables/coreColumns';
import type { ApiRequest, ResourceRequest } from '../ApiRequest';
import { notAcceptable } from '../statusErrors';

export type Form = 'object' | 'table' | 'metadata';

/** How objects are to be written into an answer. */
export interface Representation {
  form: Form;
  includeObject: 'None' | 'Metadata' | 'Object';
  resource: ApiResource;
  version: string;
  now: Date;
}

const META = 'meta.k8s.io/v1';

/** By the Accept header, whose first acceptable entry wins. */
export function chooseRepresentation(
  request: ResourceRequest,
  now: Date,
): Representation {
  const include = request.query.get('includeObject');
  return {
    form: chooseForm(request),
    includeObject:
      include === 'None' || include === 'Object' ? include : 'Metadata',
    resource: request.resource,
    version: request.info.version,
    now,
  };
}

function chooseForm({ accept }: ApiRequest): Form {
  for (const entry of (accept || '*/*').split(',')) {
    const [type = '', ...parameters] = entry.split(';').map(p => p.trim());
    const as = parameters.find(p => p.startsWith('as='))?.slice(3);
    if (['application/json', 'application/*', '*/*'].includes(type)) {
      if (as === 'Table') {
        return 'table';
      }
      if (as?.startsWith('PartialObjectMetadata')) {
        return 'metadata';
      }
      if (as === undefined) {
        return 'object';
      }
    }
  }
  throw notAcceptable(['application/json']);
}

function apiVersion({ resource, version }: Representation): string {
  return groupVersion(resource.group, version);
}

export function encodeObject(
  stored: StoredObject,
  representation: Representation,
  withColumns = true,
): string {
  switch (representation.form) {
    case 'table':
      return encodeTable(
        [stored],
        { resourceVersion: stored.metadata.resourceVersion },
        representation,
        withColumns,
      );
    case 'metadata':
      return partial(stored);
    default:
      return stored.json(apiVersion(representation));
  }
}

export function encodeList(
  items: readonly StoredObject[],
  listMeta: object,
  representation: Representation,
): string {
  const { form, resource } = representation;
  if (form === 'table') {
    return encodeTable(items, listMeta, representation, true);
  }
  const metadata = form === 'metadata';
  const head = {
    kind: metadata ? 'PartialObjectMetadataList' : `${resource.kind}List`,
    apiVersion: metadata ? META : apiVersion(representation),
    metadata: listMeta,
  };
  const version = apiVersion(representation);
  const texts = items.map(item => {
    if (metadata) {
      return partial(item);
    }
    return resource.custom ? item.json(version) : item.untypedJson();
  });
  return `${JSON.stringify(head).slice(0, -1)},"items":[${texts.join(',')}]}`;
}

function partial(stored: StoredObject): string {
  return `{"kind":"PartialObjectMetadata","apiVersion":"${META}","metadata":${stored.metadataJson()}}`;
}

export function columnsOf(resource: ApiResource): readonly Column[] {
  if (!resource.custom) {
    return resource.columns.length > 0 ? resource.columns : NAME_AND_AGE;
  }
  return [
    NAME,
    ...(resource.columns.length > 0 ? resource.columns : [AGE_DATE]),
  ];
}

function encodeTable(
  items: readonly StoredObject[],
  listMeta: object,
  representation: Representation,
  withColumns: boolean,
): string {
  const columns = columnsOf(representation.resource);
  const head = {
    kind: 'Table',
    apiVersion: META,
    metadata: listMeta,
    columnDefinitions: withColumns ? columns.map(columnDefinition) : null,
  };
  const rows = items.map(item => encodeRow(item, columns, representation));
  return `${JSON.stringify(head).slice(0, -1)},"rows":[${rows.join(',')}]}`;
}

function columnDefinition(column: Column): object {
  const { name, type, format = '', priority } = column;
  return { name, type, format, description: name, priority };
}

function encodeRow(
  stored: StoredObject,
  columns: readonly Column[],
  representation: Representation,
): string {
  const cells = JSON.stringify(
    columns.map(column => column.cell(stored.object, representation.now)),
  );
  switch (representation.includeObject) {
    case 'None':
      return `{"cells":${cells}}`;
    case 'Object':
      return `{"cells":${cells},"object":${stored.json(
        apiVersion(representation),
      )}}`;
    default:
      return `{"cells":${cells},"object":${partial(stored)}}`;
  }
}
