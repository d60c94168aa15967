import { ActionButton } from '../../components/action-button.tsx';
import type { CheckList } from './check-list.ts';

type ChecksDoneProps = {
  readonly done: CheckList['done'];
  readonly isBusy: boolean;
  readonly onUndo: (fixId: string) => void;
};

/** Fixes in force, latest first. */
export function ChecksDone({ done, isBusy, onUndo }: ChecksDoneProps) {
  return (
    <section className="card stack" aria-labelledby="checks-done">
      <h2 id="checks-done">Done</h2>
      <ul className="checks-done">
        {done.toReversed().map(({ id, check, sentence }) => (
          <li key={id}>
            <div>
              <p>{sentence}</p>
              <p className="quiet">{check}</p>
            </div>
            <ActionButton
              icon="undo"
              isDisabled={isBusy}
              aria-label={`Undo: ${check}. ${sentence}`}
              onPress={() => onUndo(id)}
            >
              Undo
            </ActionButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
