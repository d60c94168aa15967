import { useEffect, useRef } from 'react';
import type { Result } from '../../../core/results/result.ts';
import { isTyping } from '../../session/shortcuts.ts';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import { StrengthMark } from '../../components/strength-mark.tsx';
import { EmphasisedSentence } from './emphasised-sentence.tsx';
import { ResultTableView } from './result-table.tsx';

/** A result: headline, strength, charts with their tables. */
export function ResultView({ result, isStale }: { result: Result; isStale: boolean }) {
  const view = useRef<HTMLElement>(null);
  useTableKey(view);
  const [headline, ...others] = result.sentences;
  return (
    <section
      ref={view}
      className={isStale ? 'card result result-stale' : 'card result'}
      aria-label={isStale ? 'Finding from before the last change' : 'Finding'}
    >
      {headline === undefined ? null : (
        <p className="lead">
          <EmphasisedSentence text={headline} />
        </p>
      )}
      <StrengthMark strength={result.strength} />
      {others.map((sentence) => (
        <p className="result-sentence" key={sentence}>
          {sentence}
        </p>
      ))}
      {result.context.facts.map(({ id, sentence }) => (
        <p className="result-sentence small" key={`${id} ${sentence}`}>
          {sentence}
        </p>
      ))}
      {result.charts.map((chart) => (
        <ChartFigure key={chart.title} chart={chart} />
      ))}
      {result.charts.length > 0 && result.tables.length > 0 ? (
        <p className="small result-key">
          <kbd>T</kbd> moves between chart and table.
        </p>
      ) : null}
      {result.tables.map((table) => (
        <ResultTableView key={table.id} table={table} />
      ))}
    </section>
  );
}

/** Key T moves the focus between a chart and its table. */
function useTableKey(view: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);
      const isElsewhere =
        isTyping(event.target) || document.querySelector('[role="dialog"], [role="listbox"]');
      if (event.key.toLowerCase() !== 't' || !isPlain || isElsewhere) return;
      const isInTable =
        view.current?.querySelector('.table-frame')?.contains(document.activeElement) ?? false;
      const target = view.current?.querySelector<HTMLElement>(isInTable ? '.chart' : '.table-frame');
      target?.focus({ preventScroll: true });
      target?.scrollIntoView({ block: 'nearest' });
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [view]);
}
