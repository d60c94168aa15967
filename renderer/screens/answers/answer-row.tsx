import type { KeyboardEvent, MouseEvent } from 'react';
import { countText } from '../../../core/words/figure-text.ts';
import { useStore } from '../../session/store.ts';
import type { ChoiceSection } from '../../components/choice.tsx';
import { Picker } from '../../components/picker.tsx';
import { splitExamples } from './answer-list.ts';
import type { Shortcut, TableAnswer } from './answer-parts.ts';
import type { Selection } from './use-answer-moves.ts';

type AnswerRowProps = {
  readonly answer: TableAnswer;
  readonly choices: readonly ChoiceSection[];
  readonly shortcuts: readonly Shortcut[];
  readonly selection: Selection;
  readonly onSelect: (isSelected: boolean) => void;
  readonly onChoose: (key: string) => void;
  readonly onMove: (step: 1 | -1, isSelecting: boolean) => void;
};

export function AnswerRow(props: AnswerRowProps) {
  const { answer, choices, shortcuts, selection, onSelect, onChoose, onMove } = props;
  const isSelected = useStore(selection, ({ names }) => names.has(answer.answer));

  /** Capture phase, ahead of the menu button: arrows move between rows here, Enter opens the menu. */
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isOwnControl(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    const shortcut = shortcuts.find((each) => each.key === key);
    if (shortcut) onChoose(shortcut.choice);
    else if (key === 'enter' && event.target instanceof HTMLInputElement) openMenu(event.currentTarget);
    else if (key === 's') onSelect(!isSelected);
    else if (key === 'arrowdown') onMove(1, event.shiftKey);
    else if (key === 'arrowup') onMove(-1, event.shiftKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <tr
      data-answer={answer.answer}
      data-selected={isSelected || undefined}
      onKeyDownCapture={onKeyDown}
      onClick={focusRow}
      draggable
    >
      <td className="answer-pick">
        <label className="check" data-selected={isSelected || undefined}>
          <input
            type="checkbox"
            className="visually-hidden"
            aria-label={`Select ${answer.answer}`}
            checked={isSelected}
            onChange={({ target }) => onSelect(target.checked)}
          />
        </label>
      </td>
      <th scope="row">
        <AnswerText text={answer.answer} />
        {answer.note === '' ? null : <span className="answer-note">{answer.note}</span>}
      </th>
      <td className="numeric">{answer.count === null ? '' : countText(answer.count)}</td>
      <td className="answer-meaning">
        <Picker
          label={`${answer.answer}, counted as`}
          valueText={answer.place ?? 'choose a meaning'}
          value={answer.key}
          sections={choices}
          onChange={onChoose}
        >
          {answer.place === null ? <span>Choose …</span> : <AnswerPlace answer={answer} />}
        </Picker>
      </td>
    </tr>
  );
}

/** React bubbles events of the row's menu through portals; the menu handles its own keys. */
function isOwnControl({ target, currentTarget }: KeyboardEvent): boolean {
  const isControl = target instanceof HTMLButtonElement || target instanceof HTMLInputElement;
  return isControl && currentTarget.contains(target);
}

function openMenu(row: Element): void {
  const button = row.querySelector('button');
  button?.focus();
  button?.click();
}

/** A click outside the row's controls focuses the row. */
function focusRow({ target, currentTarget }: MouseEvent): void {
  const isBeside = target instanceof Element && target.closest('button, label, input') === null;
  if (isBeside && currentTarget.contains(target)) currentTarget.querySelector('button')?.focus();
}

function AnswerPlace({ answer: { place, background, remark } }: { answer: TableAnswer }) {
  return (
    <>
      <span className={background === null ? undefined : `answer-group answer-group-${background}`}>
        {place}
      </span>
      {remark === '' ? null : <span className="small"> {remark}</span>}
    </>
  );
}

/** The distinguishing words first, the questionnaire's examples smaller. */
function AnswerText({ text }: { text: string }) {
  const [words, examples] = splitExamples(text);
  return (
    <>
      {words}
      {examples === '' ? null : <span className="answer-examples">{examples}</span>}
    </>
  );
}
