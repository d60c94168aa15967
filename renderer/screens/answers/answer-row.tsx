import { countText } from '../../../core/charts/figure-text.ts';
import type { KeyboardEvent } from 'react';
import { Picker } from '../../components/picker.tsx';
import type { ChoiceSection } from '../../components/choice.tsx';
import {
  type AnswersValue,
  keyOf,
  type Meaning,
  meaningOf,
  NO_MEANING,
  type RawAnswer,
  splitExamples,
} from './answer-list.ts';
import { backgroundLabels, choosableReasons, type Group, groups } from './groups.ts';

const groupKeys: Readonly<Record<string, Group>> = {
  p: 'professional',
  i: 'intermediate',
  w: 'working-class',
};

type AnswerRowProps = {
  readonly answer: RawAnswer;
  readonly instrument: AnswersValue['instrument'];
  readonly onDecide: (meaning: Meaning, words: string) => void;
  readonly onAskReason: () => void;
  readonly onMove: (step: 1 | -1) => void;
};

export function AnswerRow({ answer, instrument, onDecide, onAskReason, onMove }: AnswerRowProps) {
  const { background, meaning } = answer;
  const sections = choicesFor(instrument, meaning);
  const wordsOf = (key: string): string =>
    sections.flatMap((section) => section.items).find((item) => item.id === key)?.label ?? 'no meaning';

  /** Before the menu button hears them: arrows walk the rows here, Enter opens the menu. */
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLButtonElement) || event.ctrlKey || event.metaKey || event.altKey)
      return;
    const key = event.key.toLowerCase();
    const group = groupKeys[key];
    if (group) onDecide({ kind: 'group', group }, backgroundLabels[group]);
    else if (key === 'x') onAskReason();
    else if (key === 'arrowdown') onMove(1);
    else if (key === 'arrowup') onMove(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <tr data-answer={answer.answer} onKeyDownCapture={onKeyDown} draggable>
      <th scope="row">
        <AnswerText text={answer.answer} />
        {answer.note === '' ? null : <span className="answer-note">{answer.note}</span>}
      </th>
      <td className="numeric">{countText(answer.count)}</td>
      <td className="answer-meaning">
        <Picker
          label={`${answer.answer}, counted as`}
          valueText={placeOf(answer) ?? 'choose a meaning'}
          value={meaning === null ? null : keyOf(meaning)}
          sections={sections}
          onChange={(key) => onDecide(meaningOf(key), wordsOf(key))}
        >
          {background === null ? (
            <span>Choose …</span>
          ) : (
            <>
              <span className={`answer-group answer-group-${background}`}>{placeOf(answer)}</span>
              {meaning !== null && meaning.kind !== 'answer' ? (
                <span className="small"> your decision</span>
              ) : null}
            </>
          )}
        </Picker>
      </td>
    </tr>
  );
}

/** The group or reason; null while there is none. */
function placeOf({ background, isKindOfWork }: RawAnswer): string | null {
  if (isKindOfWork) return 'With the other three questions';
  return background === null ? null : backgroundLabels[background];
}

/** The words that tell answers apart first; the examples of the questionnaire smaller. */
function AnswerText({ text }: { text: string }) {
  const [words, examples] = splitExamples(text);
  return (
    <>
      {words}
      {examples === '' ? null : <span className="answer-examples">{examples}</span>}
    </>
  );
}

function choicesFor(instrument: AnswersValue['instrument'], meaning: Meaning): readonly ChoiceSection[] {
  return [
    {
      heading: 'Straight to a group (your own grouping)',
      items: groups.map((group) => ({ id: `group:${group}`, label: backgroundLabels[group] })),
    },
    {
      heading: 'Gives no group',
      items: choosableReasons.map((reason) => ({ id: `reason:${reason}`, label: backgroundLabels[reason] })),
    },
    {
      heading: 'The same as this survey answer (grouped by the scheme)',
      items: instrument.map(({ code, label, background }) => ({
        id: `answer:${code}`,
        label,
        note: backgroundLabels[background],
      })),
    },
    ...(meaning === null
      ? []
      : [{ heading: 'Take back', items: [{ id: NO_MEANING, label: 'No meaning yet' }] }]),
  ];
}
