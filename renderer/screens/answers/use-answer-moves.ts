import { useState } from 'react';
import { announce } from '../../session/announcer.tsx';
import { createStore, type Store } from '../../session/store.ts';
import { countOf } from '../../words/wording.ts';
import { ASK_REASON, NEW_CATEGORY, type TableAnswer } from './answer-parts.ts';

type Selected = { readonly names: ReadonlySet<string> };

/** A store of its own, so that selecting rerenders only the rows concerned. */
export type Selection = Store<Selected>;

export type AnswerMoves = {
  readonly selection: Selection;
  readonly select: (names: readonly string[], isSelected: boolean) => void;
  /** Codes an answer; if it is selected, all selected ones. */
  readonly choose: (name: string, key: string) => void;
  /** Question to confirm before answers are moved. */
  readonly asks: { readonly answers: readonly TableAnswer[]; readonly key: string } | null;
  readonly decide: (chosen: readonly TableAnswer[], key: string) => void;
  readonly cancel: () => void;
};

/** Selection of answers, and coding of the selected ones. */
export function useAnswerMoves(
  answers: readonly TableAnswer[],
  onDecide: (chosen: readonly TableAnswer[], key: string) => void,
): AnswerMoves {
  const [selection] = useState((): Selection => createStore<Selected>({ names: new Set() }));
  const [asks, setAsks] = useState<AnswerMoves['asks']>(null);
  const decide = (chosen: readonly TableAnswer[], key: string): void => {
    selection.change({ names: new Set() });
    setAsks(null);
    onDecide(chosen, key);
  };
  return {
    selection,
    asks,
    decide,
    cancel: () => setAsks(null),
    select(names, isSelected) {
      const others = [...selection.read().names].filter((each) => !names.includes(each));
      const next = new Set(isSelected ? [...others, ...names] : others);
      selection.change({ names: next });
      announce(next.size === 0 ? 'No answer is selected.' : `${countOf(next.size, 'answer')} selected.`);
    },
    choose(name, key) {
      const selected = selection.read().names;
      const moving = selected.has(name) ? selected : new Set([name]);
      const chosen = answers.filter(({ answer }) => moving.has(answer));
      if (key === ASK_REASON || key === NEW_CATEGORY) setAsks({ answers: chosen, key });
      else decide(chosen, key);
    },
  };
}

/** Several answers in words. */
export function namesOf(answers: readonly TableAnswer[]): string {
  const [first] = answers;
  return first && answers.length === 1 ? `“${first.answer}”` : countOf(answers.length, 'answer');
}
