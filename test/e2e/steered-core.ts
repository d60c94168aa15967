import type { EventName } from '../../core/contract/events.ts';
import {
  type Failure,
  type Output,
  type RequestName,
  requestNames,
  requests,
} from '../../core/contract/requests.ts';
import type { CoreHost } from '../../electron/host/core-host.ts';

type Given = { readonly [Name in RequestName]?: (input: unknown) => Output<Name> };

/** The real core, which refuses, waits or answers otherwise where a spec says so. */
export type SteeredCore = {
  /** Requests that were asked, in their order. */
  readonly asked: readonly RequestName[];
  readonly refuse: (name: RequestName, failure?: Partial<Failure>) => void;
  /** From now on the request is not passed on until `answer` names it again. */
  readonly hold: (name: RequestName) => void;
  readonly answer: (name: RequestName) => void;
  /** The job that was started last. */
  readonly jobId: () => string;
  /** Once nothing but held requests is on its way and nothing new has been asked for a while. */
  readonly settled: () => Promise<void>;
  /** Held requests are refused, so that none runs on after the spec. */
  readonly close: () => Promise<void>;
  readonly handle: (name: string, input: unknown) => Promise<unknown>;
  readonly onEvent: (listener: (name: EventName, payload: unknown) => void) => void;
};

/** `given` is answered in place of the core: what a native dialog picks, and what only another build would say. */
export function steer(host: CoreHost, given: Given): SteeredCore {
  const refused = new Map<RequestName, Failure>();
  const held = new Set<RequestName>();
  const asked: RequestName[] = [];
  const running: RequestName[] = [];
  let jobId = '';
  const closing = new AbortController();

  const waitWhileHeld = async (name: RequestName): Promise<void> => {
    while (held.has(name) && !closing.signal.aborted) await pause(20);
    if (closing.signal.aborted) refused.set(name, plainFailure);
  };
  const answer = async (name: RequestName, input: unknown) => {
    await waitWhileHeld(name);
    const error = refused.get(name);
    if (error) return { ok: false, error };
    const instead = given[name];
    return instead ? { ok: true, value: instead(input) } : host.request(name, input);
  };
  const isQuiet = (): boolean => running.every((name) => held.has(name));

  return {
    asked,
    jobId: () => jobId,
    onEvent: (listener) =>
      host.onEvent((name, payload) => {
        if (!closing.signal.aborted) listener(name, payload);
      }),
    async settled() {
      let quietSince = asked.length;
      for (let rounds = 0; rounds < QUIET_ROUNDS; rounds += 1) {
        await pause(50);
        if (!isQuiet() || asked.length !== quietSince) rounds = 0;
        quietSince = asked.length;
      }
    },
    async close() {
      closing.abort();
      while (running.length > 0) await pause(20);
    },
    refuse(name, failure = {}) {
      refused.set(name, { ...plainFailure, ...failure });
    },
    hold: (name) => held.add(name),
    answer(name) {
      held.delete(name);
      refused.delete(name);
    },
    async handle(text, raw) {
      const name = requestNames.find((each) => each === text);
      if (!name) throw new Error(`The window asked for ${text}, which the contract does not have.`);
      asked.push(name);
      const input = requests[name].input.parse(raw);
      if (name !== 'job.cancel' && 'jobId' in input) jobId = input.jobId;
      running.push(name);
      try {
        return await answer(name, input);
      } finally {
        running.splice(running.indexOf(name), 1);
      }
    },
  };
}

const QUIET_ROUNDS = 5;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const plainFailure: Failure = {
  code: 'app/unexpected',
  what: 'Something went wrong that Rungs did not expect.',
  whatToDo: 'Try again. Your project is as it was before.',
  fields: {},
  incidentId: '7f3a-2c19',
};
