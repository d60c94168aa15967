import { useCallback, useEffect, useState } from 'react';
import type { Failure, Input, Output } from '../../core/contract/requests.ts';
import { ask, failureOf, type QueryName } from './client.ts';
import { useSession } from './session.ts';

export type Asked<T> = {
  /** Kept while the same query is repeated. */
  readonly value: T | null;
  readonly failure: Failure | null;
  readonly isWaiting: boolean;
  readonly again: () => void;
};

type Settled<T> = {
  readonly question: string;
  readonly input: string;
  readonly value: T | null;
  readonly failure: Failure | null;
};

/** Runs a query, and again whenever its input or the project changes; null runs none. */
export function useQuery<Name extends QueryName>(name: Name, input: Input<Name> | null): Asked<Output<Name>> {
  const revision = useSession((state) => state.revision);
  const [turn, setTurn] = useState(0);
  const [settled, setSettled] = useState<Settled<Output<Name>> | null>(null);
  const question = input === null ? null : JSON.stringify([input, revision, turn]);

  useEffect(() => {
    if (question === null) return undefined;
    let isCurrent = true;
    const [asked] = JSON.parse(question) as [Input<Name>];
    const settle = (value: Output<Name> | null, failure: Failure | null): void => {
      if (isCurrent) setSettled({ question, input: JSON.stringify(asked), value, failure });
    };
    ask(name, asked).then(
      (value) => settle(value, null),
      (error: unknown) => settle(null, failureOf(error)),
    );
    return () => {
      isCurrent = false;
    };
  }, [name, question]);

  const again = useCallback(() => setTurn((before) => before + 1), []);
  const known = settled !== null && settled.input === JSON.stringify(input) ? settled : null;
  return {
    value: known?.value ?? null,
    failure: known?.failure ?? null,
    isWaiting: question !== null && settled?.question !== question,
    again,
  };
}

export type Command = {
  readonly isBusy: boolean;
  readonly failure: Failure | null;
  readonly run: (work: () => Promise<void>) => Promise<void>;
  readonly clear: () => void;
};

/** Runs one command at a time and keeps its failure until the next. */
export function useCommand(): Command {
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const run = useCallback(async (work: () => Promise<void>) => {
    setIsBusy(true);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(failureOf(error));
    }
    setIsBusy(false);
  }, []);
  const clear = useCallback(() => setFailure(null), []);
  return { isBusy, failure, run, clear };
}
