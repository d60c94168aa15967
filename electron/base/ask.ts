import {
  type Answer,
  type Failure,
  type Input,
  type Output,
  type RequestName,
  requests,
} from '../../core/contract/requests.ts';

/** A refused request, with its failure in words. */
export class RefusedError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(`${failure.what} ${failure.whatToDo}`);
    this.failure = failure;
  }
}

export type Ask = <Name extends RequestName>(name: Name, input: Input<Name>) => Promise<Output<Name>>;

/** Runs a request: strict input schema, handler, strict output schema; never rejects. */
export type Request = (name: RequestName, input: unknown) => Promise<Answer<RequestName>>;

/** The host's requests, typed; a refusal is thrown as RefusedError. */
export function askingOf(request: Request): Ask {
  return async (name, input) => {
    const answer = await request(name, input);
    if (!answer.ok) throw new RefusedError(answer.error);
    return requests[name].output.parse(answer.value) as Output<typeof name>;
  };
}
