import type { EventName, EventPayload } from './events.ts';
import type { Answer, Input, RequestName } from './requests.ts';

/** API that preload exposes to the window as `rungs`: one function per request, one per event, nothing generic. */
export type WindowApi = {
  readonly requests: { readonly [Name in RequestName]: (input: Input<Name>) => Promise<Answer<Name>> };
  readonly on: {
    readonly [Name in EventName]: (listener: (payload: EventPayload<Name>) => void) => () => void;
  };
  /** Registers a file dropped or chosen in the page; returns its token, null where it has no path. */
  readonly adoptFile: (file: unknown) => Promise<{ readonly token: string; readonly name: string } | null>;
};
