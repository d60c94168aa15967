import { type Failure, type RequestName, requestNames, requests } from '../../core/contract/requests.ts';
import { handlersOf } from './fake-handlers.ts';
import type { Scenario } from './fake-project.ts';

/** Answers what the contract asks for, and refuses or waits where a test says so. */
export type FakeCore = {
  /** Requests that were asked, in their order. */
  readonly asked: readonly RequestName[];
  readonly refuse: (name: RequestName, failure?: Partial<Failure>) => void;
  /** From now on the request is not answered until `answer` names it again. */
  readonly hold: (name: RequestName) => void;
  readonly answer: (name: RequestName) => void;
  /** The job that was started last. */
  readonly jobId: () => string;
  /** Once nothing but held requests is on its way and nothing new has been asked for a while. */
  readonly settled: () => Promise<void>;
  readonly close: () => void;
  readonly handle: (name: string, input: unknown) => Promise<unknown>;
};

export function makeFakeCore(scenario: Scenario): FakeCore {
  const handlers = handlersOf(scenario);
  const refused = new Map<RequestName, Failure>();
  const held = new Set<RequestName>();
  const asked: RequestName[] = [];
  const running: RequestName[] = [];
  let jobId = '';
  return {
    asked,
    jobId: () => jobId,
    async settled() {
      let quietSince = asked.length;
      for (let rounds = 0; rounds < QUIET_ROUNDS; rounds += 1) {
        await pause(50);
        const isQuiet = running.every((name) => held.has(name)) && asked.length === quietSince;
        if (!isQuiet) rounds = 0;
        quietSince = asked.length;
      }
    },
    close: () => held.clear(),
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
      while (held.has(name)) await pause(20);
      running.splice(running.indexOf(name), 1);
      const error = refused.get(name);
      if (error) return { ok: false, error };
      const handler = handlers[name] as ((input: unknown) => unknown) | undefined;
      if (!handler) throw new Error(`The fake core does not know ${name}.`);
      return { ok: true, value: requests[name].output.parse(await handler(input)) };
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
