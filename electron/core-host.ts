import type { EventName } from '../core/contract/events.ts';
import type { Answer, RequestName } from '../core/contract/requests.ts';
import type { FileTokens } from './file-tokens.ts';
import type { ForkReader } from './reader-child.ts';

/** Starts the workers and answers requests, for the window and for the command line alike. */
export type CoreHost = {
  /** Parses the input strictly, runs, parses the output; never rejects. */
  readonly request: (name: RequestName, input: unknown) => Promise<Answer<RequestName>>;
  readonly onEvent: (listener: (name: EventName, payload: unknown) => void) => void;
  /** Closes the project and stops the workers. */
  readonly close: () => Promise<void>;
};

export type CoreHostOptions = {
  readonly tokens: FileTokens;
  /** Where the sample organisation and the list of recent projects are kept. */
  readonly userDataFolder: string;
  readonly forkReader: ForkReader;
  /** Answers `app.info`. */
  readonly info: { readonly version: string; readonly banner: string | null; readonly sampleOnly: boolean };
  /** ISO time; the command line may state it. */
  readonly now: () => string;
  /** Local log: codes and counts only. */
  readonly log: (line: string) => void;
};

export declare function startCoreHost(options: CoreHostOptions): Promise<CoreHost>;
