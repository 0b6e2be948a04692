import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import { filterParams } from '#contract/query.ts';
import { delayReport, feesReport, monthEndReport, overviewReport, paidOutReport } from '#contract/reports.ts';
import { get } from './client.ts';

/** The query of a report, as the contract names it. */
export interface ReportParams {
  readonly period_gte: string;
  readonly period_lt: string;
  readonly zone: string;
  readonly bucket?: 'day' | 'week' | 'month';
  readonly currency?: readonly string[];
  readonly gateway?: readonly string[];
}

const FRESH_MS = 30_000;
/** Read again with the minutes, because a period may not be over; often while its numbers still come in. */
const EVERY_MS = 120_000;
const WHILE_READING_MS = 2_500;

function reportQuery<T extends { readonly complete: boolean }>(
  name: string,
  schema: z.ZodMiniType<T>,
  params: ReportParams,
) {
  return queryOptions({
    queryKey: ['reports', name, params],
    queryFn: ({ signal }): Promise<T> =>
      get(schema, `/reports/${name}?${filterParams({ ...params }).toString()}`, signal),
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
    refetchInterval: ({ state }) => (state.data?.complete === false ? WHILE_READING_MS : EVERY_MS),
  });
}

export const overviewQuery = (params: ReportParams) => reportQuery('overview', overviewReport, params);
export const paidOutQuery = (params: ReportParams) => reportQuery('paid-out', paidOutReport, params);
export const feesQuery = (params: ReportParams) => reportQuery('fees', feesReport, params);
export const delayQuery = (params: ReportParams) => reportQuery('delay', delayReport, params);
export const monthEndQuery = (params: ReportParams) => reportQuery('month-end', monthEndReport, params);

/** Where the month's report is as a file. */
export function monthEndCsvPath(params: ReportParams): string {
  return `/reports/month-end.csv?${filterParams({ ...params }).toString()}`;
}
