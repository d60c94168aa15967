import './chart-figure.css';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { Chart } from '../../core/charts/chart.ts';
import { nothingDrawn } from '../../core/results/nothing-drawn.ts';
import { chartSvg } from '../../core/charts/svg.ts';

/** The chart as the report draws it, or the reason why there is none. */
export function ChartFigure({ chart }: { chart: Chart }) {
  const reason = nothingDrawn(chart);
  return (
    <figure className="chart" tabIndex={-1}>
      <figcaption>
        <h3>{chart.title}</h3>
        {chart.subtitle === '' || reason !== null ? null : <p className="small">{chart.subtitle}</p>}
      </figcaption>
      {reason === null ? <ChartDrawing chart={chart} /> : <p>{reason}</p>}
    </figure>
  );
}

/** Redrawn to the available width. */
function ChartDrawing({ chart }: { chart: Chart }) {
  const id = useId();
  const canvas = useRef<HTMLDivElement>(null);
  const width = useWidth(canvas);
  useLayoutEffect(() => {
    if (canvas.current === null || width === 0) return;
    canvas.current.replaceChildren(drawingOf(chartSvg(chart, width, { id })));
  }, [chart, width, id]);
  return <div ref={canvas} className="chart-canvas" />;
}

/** Parsed as XML, so that it can never become HTML of the page. */
function drawingOf(svg: string): Element {
  return document.importNode(new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement, true);
}

const SMALLEST_WIDTH = 260;

function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (element.current === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(SMALLEST_WIDTH, Math.floor(entry.contentRect.width)));
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
