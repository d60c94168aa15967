import type { EventName } from '../../core/contract/events.ts';
import type { Answer, RequestName } from '../../core/contract/requests.ts';
import type { MessagePort } from 'node:worker_threads';
import type { FromReader, ReadTask } from './reader-messages.ts';

/** Requests that need the project file; the host answers the others. */
export type ProjectRequest = Exclude<RequestName, 'app.info' | 'file.pick' | 'project.recent' | 'job.cancel'>;

export type ToProject =
  | {
      readonly type: 'start';
      readonly userDataFolder: string;
      readonly programVersion: string;
      readonly scryptCost: number;
    }
  | { readonly type: 'compute'; readonly port: MessagePort }
  | {
      readonly type: 'call';
      readonly id: number;
      readonly name: ProjectRequest;
      readonly input: unknown;
      /** Path behind the input's file token. */
      readonly path: string | null;
      readonly now: string;
    }
  | { readonly type: 'cancel'; readonly jobId: string }
  | { readonly type: 'reader'; readonly readerId: number; readonly message: FromReader }
  | { readonly type: 'reader-gone'; readonly readerId: number }
  /** Null where the host cannot print. */
  | { readonly type: 'printed'; readonly printId: number; readonly pdf: Uint8Array | null }
  | { readonly type: 'stop' };

export type FromProject =
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answer<RequestName> }
  | { readonly type: 'event'; readonly name: EventName; readonly payload: unknown }
  | { readonly type: 'compute-wanted' }
  | { readonly type: 'read'; readonly readerId: number; readonly task: ReadTask }
  | { readonly type: 'chunk-taken'; readonly readerId: number }
  | { readonly type: 'reader-stop'; readonly readerId: number }
  | { readonly type: 'print'; readonly printId: number; readonly html: string }
  | { readonly type: 'log'; readonly line: string }
  | { readonly type: 'stopped' };
