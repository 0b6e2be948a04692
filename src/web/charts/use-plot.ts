import { createElement, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { loadPlot } from './load-plot.ts';
import type { PlotProps } from './plot.tsx';

type Draw = (props: PlotProps) => ReactNode;
type Found = { readonly draw: Draw } | { readonly error: unknown };

let known: Found | null = null;

/**
 * What draws a plot, asked for with its library as soon as a chart is there; null until it has come. Not by Suspense: React
 * keeps a fallback that has just been shown for 300 ms, and data that is here by then would wait for it.
 */
export function usePlot(): Draw | null {
  const [found, setFound] = useState(known);
  useEffect(() => {
    if (found !== null) return;
    let isHere = true;
    const find = async (): Promise<Found> => {
      try {
        const Plot = await loadPlot();
        known = { draw: (props) => createElement(Plot, props) };
        return known;
      } catch (error) {
        return { error };
      }
    };
    void find().then((one) => {
      if (isHere) setFound(one);
    });
    return () => {
      isHere = false;
    };
  }, [found]);
  if (found !== null && 'error' in found) throw found.error;
  return found?.draw ?? null;
}
