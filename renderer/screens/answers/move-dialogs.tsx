import { ASK_REASON, NEW_CATEGORY } from './answer-parts.ts';
import { CategoryDialog } from './category-dialog.tsx';
import { type ReasonChoice, ReasonDialog } from './reason-dialog.tsx';
import { type AnswerMoves, namesOf } from './use-answer-moves.ts';

type MoveDialogsProps = { readonly moves: AnswerMoves; readonly reasons: readonly ReasonChoice[] };

/** Dialogs for moves that need a reason, or the name of a new category. */
export function MoveDialogs({ moves: { asks, decide, cancel }, reasons }: MoveDialogsProps) {
  if (asks === null) return null;
  const { answers, key } = asks;
  const dialog = { names: namesOf(answers), onClose: cancel } as const;
  switch (key) {
    case ASK_REASON:
      return <ReasonDialog {...dialog} reasons={reasons} onChoose={(reason) => decide(answers, reason)} />;
    case NEW_CATEGORY:
      return <CategoryDialog {...dialog} onChoose={(name) => decide(answers, `category:${name}`)} />;
    default:
      return null;
  }
}
