import type { ServerResponse } from 'node:http';
import type { StoreChange } from '../../store/History';
import type { StoredObject } from '../../store/StoredObject';
import { groupVersion, qualifiedName } from '../../resources/ApiResource';
import { resetConnection } from '../connectionReset';
import type { StatusError } from '../StatusError';
import { encodeObject, type Representation } from './representation';
import type { Selection } from './Selection';

export interface WatchOptions {
  response: ServerResponse;
  selection: Selection;
  representation: Representation;
  bookmarks: boolean;
  now(): Date;
  /** whether the connection is to go silent */
  isFrozen(): boolean;
}

/** One open watch: changes in, lines of JSON out. */
export class WatchStream {
  private columnsSent = false;

  constructor(private readonly options: WatchOptions) {}

  get resourceName(): string {
    return qualifiedName(this.options.representation.resource);
  }

  begin(): void {
    const { response } = this.options;
    response.writeHead(200, {
      'Content-Type': 'application/json',
      'Cache-Control': 'no-cache, private',
    });
    response.flushHeaders();
  }

  /** An object that was there before the watch began. */
  initial(stored: StoredObject): void {
    if (this.options.selection.includes(stored.object)) {
      this.event('ADDED', stored);
    }
  }

  /** With a selector an object may come and go while it only changes. */
  change({ type, current, previous }: StoreChange): void {
    const { selection } = this.options;
    const is = type !== 'DELETED' && selection.includes(current.object);
    const was = previous !== undefined && selection.includes(previous.object);
    if (is) {
      this.event(was ? 'MODIFIED' : 'ADDED', current);
    } else if (was) {
      this.event('DELETED', current);
    }
  }

  bookmark(
    resourceVersion: number,
    annotations?: Readonly<Record<string, string>>,
  ): void {
    if (!this.options.bookmarks) {
      return;
    }
    const { resource, version, form } = this.options.representation;
    const table = form === 'table';
    const object = {
      kind: table ? 'Table' : resource.kind,
      apiVersion: table
        ? 'meta.k8s.io/v1'
        : groupVersion(resource.group, version),
      metadata: {
        resourceVersion: String(resourceVersion),
        creationTimestamp: null,
        ...(annotations && { annotations }),
      },
      ...(table && { columnDefinitions: null, rows: [] }),
    };
    this.line('BOOKMARK', JSON.stringify(object));
  }

  fail(error: StatusError): void {
    this.line('ERROR', JSON.stringify(error.toStatus()));
    this.end();
  }

  end(): void {
    this.options.response.end();
  }

  reset(): void {
    resetConnection(this.options.response.socket);
  }

  private event(type: string, stored: StoredObject): void {
    const representation = {
      ...this.options.representation,
      now: this.options.now(),
    };
    this.line(type, encodeObject(stored, representation, !this.columnsSent));
    this.columnsSent = true;
  }

  private line(type: string, object: string): void {
    const { response, isFrozen } = this.options;
    if (!isFrozen() && !response.writableEnded) {
      response.write(`{"type":"${type}","object":${object}}\n`);
    }
  }
}
